/// What a file says of a tensor that it holds: all but the numbers.
public struct TensorInfo: Sendable, Equatable {
  /// The tensor's name in the file.
  public let name: String
  /// What its numbers are.
  public let type: ElementType
  /// The size along each axis; empty for a single number.
  public let shape: [Int]
  /// Where its bytes stand in the data that follows the header.
  let range: Range<Int>

  /// How many numbers there are.
  public var count: Int { range.count / type.byteCount }
}
