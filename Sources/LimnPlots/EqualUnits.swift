/// The domains of two axes, widened so that one unit is as long on both.
struct EqualUnits {
  let horizontal: Scale.Domain
  let vertical: Scale.Domain

  /// - Parameters:
  ///   - horizontal: What the horizontal axis has to cover.
  ///   - vertical: What the vertical axis has to cover.
  ///   - area: The lengths of the axes.
  ///   - isWanted: Whether to widen at all.
  init(_ horizontal: Scale.Domain, _ vertical: Scale.Domain, area: Size, isWanted: Bool) {
    guard isWanted, case .numbers(let x) = horizontal, case .numbers(let y) = vertical, area.width > 0,
      area.height > 0
    else {
      (self.horizontal, self.vertical) = (horizontal, vertical)
      return
    }
    let unit = max(
      (x.upperBound - x.lowerBound) / area.width, (y.upperBound - y.lowerBound) / area.height)
    func widened(_ range: ClosedRange<Double>, _ length: Double) -> Scale.Domain {
      let room = (unit * length - (range.upperBound - range.lowerBound)) / 2
      guard room.isFinite, room > 0 else { return .numbers(range) }
      return .numbers((range.lowerBound - room)...(range.upperBound + room))
    }
    self.horizontal = widened(x, area.width)
    self.vertical = widened(y, area.height)
  }
}
