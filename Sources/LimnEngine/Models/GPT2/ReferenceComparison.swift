/// How far numbers are from those that another program computed.
public struct ReferenceComparison: Sendable {
  /// A place and the two numbers there.
  public struct Difference: Sendable, Equatable {
    /// One index for each axis; empty for a single number.
    public let position: [Int]
    /// What was computed here.
    public let found: Float
    /// What it should be.
    public let expected: Float

    /// How far apart the two are; infinite if one of them is no number.
    public var size: Float {
      if found == expected { return 0 }
      let size = abs(found - expected)
      return size.isNaN ? .infinity : size
    }
  }

  /// What is compared, as it is called in the file.
  public let name: String
  /// How many numbers were compared.
  public let count: Int
  /// The largest differences, the largest first.
  public let largest: [Difference]

  /// The largest difference.
  public var size: Float { largest.first?.size ?? 0 }

  /// Compares numbers of the given shape, keeping the largest differences.
  init(_ name: String, shape: [Int], found: [Float], expected: [Float], keeping most: Int = 5) {
    require(found.count == expected.count, "\(name): \(found.count) numbers, and \(expected.count) expected")
    self.name = name
    count = found.count
    var kept: [(index: Int, size: Float)] = []
    for index in found.indices {
      let size = Difference(position: [], found: found[index], expected: expected[index]).size
      if kept.count == most, let least = kept.last?.size, size <= least { continue }
      // The first of equals stays in front.
      let place = kept.firstIndex { $0.size < size } ?? kept.count
      kept.insert((index, size), at: place)
      if kept.count > most { kept.removeLast() }
    }
    let strides = shape.rowMajorStrides
    largest = kept.map { index, _ in
      Difference(
        position: zip(shape, strides).map { index / $1 % $0 }, found: found[index], expected: expected[index])
    }
  }
}
