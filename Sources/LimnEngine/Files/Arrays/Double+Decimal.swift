extension Double {
  /// The number that text stands for, as `Double.init(_:)` reads it, and several times as fast where the text is a short
  /// decimal, as in most tables.
  ///
  /// A whole number below 2^53 is exact as a `Double`, and so are powers of ten up to 22: their quotient is rounded once,
  /// to the nearest number (W. D. Clinger, How to Read Floating Point Numbers Accurately, 1990).
  init?(decimal text: String) {
    var text = text
    if let number = text.withUTF8(Self.shortDecimal) {
      self = number
    } else {
      self.init(text)
    }
  }

  /// The number that digits with one point or none stand for, where 15 of them count at most; `nil` for any other text.
  private static func shortDecimal(_ text: UnsafeBufferPointer<UInt8>) -> Double? {
    let isNegative = text.first == UInt8(ascii: "-")
    let digits = text.dropFirst(isNegative ? 1 : 0)
    guard digits.count <= 16, let first = digits.first, let last = digits.last, isDigit(first), isDigit(last)
    else {
      return nil
    }
    var (whole, places, hasPoint) = (0, 0, false)
    for byte in digits {
      if isDigit(byte) {
        whole = whole * 10 + Int(byte - UInt8(ascii: "0"))
        if hasPoint { places += 1 }
      } else if byte == UInt8(ascii: "."), !hasPoint {
        hasPoint = true
      } else {
        return nil
      }
    }
    guard hasPoint || digits.count <= 15 else { return nil }
    let number = Double(whole) / powersOfTen[places]
    return isNegative ? -number : number
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

  private static let powersOfTen: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
  ]
}
