/// An array of numbers read from JSON, of any depth.
struct JSONArray {
  private(set) var values: [Float] = []
  /// The length of the arrays at each depth.
  private(set) var shape: [Int] = []
  /// How many numbers are beyond single precision.
  private(set) var beyondCount = 0
  /// At which depth the numbers stand.
  private var depth: Int?

  /// Reads an array or a number; `nil`, somewhere within, if there is something else.
  ///
  /// - Throws: The cursor's failure if arrays of one depth differ in length, or it isn't JSON.
  init?(reading cursor: inout JSONCursor) throws {
    do { try read(&cursor, 0) } catch is OtherValue { return nil }
  }

  private struct OtherValue: Error {}

  private mutating func read(_ cursor: inout JSONCursor, _ level: Int) throws {
    guard cursor.next() == UInt8(ascii: "[") else { return try readNumber(&cursor, level) }
    let start = cursor
    if level == depth { throw start.failure("an array stands among numbers") }
    // Where an array is open, its length isn't known yet.
    let unknown = -1
    if level == shape.count { shape.append(unknown) }
    var count = 0
    try cursor.readArray { cursor in
      try read(&cursor, level + 1)
      count += 1
    }
    if shape[level] == unknown { shape[level] = count }
    guard shape[level] == count else {
      throw start.failure("the array holds \(count) elements, those before it \(shape[level])")
    }
  }

  private mutating func readNumber(_ cursor: inout JSONCursor, _ level: Int) throws {
    for (word, value) in [
      ("null", Float.nan), ("NaN", .nan), ("Infinity", .infinity), ("-Infinity", -.infinity),
    ]
    where cursor.bytes[cursor.position...].starts(with: word.utf8) {
      cursor.position += word.utf8.count
      return try append(value, cursor, level)
    }
    guard try cursor.kind() == .number else { throw OtherValue() }
    let number = Float(try cursor.readNumber()) ?? .nan
    // Digits are finite, however many there are.
    if number.isInfinite { beyondCount += 1 }
    try append(number, cursor, level)
  }

  private mutating func append(_ value: Float, _ cursor: JSONCursor, _ level: Int) throws {
    guard level == shape.count, depth == nil || depth == level else {
      throw cursor.failure("a number stands among arrays")
    }
    depth = level
    values.append(value)
  }
}
