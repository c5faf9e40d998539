/// What a decoder need not compute again as it says one token after another: keys and values of what it said, and of the
/// one source that all of its sequences are made of.
final class DecoderCache {
  /// Keys and values of one block.
  struct Layer {
    let said: KeyValueCache.Layer
    let memory: CrossAttention.Source
  }

  let layers: [Layer]
  private let said: KeyValueCache

  /// An empty cache.
  ///
  /// - Parameters:
  ///   - blocks: The decoder's.
  ///   - memory: What the encoder made of the source, [1, time, width].
  ///   - capacity: How many positions there is room for.
  init(_ blocks: [DecoderBlock], memory: Tensor, capacity: Int) {
    let said = KeyValueCache(layers: blocks.count, capacity: capacity)
    self.said = said
    layers = zip(blocks, said.layers).map { Layer(said: $1, memory: $0.crossAttention.read(memory)) }
  }

  /// How many positions were read.
  var count: Int { said.count }

  func advance() { said.advance(by: 1) }

  /// Goes on with some of the sequences, in the order given, each as often as it is named.
  func select(_ sequences: [Int]) { for layer in layers { layer.said.select(sequences) } }
}
