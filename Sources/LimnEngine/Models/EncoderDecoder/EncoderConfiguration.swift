/// What the encoder of an encoder-decoder reads and how deep it is; its width is the decoder's.
public struct EncoderConfiguration: Sendable, Codable, Hashable {
  /// How many tokens there are; `nil` for those of the decoder, with one table of embeddings for both.
  public var vocabularySize: Int?
  /// How many tokens it reads at most.
  public var blockSize: Int
  /// How many blocks there are.
  public var layerCount: Int

  /// An encoder of the given sizes.
  public init(vocabularySize: Int? = nil, blockSize: Int = 16, layerCount: Int = 2) {
    self.vocabularySize = vocabularySize
    self.blockSize = blockSize
    self.layerCount = layerCount
  }
}
