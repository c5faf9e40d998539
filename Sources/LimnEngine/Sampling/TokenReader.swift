/// Reads a sequence for a model and remembers what it read, so that each further token costs one token's work.
public protocol TokenReader: AnyObject {
  /// The scores of what follows the tokens: the same but for rounding as those of the model that read all of them.
  ///
  /// What they have in common with the tokens of the last call, from the first on, is not read again.
  ///
  /// - Parameter tokens: As many as the model sees at once, at most.
  func nextLogits(after tokens: [Int]) -> [Float]
}

/// Reads by a cache of keys and values.
final class CachedReader: TokenReader {
  private let model: GPT
  private let cache: KeyValueCache
  private var read: [Int] = []

  init(_ model: GPT) {
    self.model = model
    cache = model.makeCache()
  }

  func nextLogits(after tokens: [Int]) -> [Float] {
    // Where the window slides, every token has another position, and all are read anew.
    if read.count >= tokens.count || !tokens.starts(with: read) {
      cache.clear()
      read = []
    }
    let new = Array(tokens[read.count...])
    read = tokens
    return model.nextLogits(IndexTensor([new]), cache: cache).values
  }
}

extension GPT {
  /// A reader with a cache of keys and values.
  public func makeReader() -> (any TokenReader)? { CachedReader(self) }
}
