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
  private let cache: KeyValueCache
  private let next: (IndexTensor, KeyValueCache) -> Tensor
  private var read: [Int] = []

  /// - Parameters:
  ///   - cache: An empty cache of the model.
  ///   - next: The scores of what follows tokens after those of the cache, to which it adds them.
  init(_ cache: KeyValueCache, _ next: @escaping (IndexTensor, KeyValueCache) -> Tensor) {
    (self.cache, self.next) = (cache, next)
  }

  func nextLogits(after tokens: [Int]) -> [Float] {
    // Where the window slides, every token has another position, and all are read anew.
    if read.count >= tokens.count || !tokens.starts(with: read) {
      cache.clear()
      read = []
    }
    let new = Array(tokens[read.count...])
    read = tokens
    return next(IndexTensor([new]), cache).values
  }
}

extension GPT {
  /// A reader with a cache of keys and values.
  public func makeReader() -> (any TokenReader)? { CachedReader(makeCache(), nextLogits) }
}
