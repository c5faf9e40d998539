/// How t-SNE lays points out.
public struct TSNEOptions: Sendable, Equatable {
  /// Where the points start.
  public enum Initialization: Sendable, Equatable {
    /// Along the first two principal components, the first scaled to a deviation of 1e-4, as in scikit-learn. An axis
    /// along which the points don't vary takes normal numbers, since points on a line never leave it.
    case pca
    /// Normal numbers of deviation 1e-4.
    case random(Generator)
  }

  /// How the points push each other apart.
  public enum Repulsion: Sendable, Equatable {
    /// Exactly up to 1,000 points, by the tree with angle 0.5 beyond.
    case automatic
    /// Each point from each other: time with the square of the points.
    case exact
    /// By the tree of Barnes and Hut, where a square of the plane stands for its points if its diagonal is at most
    /// `angle` times its distance. From 0, which is exact, to below 1.
    case barnesHut(angle: Double)
  }

  /// How many neighbours a point has, so to say: 2 to the entropy, in bits, of its neighbours' weights. At most
  /// (points − 1) / 3 and at least 1 of it is used; ``TSNE/perplexity`` says how much.
  public var perplexity = 30.0
  /// What attraction is multiplied by at first, so that clusters form while there is room.
  public var earlyExaggeration = 12.0
  /// How many iterations are exaggerated.
  public var exaggeratedIterations = 250
  /// The length of a step; `nil` for points / early exaggeration / 4, at least 50 (Belkina and others 2019).
  public var learningRate: Double?
  /// The momentum of the exaggerated iterations.
  public var initialMomentum = 0.5
  /// The momentum of those after them.
  public var momentum = 0.8
  /// Where the points start.
  public var initialization = Initialization.pca
  /// How the points push each other apart.
  public var repulsion = Repulsion.automatic
  /// Every how many iterations to report the divergence, at least 1.
  public var divergenceInterval = 50

  /// The usual ones, which are those of scikit-learn.
  public init() {}
}
