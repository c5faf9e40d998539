extension Tensor {
  /// Numbers in the given shape, the last axis running fastest.
  ///
  /// - Precondition: There are as many values as the shape has places.
  public convenience init(shape: [Int], values: [Float]) {
    require(
      shape.allSatisfy { $0 >= 0 } && shape.product == values.count,
      "Tensor: \(values.count) values don't fill the shape \(shape)")
    self.init(uninitialized: shape)
    values.withUnsafeBufferPointer { values in
      if let base = values.baseAddress { pointer.update(from: base, count: values.count) }
    }
  }

  /// A single number.
  public convenience init(_ value: Float) { self.init(shape: [], values: [value]) }

  /// A row of numbers.
  public convenience init(_ values: [Float]) { self.init(shape: [values.count], values: values) }

  /// Rows of equal length.
  ///
  /// - Precondition: All rows are as long as the first.
  public convenience init(_ rows: [[Float]]) {
    let width = rows.first?.count ?? 0
    require(
      rows.allSatisfy { $0.count == width },
      "Tensor: rows have the lengths \(Set(rows.map(\.count)).sorted()); they have to be equal")
    self.init(shape: [rows.count, width], values: rows.flatMap { $0 })
  }

  /// The same number everywhere.
  public convenience init(filled value: Float, shape: [Int]) {
    require(shape.allSatisfy { $0 >= 0 }, "Tensor: the shape \(shape) has a negative size")
    self.init(uninitialized: shape)
    pointer.update(repeating: value, count: count)
  }

  /// Zeros, as `torch.zeros`.
  public static func zeros(_ shape: [Int]) -> Tensor { Tensor(filled: 0, shape: shape) }

  /// Ones, as `torch.ones`.
  public static func ones(_ shape: [Int]) -> Tensor { Tensor(filled: 1, shape: shape) }

  /// 0, 1, 2, ... as `torch.arange`.
  public static func arange(_ count: Int) -> Tensor { Tensor((0..<count).map { Float($0) }) }

  /// Ones on the diagonal, as `torch.eye`.
  public static func identity(_ size: Int) -> Tensor {
    let tensor = zeros([size, size])
    for index in 0..<size { tensor.pointer[index * size + index] = 1 }
    return tensor
  }

  /// Ones on and below the diagonal, as `torch.tril(torch.ones(size, size))`: what each place may see of the past.
  public static func lowerTriangle(_ size: Int) -> Tensor {
    let tensor = zeros([size, size])
    for row in 0..<size { for column in 0...row { tensor.pointer[row * size + column] = 1 } }
    return tensor
  }

  /// Normal numbers of mean 0 and deviation 1, as `torch.randn`.
  public static func randn(_ shape: [Int], using generator: inout Generator) -> Tensor {
    Tensor(shape: shape, values: generator.randn(shape.product))
  }

  /// Numbers in 0 ..< 1, as `torch.rand`.
  public static func rand(_ shape: [Int], using generator: inout Generator) -> Tensor {
    Tensor(shape: shape, values: generator.rand(shape.product))
  }

  /// Numbers in `low ..< high`, as `Tensor.uniform_`.
  public static func uniform(
    _ low: Float, _ high: Float, _ shape: [Int], using generator: inout Generator
  ) -> Tensor {
    Tensor(shape: shape, values: generator.uniform(low, high, shape.product))
  }

  /// A row for each index, 1 at its place and 0 elsewhere, as `torch.nn.functional.one_hot`.
  ///
  /// Its product with a matrix picks rows of the matrix, and is computed that way.
  ///
  /// - Parameters:
  ///   - indices: Of any shape, each 0 ..< classes.
  ///   - classes: How long a row is. The result has the indices' shape and this as its last axis.
  public static func oneHot(_ indices: IndexTensor, classes: Int) -> Tensor {
    let tensor = zeros(indices.shape + [classes])
    for (row, index) in indices.values.enumerated() {
      require(
        index >= 0 && index < classes, "oneHot: index \(index) is not one of \(classes) classes")
      tensor.pointer[row * classes + Int(index)] = 1
    }
    return Tensor(shape: tensor.shape, storage: tensor.storage, hotIndices: indices)
  }
}
