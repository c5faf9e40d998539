/// The principal components of points: the directions at right angles along which they vary most.
///
/// As `sklearn.decomposition.PCA` (Pearson 1901; Hotelling 1933), computed in double precision. The sign of each
/// component is such that its number of largest magnitude is positive, the first of them if several are equal, as
/// in scikit-learn's `svd_flip(u_based_decision=False)`. Where two variances are equal, every two directions in
/// their plane are as good: components and projections are then determined up to a rotation there.
///
/// ```swift
/// let pca = try PCA(of: model.embedding)
/// let picture = try pca.projection(of: model.embedding, to: 2)
/// print(pca.explainedVarianceRatio.prefix(2))
/// ```
public struct PCA: Sendable, Equatable {
  /// How many numbers a point has.
  public let width: Int
  /// How many components there are: the number of directions in which the points vary at all, at most
  /// points − 1 and `width`. Variance below rounding in double precision counts as none.
  public var count: Int { explainedVariance.count }
  /// The variance along each component, points − 1 in the denominator, the largest first.
  public let explainedVariance: [Double]
  /// The variance along each component as a share of the whole variance.
  public let explainedVarianceRatio: [Double]
  /// The mean of the points, `width` numbers.
  let center: [Double]
  /// The components, one of `width` numbers after another.
  let directions: [Double]

  /// The components of points.
  ///
  /// - Parameter points: [points, width], at least one point.
  /// - Throws: ``DataError`` if a number is not finite.
  public init(of points: Tensor) throws {
    require(
      points.shape.count == 2 && points.shape[0] > 0,
      "PCA: the points have the shape \(points.shape); it has to be [points, width] with a point at least")
    try Projection.requireFinite(points, "PCA")
    let source = points.contiguous()
    let (count, width) = (points.shape[0], points.shape[1])
    let centered = CenteredPoints(source)
    // The smaller of the two square matrices has all the eigenvalues that are not zero.
    let isWide = count < width
    let size = min(count, width)
    let eigen = SymmetricEigen(isWide ? centered.gramMatrix() : centered.scatterMatrix(), size: size)
    let smallest = (eigen.values.first ?? 0) * Double(max(count, width)) * 4 * Double.ulpOfOne
    let rank = eigen.values.prefix(max(0, min(size, count - 1))).count { $0 > smallest }
    var directions = Array(eigen.vectors.prefix(rank * size))
    if isWide { directions = centered.combinations(directions) }
    for row in 0..<rank { Self.fixSign(&directions[row * width..<(row + 1) * width]) }

    self.width = width
    self.directions = directions
    center = centered.mean
    let variances = eigen.values.map { max(0, $0) / Double(max(count - 1, 1)) }
    let total = variances.reduce(0, +)
    explainedVariance = Array(variances.prefix(rank))
    explainedVarianceRatio = explainedVariance.map { $0 / total }
    withExtendedLifetime(source) {}
  }

  private static func fixSign(_ direction: inout ArraySlice<Double>) {
    var largest = 0.0
    for value in direction where abs(value) > abs(largest) { largest = value }
    if largest < 0 { for index in direction.indices { direction[index].negate() } }
  }
}
