/// How points of many dimensions become points of a plane.
public enum EmbeddingProjection: Sendable {
  /// The first two numbers as they are, for an embedding of two dimensions.
  case plain
  /// The two directions along which the points vary most.
  case pca
  /// t-SNE: neighbours stay neighbours; distances between groups mean little. With a seed the start is random, without
  /// it lies along the principal components.
  case tsne(TSNEOptions = TSNEOptions(), iterations: Int = 1_000, seed: UInt64? = nil)

  /// Points as they are for two dimensions or fewer, their principal components for more.
  public static func automatic(dimensions: Int) -> EmbeddingProjection { dimensions <= 2 ? .plain : .pca }
}
