/// Examples that batches are taken from: a table of them, or the windows of a text.
public protocol ExampleSource: Sendable {
  /// How many examples there are.
  var count: Int { get }
  /// How many tokens each example's inputs have.
  var blockSize: Int { get }

  /// The examples at the given positions, in that order; they may repeat.
  ///
  /// - Precondition: Each is in `0 ..< count`.
  func batch(at positions: [Int]) -> Batch
}

extension ExampleSource {
  /// One example.
  ///
  /// - Precondition: The position is in `0 ..< count`.
  public subscript(position: Int) -> Example {
    let batch = batch(at: [position])
    return Example(
      inputs: batch.inputs.values.map { Int($0) }, targets: batch.targets.values.map { Int($0) })
  }

  /// A minibatch at random positions, which may repeat.
  ///
  /// As the lectures' `ix = torch.randint(0, X.shape[0], (size,), generator=g)`; for windows of stride 1 as
  /// nanoGPT's `torch.randint(len(data) - block_size, (size,))`.
  ///
  /// - Precondition: There is at least one example, and the size is not negative.
  public func randomBatch(_ size: Int, using generator: inout Generator) -> Batch {
    require(size >= 0, "randomBatch: the size is \(size); it must not be negative")
    require(count > 0, "randomBatch: there are no examples to draw from")
    return batch(at: generator.randint(0, count, size))
  }

  /// All examples in order, in batches of `size`; the last one has those that are left.
  ///
  /// Each batch is made when it is asked for.
  ///
  /// - Precondition: The size is at least 1.
  public func batches(of size: Int) -> some Sequence<Batch> {
    require(size >= 1, "batches: the size is \(size); it must be at least 1")
    return stride(from: 0, to: count, by: size).lazy.map {
      batch(at: Array($0..<Swift.min($0 + size, count)))
    }
  }
}
