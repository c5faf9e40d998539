/// What a file says of an array that it holds.
public struct ArrayEntry: Sendable, Equatable {
  /// The array's name in the file; the file's own name without its extension where arrays have none.
  public let name: String
  /// The size along each axis; empty for a single number.
  public let shape: [Int]

  init(name: String, shape: [Int]) {
    self.name = name
    self.shape = shape
  }

  /// Name and shape, to be listed in an error sentence.
  var listed: String { "\(quoted(name)) \(described(shape: shape))" }
}
