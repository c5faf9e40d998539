internal import CKernels
import LimnPlatform

/// Points in a plane whose neighbours are those that they have in a space of many dimensions: t-SNE.
///
/// t-distributed stochastic neighbour embedding (van der Maaten and Hinton, "Visualizing Data using t-SNE", JMLR 2008)
/// with the tree of Barnes and Hut for many points (van der Maaten, JMLR 2014). The caller drives the iterations and
/// may stop and draw. The same points and options give the same bytes on machines of a kind, however many cores.
///
/// ```swift
/// let tsne = try TSNE(points)
/// for step in tsne.steps(1_000) where step.iteration % 100 == 0 {
///   draw(tsne.embedding)
/// }
/// print(tsne.perplexity, tsne.divergence())
/// ```
public final class TSNE {
  /// How the points are laid out.
  public let options: TSNEOptions
  /// How many points there are.
  public let count: Int
  /// The perplexity that is used: the one asked for, at most (points − 1) / 3 and at least 1.
  public let perplexity: Double
  /// The angle of the tree of Barnes and Hut; `nil` if each point pushes each other exactly.
  public var angle: Double? { repulsion.angle }
  /// The length of a step.
  public let learningRate: Double
  /// How many iterations were taken.
  public private(set) var iteration = 0

  private let affinities: Affinities
  private let repulsion: Repulsion
  /// First all along one axis, then all along the other.
  private let positions: Storage
  private let attraction: Storage
  private let gradients: Storage
  private let gains: Storage
  private let velocities: Storage

  /// Points before their first iteration; the neighbours are looked for here.
  ///
  /// - Parameters:
  ///   - points: [points, width], at least one.
  ///   - options: How to lay them out.
  ///   - start: Where to start instead, [points, 2]: a former picture of the same points, for instance.
  /// - Throws: ``DataError`` if a number is not finite.
  public init(_ points: Tensor, options: TSNEOptions = TSNEOptions(), startingAt start: Tensor? = nil) throws
  {
    require(
      points.shape.count == 2 && points.shape[0] > 0,
      "TSNE: the points have the shape \(points.shape); it has to be [points, width] with a point at least")
    require(
      start.map { $0.shape == [points.shape[0], 2] } ?? true,
      "TSNE: the start has the shape \(start?.shape ?? []); it has to be [\(points.shape[0]), 2]")
    require(
      options.perplexity > 0 && options.earlyExaggeration > 0 && options.divergenceInterval > 0,
      "TSNE: perplexity, early exaggeration and the divergence's interval have to be above zero")
    try Projection.requireFinite(points, "TSNE")
    let count = points.shape[0]
    self.count = count
    self.options = options
    perplexity = max(1, min(options.perplexity, Double(count - 1) / 3))
    learningRate = options.learningRate ?? max(Double(count) / options.earlyExaggeration / 4, 50)
    affinities = try Affinities(points, perplexity: perplexity)
    repulsion = Repulsion(count: count, options.repulsion)
    (positions, attraction, gradients) = (
      Storage(count: 2 * count), Storage(count: 2 * count), Storage(count: 2 * count)
    )
    (gains, velocities) = (Storage(count: 2 * count), Storage(count: 2 * count))
    gains.pointer.update(repeating: 1, count: 2 * count)
    velocities.pointer.update(repeating: 0, count: 2 * count)
    if let start {
      try Projection.requireFinite(start, "TSNE: the start")
      place(start.values)
    } else {
      place(try Self.start(points, options.initialization))
    }
  }

  /// Where the points are: [points, 2].
  public var embedding: Tensor {
    let result = Tensor(uninitialized: [count, 2])
    for point in 0..<count {
      result.pointer[2 * point] = positions.pointer[point]
      result.pointer[2 * point + 1] = positions.pointer[count + point]
    }
    return result
  }

  /// The next iterations, each taken when its report is asked for.
  public func steps(_ count: Int = 1_000) -> some Sequence<TSNEStep> {
    (0..<count).lazy.map { _ in self.takeStep() }
  }

  /// Takes iterations, and gives where the points are then.
  ///
  /// - Parameters:
  ///   - count: How many.
  ///   - progress: Told of each.
  @discardableResult
  public func run(_ count: Int = 1_000, progress: (TSNEStep) -> Void = { _ in }) -> Tensor {
    for step in steps(count) { progress(step) }
    return embedding
  }

  /// Takes one iteration.
  @discardableResult
  public func takeStep() -> TSNEStep {
    let isExaggerated = iteration < options.exaggeratedIterations
    let total = computeForces()
    iteration += 1
    let divergence = iteration % options.divergenceInterval == 0 ? divergence(total: total) : nil
    for (axis, push) in [repulsion.x, repulsion.y].enumerated() {
      let start = axis * count
      limn_tsne_update(
        attraction.pointer + start, push.pointer, Float(isExaggerated ? options.earlyExaggeration : 1),
        total > 0 ? Float(1 / total) : 0, Float(isExaggerated ? options.initialMomentum : options.momentum),
        Float(learningRate), gradients.pointer + start, gains.pointer + start, velocities.pointer + start,
        positions.pointer + start, count)
      // Nothing holds the points as a whole in their place.
      let axis = positions.pointer + start
      limn_add_scalar(axis, -Float(limn_sum(axis, count) / Double(count)), axis, count)
    }
    return TSNEStep(
      iteration: iteration, isExaggerated: isExaggerated,
      gradientNorm: limn_dot(gradients.pointer, gradients.pointer, 2 * count).squareRoot(),
      divergence: divergence)
  }

  /// The Kullback-Leibler divergence of the neighbours in the plane from those in space, in nats.
  public func divergence() -> Double {
    divergence(total: repulsion.compute(positions.pointer, positions.pointer + count))
  }

  /// The gradient of the divergence by the points, without exaggeration: [points, 2].
  func gradient() -> Tensor {
    let total = computeForces()
    let share = total > 0 ? Float(1 / total) : 0
    let result = Tensor(uninitialized: [count, 2])
    for point in 0..<count {
      for (axis, push) in [repulsion.x, repulsion.y].enumerated() {
        let pull = attraction.pointer[axis * count + point]
        result.pointer[2 * point + axis] = 4 * (pull - push.pointer[point] * share)
      }
    }
    return result
  }

  /// Attraction and repulsion of all points; gives the sum of 1 / (1 + distance²) over all pairs.
  private func computeForces() -> Double {
    let (x, y) = (positions.pointer, positions.pointer + count)
    let mean = affinities.neighbors.count / count
    Parallel.ranges(count, cost: 8 * mean) {
      limn_tsne_attraction(
        x, y, affinities.starts, affinities.neighbors, affinities.weights, attraction.pointer,
        attraction.pointer + count, $0.lowerBound, $0.upperBound)
    }
    return repulsion.compute(x, y)
  }

  private func divergence(total: Double) -> Double {
    guard count > 1 else { return 0 }
    var costs = [Double](repeating: 0, count: count)
    limn_tsne_costs(
      positions.pointer, positions.pointer + count, affinities.starts, affinities.neighbors,
      affinities.weights,
      &costs, 0, count)
    return affinities.negativeEntropy + costs.reduce(0, +) + log(total)
  }

  private func place(_ values: [Float]) {
    for point in 0..<count {
      positions.pointer[point] = values[2 * point]
      positions.pointer[count + point] = values[2 * point + 1]
    }
  }
}
