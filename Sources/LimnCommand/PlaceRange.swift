import ArgumentParser

/// Places from one up to another, as `10..<20` or `10...19` gives them on the command line.
struct PlaceRange: ExpressibleByArgument {
  let range: Range<Int>

  init?(argument: String) {
    for (sign, isClosed) in [("..<", false), ("...", true)] {
      guard let split = argument.firstRange(of: sign) else { continue }
      guard let first = Int(argument[..<split.lowerBound]), let last = Int(argument[split.upperBound...]),
        first >= 0, last < Int.max
      else { return nil }
      let end = isClosed ? last + 1 : last
      guard first < end else { return nil }
      range = first..<end
      return
    }
    return nil
  }
}

/// Numbers from one to another, as `-1...1` gives them on the command line.
struct NumberRange: ExpressibleByArgument {
  let range: ClosedRange<Double>

  init?(argument: String) {
    guard let split = argument.firstRange(of: "..."), let low = Double(argument[..<split.lowerBound]),
      let high = Double(argument[split.upperBound...]), low < high, (high - low).isFinite
    else { return nil }
    range = low...high
  }
}

/// Rows and columns, as `28x28` gives them on the command line.
struct MatrixShape: ExpressibleByArgument {
  let rows: Int
  let columns: Int

  init?(argument: String) {
    let parts = argument.lowercased().split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let rows = parts[0], let columns = parts[1], rows > 0, columns > 0 else {
      return nil
    }
    (self.rows, self.columns) = (rows, columns)
  }
}
