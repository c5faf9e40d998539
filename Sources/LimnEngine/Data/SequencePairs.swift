/// Pairs of sequences of which a model learns to make the second of the first.
///
/// What the decoder sees is the start and the target without its last token, what it should say the target and its end:
/// teacher forcing.
public struct SequencePairs: ExampleSource, Equatable {
  /// What the encoder reads, without start and end.
  public let sources: [[Int]]
  /// What is made of it, without start and end.
  public let targets: [[Int]]
  /// The token before the first of a target.
  public let start: Int
  /// The token after the last of a target.
  public let end: Int

  /// Pairs of the given tokens.
  ///
  /// - Precondition: There are as many targets as sources, and no source is empty.
  public init(sources: [[Int]], targets: [[Int]], start: Int, end: Int) {
    require(
      sources.count == targets.count && sources.allSatisfy { !$0.isEmpty },
      "SequencePairs: \(sources.count) sources and \(targets.count) targets; there have to be as many of both, and no "
        + "source may be empty")
    self.sources = sources
    self.targets = targets
    self.start = start
    self.end = end
  }

  /// How many pairs there are.
  public var count: Int { sources.count }
  /// How long the longest target is, its end counted.
  public var blockSize: Int { (targets.lazy.map(\.count).max() ?? 0) + 1 }

  /// The pairs at the given positions, in that order, each row as long as the longest of these.
  ///
  /// - Precondition: Each is in `0 ..< count`, and there is one at least.
  public func batch(at positions: [Int]) -> Batch {
    for position in positions {
      require(
        position >= 0 && position < count, "batch: there is no pair \(position); there are \(count)")
    }
    let chosen = SequencePairs(
      sources: positions.map { sources[$0] }, targets: positions.map { targets[$0] }, start: start, end: end)
    let rows = Examples(sequencesOf: chosen.targets, start: start, end: end, padding: end)
    return Batch(
      inputs: rows.inputs, targets: rows.targets, sources: PaddedSequences(chosen.sources))
  }
}
