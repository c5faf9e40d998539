/// Whole numbers in rows and columns: tokens, targets, positions. Row-major, of any rank, without gradients.
public struct IndexTensor: Sendable, Equatable {
  /// The size along each axis; empty for a single number.
  public let shape: [Int]
  /// The numbers, the last axis running fastest.
  public private(set) var values: [Int32]

  /// Numbers in the given shape.
  ///
  /// - Precondition: There are as many values as the shape has places.
  public init(shape: [Int], values: [Int32]) {
    require(
      shape.allSatisfy { $0 >= 0 } && shape.reduce(1, *) == values.count,
      "IndexTensor: \(values.count) values don't fill the shape \(shape)")
    self.shape = shape
    self.values = values
  }

  /// A row of numbers.
  ///
  /// - Precondition: Each fits into 32 bits.
  public init(_ values: [Int]) { self.init(shape: [values.count], values: values.map(Self.stored)) }

  /// Rows of equal length.
  ///
  /// - Precondition: All rows are as long as the first, and each number fits into 32 bits.
  public init(_ rows: [[Int]]) {
    let width = rows.first?.count ?? 0
    require(
      rows.allSatisfy { $0.count == width },
      "IndexTensor: rows have the lengths \(Set(rows.map(\.count)).sorted()); they have to be equal")
    self.init(shape: [rows.count, width], values: rows.flatMap { $0.map(Self.stored) })
  }

  /// How many numbers there are.
  public var count: Int { values.count }

  /// The number at a position, one index for each axis.
  ///
  /// - Precondition: There are as many indices as axes, each within its axis.
  public subscript(_ position: Int...) -> Int {
    get { Int(values[offset(position)]) }
    set { values[offset(position)] = Self.stored(newValue) }
  }

  /// The given rows along the first axis, in the order given; rows may repeat.
  ///
  /// - Precondition: Each is a row of the tensor.
  public func rows(_ positions: [Int]) -> IndexTensor {
    require(!shape.isEmpty, "rows: a single number has no rows")
    let width = shape.dropFirst().reduce(1, *)
    let gathered = [Int32](unsafeUninitializedCapacity: positions.count * width) { buffer, count in
      values.withUnsafeBufferPointer { source in
        for (row, position) in positions.enumerated() {
          require(position >= 0 && position < shape[0], "rows: there is no row \(position) in shape \(shape)")
          for column in 0..<width { buffer[row * width + column] = source[position * width + column] }
        }
      }
      count = positions.count * width
    }
    return IndexTensor(shape: [positions.count] + shape.dropFirst(), values: gathered)
  }

  /// The same numbers in another shape.
  ///
  /// - Precondition: The shape has as many places.
  public func reshaped(_ shape: [Int]) -> IndexTensor {
    require(
      shape.reduce(1, *) == count, "reshape: shape \(self.shape) of \(count) numbers can't become \(shape)")
    return IndexTensor(shape: shape, values: values)
  }

  /// The number as it is kept.
  private static func stored(_ value: Int) -> Int32 {
    require(
      Int32(exactly: value) != nil,
      "IndexTensor: \(value) doesn't fit into 32 bits; it has to be \(Int32.min) to \(Int32.max)")
    return Int32(truncatingIfNeeded: value)
  }

  private func offset(_ position: [Int]) -> Int {
    require(position.count == shape.count, "index: \(position) has \(position.count) axes, shape \(shape)")
    var offset = 0
    for (index, size) in zip(position, shape) {
      require(index >= 0 && index < size, "index: \(position) is outside of shape \(shape)")
      offset = offset * size + index
    }
    return offset
  }
}
