extension Scale {
  /// Turns numbers into places: the numbers of a scale without its names.
  struct Placing {
    private let transform: Transform
    private let start: Double
    private let length: Double
    /// The ends of the domain on a line where equal distances look equal.
    private let low: Double
    private let span: Double
    /// A span that is too large for a number is measured in halves.
    private let unit: Double

    /// Cairo counts in 24 bits before the point; what lies farther out is moved here.
    private static let farthest = 1e6

    /// Without a domain no number has a place.
    init(_ domain: ClosedRange<Double>?, _ transform: Transform, from start: Double, to end: Double) {
      self.transform = transform
      self.start = start
      length = end - start
      guard let domain else {
        (low, span, unit) = (.nan, .nan, 1)
        return
      }
      let ends = (transform.place(domain.lowerBound), transform.place(domain.upperBound))
      unit = (ends.1 - ends.0).isFinite ? 1 : 0.5
      low = ends.0 * unit
      span = ends.1 * unit - ends.0 * unit
    }

    /// How far along the domain a number stands, from 0 to 1 inside of it.
    func fraction(of number: Double) -> Double {
      span > 0 ? (transform.place(number) * unit - low) / span : span == 0 ? 0.5 : .nan
    }

    /// The place of a number; NaN if it has none.
    func callAsFunction(_ number: Double) -> Double {
      guard number.isFinite else { return .nan }
      let place = start + length * fraction(of: number)
      return place < -Self.farthest ? -Self.farthest : place > Self.farthest ? Self.farthest : place
    }
  }
}
