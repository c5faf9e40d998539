internal import CKernels

/// Which numbers dropout keeps, a byte each, and what those are multiplied with.
public final class DropoutMask {
  /// The size along each axis.
  public let shape: [Int]
  /// What the kept are multiplied with, 1 / (1 − probability).
  public let scale: Float
  private let count: Int
  private let kept: UnsafeMutablePointer<UInt8>

  private init(shape: [Int], scale: Float) {
    (self.shape, self.scale, count) = (shape, scale, shape.product)
    kept = BufferPool.take(bytes: count).assumingMemoryBound(to: UInt8.self)
  }

  /// Each number dropped with the given probability, as `torch.nn.functional.dropout` draws on a CPU.
  ///
  /// - Precondition: The probability is 0 ..< 1.
  public convenience init(_ shape: [Int], probability: Double, using generator: inout Generator) {
    require(
      probability >= 0 && probability < 1, "dropout: the probability is \(probability); it has to be 0 ..< 1")
    self.init(shape: shape, scale: Float(1 / (1 - probability)))
    generator.bernoulli(1 - probability, into: kept, count)
  }

  /// A mask that is given.
  ///
  /// - Precondition: There are as many flags as the shape has places.
  public convenience init(shape: [Int], kept flags: [Bool], scale: Float) {
    require(flags.count == shape.product, "dropout: \(flags.count) flags don't fill the shape \(shape)")
    self.init(shape: shape, scale: scale)
    for (place, flag) in flags.enumerated() { kept[place] = flag ? 1 : 0 }
  }

  deinit { BufferPool.give(kept, bytes: count) }

  /// Drops some of the numbers, from a place on.
  func apply(
    at place: Int, to x: UnsafePointer<Float>, into out: UnsafeMutablePointer<Float>, _ count: Int
  ) { limn_drop(x, kept + place, scale, out, count) }

  /// Drops all numbers of a tensor of the mask's shape, without a record.
  func applied(to tensor: Tensor) -> Tensor {
    let (source, result) = (tensor.contiguous(), Tensor(uninitialized: tensor.shape))
    Parallel.ranges(count, cost: 2) { range in
      apply(
        at: range.lowerBound, to: source.pointer + range.lowerBound, into: result.pointer + range.lowerBound,
        range.count)
    }
    return result
  }
}
