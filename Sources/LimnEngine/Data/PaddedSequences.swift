/// Sequences of different lengths as rows of equal length.
public struct PaddedSequences: Sendable, Equatable {
  /// The tokens, [count, time]; what is beyond a sequence's length stands for nothing.
  public let tokens: IndexTensor
  /// How many tokens of each row count.
  public let lengths: [Int]

  /// The given sequences as rows as long as the longest of them.
  ///
  /// - Precondition: There is a sequence at least, and none is empty.
  public init(_ sequences: [[Int]]) {
    require(
      !sequences.isEmpty && sequences.allSatisfy { !$0.isEmpty },
      "PaddedSequences: \(sequences.count) sequences, some of no tokens; there has to be one at least, none empty"
    )
    lengths = sequences.map(\.count)
    let width = lengths.max() ?? 0
    tokens = IndexTensor(sequences.map { $0 + [Int](repeating: 0, count: width - $0.count) })
  }

  /// How many sequences there are.
  public var count: Int { lengths.count }
  /// How long a row is.
  public var width: Int { tokens.shape[1] }
  /// Lets each query see the keys of its sequence and not its padding.
  public var mask: AttentionMask { .padded(lengths) }
}
