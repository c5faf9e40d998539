import Foundation
import Testing

@testable import LimnEngine

@Suite("t-SNE")
struct TSNETests {
  /// Six clouds of points in 16 dimensions, from a fixed seed.
  private func clouds(_ count: Int) -> Tensor {
    var generator = Generator(seed: 11)
    let centers = Tensor.randn([6, 16], using: &generator) * 4
    let rows = IndexTensor((0..<count).map { $0 % 6 })
    return withoutGradients { centers.embedding(rows) + Tensor.randn([count, 16], using: &generator) }
  }

  private func isFinite(_ tensor: Tensor) -> Bool { tensor.values.allSatisfy(\.isFinite) }

  @Test("keeps neighbours as scikit-learn and openTSNE do, exactly and by the tree", arguments: [0, 1])
  func quality(_ index: Int) throws {
    let item = try ProjectionFixture.load().tsne[index]
    let points = Tensor(item.points)
    for repulsion in [TSNEOptions.Repulsion.exact, .barnesHut(angle: 0.5)] {
      var options = TSNEOptions()
      options.repulsion = repulsion
      let tsne = try TSNE(points, options: options)
      #expect(tsne.perplexity == 30 && agree(tsne.learningRate, item.learning_rate, to: 1e-12))
      let ours = try trustworthiness(original: points, embedded: tsne.run())
      let theirs = max(item.scikitLearn.trustworthiness, item.openTSNE.trustworthiness)
      #expect(ours > theirs - 0.01, "\(item.name), \(repulsion): \(ours), theirs \(theirs)")
      let divergence = try #require(item.scikitLearn.divergence)
      #expect(
        tsne.divergence() < divergence + 0.05, "\(item.name): \(tsne.divergence()), theirs \(divergence)")
    }
  }

  @Test("has the gradient of its divergence")
  func gradient() throws {
    var generator = Generator(seed: 2)
    let points = clouds(60)
    let start = Tensor.randn([60, 2], using: &generator)
    let gradient = try TSNE(points, startingAt: start).gradient()
    for (point, axis) in [(0, 0), (7, 1), (31, 0), (59, 1)] {
      func divergence(_ distance: Float) throws -> Double {
        let moved = start.copy()
        moved[value: point, axis] += distance
        return try TSNE(points, startingAt: moved).divergence()
      }
      let slope = try (divergence(0x1p-6) - divergence(-0x1p-6)) * 32
      #expect(abs(slope - Double(gradient[value: point, axis])) < 1e-4)
    }
  }

  @Test("has a tree whose gradient comes to the exact one as the angle goes to zero")
  func angle() throws {
    var generator = Generator(seed: 4)
    let points = clouds(700)
    // Clumps, points at the same place and one far away.
    let start = Tensor.randn([700, 2], using: &generator) * 5
    for point in 0..<40 {
      start[value: point, 0] = 1
      start[value: point, 1] = 2
    }
    start[value: 50, 0] = 1_000
    func gradient(_ repulsion: TSNEOptions.Repulsion) throws -> [Float] {
      var options = TSNEOptions()
      options.repulsion = repulsion
      return try TSNE(points, options: options, startingAt: start).gradient().values
    }
    let exact = try gradient(.exact)
    let norm = exact.reduce(0) { $0 + $1 * $1 }.squareRoot()
    var errors: [Float] = []
    for angle in [0, 0.2, 0.5, 0.9] {
      let tree = try gradient(.barnesHut(angle: angle))
      errors.append(zip(tree, exact).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot() / norm)
    }
    #expect(errors[0] < 1e-6 && errors[1] < 1e-3 && errors[2] < 1e-2 && errors[3] < 5e-2, "\(errors)")
  }

  @Test("gives each point's neighbours the entropy asked for, where a precision does")
  func entropy() {
    var generator = Generator(seed: 5)
    for perplexity in [1.5, 5, 30, 80] {
      for scale in [1e-20, 1, 1e12] {
        let squares = (0..<91).map { _ in scale * (1 + generator.nextDouble()) }
        var weights = squares
        squares.withUnsafeBufferPointer { squares in
          weights.withUnsafeMutableBufferPointer { weights in
            _ = Affinities.weigh(squares, perplexity: perplexity, into: weights)
          }
        }
        #expect(agree(weights.reduce(0, +), 1, to: 1e-12))
        let entropy = -weights.reduce(0) { $0 + ($1 > 0 ? $1 * log($1) : 0) }
        #expect(
          agree(exp(entropy), perplexity, to: 1e-7), "\(exp(entropy)) for \(perplexity), scale \(scale)")
      }
    }
    // Ten at the same place, of which the perplexity wants two: they share.
    let squares = [Double](repeating: 3, count: 10) + [4, 5, 6]
    var weights = squares
    squares.withUnsafeBufferPointer { squares in
      weights.withUnsafeMutableBufferPointer { _ = Affinities.weigh(squares, perplexity: 2, into: $0) }
    }
    #expect(weights.prefix(10).allSatisfy { agree($0, 0.1, to: 1e-9) } && weights[10] < 1e-9)
  }

  @Test("has affinities that add up to 1 and are the same both ways")
  func affinities() throws {
    let affinities = try Affinities(clouds(50), perplexity: 4)
    #expect(agree(affinities.weights.reduce(0) { $0 + Double($1) }, 1, to: 1e-6))
    var pairs: [[Int]: Float] = [:]
    for row in 0..<50 {
      for place in Int(affinities.starts[row])..<Int(affinities.starts[row + 1])
      where affinities.weights[place] > 0 {
        #expect(
          pairs.updateValue(affinities.weights[place], forKey: [row, Int(affinities.neighbors[place])]) == nil
        )
      }
    }
    #expect(pairs.allSatisfy { pairs[$0.key.reversed()] == $0.value && $0.key[0] != $0.key[1] })
  }

  @Test("gives the same bytes again, however the iterations are driven, and others for another seed")
  func determinism() throws {
    let points = clouds(200)
    for repulsion in [TSNEOptions.Repulsion.exact, .barnesHut(angle: 0.5)] {
      var options = TSNEOptions()
      options.repulsion = repulsion
      options.initialization = .random(Generator(seed: 1))
      let first = try TSNE(points, options: options)
      let second = try TSNE(points, options: options)
      var reports: [TSNEStep] = []
      let result = first.run(60) { reports.append($0) }
      for step in second.steps(40) { #expect(step == reports[step.iteration - 1]) }
      #expect(second.iteration == 40)
      for _ in second.steps(20) {}
      #expect(second.embedding.values == result.values)
      #expect(reports.map(\.iteration) == Array(1...60) && reports.filter { $0.divergence != nil }.count == 1)
      options.initialization = .random(Generator(seed: 2))
      #expect(try TSNE(points, options: options).run(60).values != result.values)
    }
  }

  @Test("exaggerates the first iterations, and the divergence falls after them")
  func schedule() throws {
    var options = TSNEOptions()
    options.exaggeratedIterations = 100
    options.divergenceInterval = 1
    let tsne = try TSNE(clouds(120), options: options)
    let steps = Array(tsne.steps(300))
    #expect(
      steps.prefix(100).allSatisfy(\.isExaggerated) && !steps.dropFirst(100).contains(where: \.isExaggerated))
    let divergences = steps.compactMap(\.divergence)
    #expect(
      divergences.count == 300 && divergences[299] < divergences[150] && divergences[150] < divergences[0])
    #expect(tsne.divergence() <= divergences[299] + 1e-4)
  }

  @Test("lays out one, two and three points, equal points and points on a line")
  func degenerate() throws {
    for repulsion in [TSNEOptions.Repulsion.exact, .barnesHut(angle: 0.5)] {
      var options = TSNEOptions()
      options.repulsion = repulsion
      let one = try TSNE(Tensor([[3, 4, 5]]), options: options)
      #expect(one.run(20).values == [0, 0] && one.divergence() == 0 && one.perplexity == 1)
      let two = try TSNE(Tensor([[3, 4], [1, 2]]), options: options)
      #expect(isFinite(two.run(300)) && abs(two.divergence()) < 1e-5, "\(two.divergence())")
      #expect(isFinite(try TSNE(Tensor([[0], [1], [5]]), options: options).run(300)))
      #expect(isFinite(try TSNE(Tensor.ones([90, 3]), options: options).run(100)))
      #expect(isFinite(try TSNE(Tensor.zeros([40, 0]), options: options).run(20)))
      let line = try TSNE(Tensor(shape: [60, 1], values: (0..<60).map { Float($0) }), options: options)
      #expect(line.perplexity == 59.0 / 3)
      let embedding = line.run()
      #expect(isFinite(embedding) && (0..<60).contains { abs(embedding[value: $0, 1]) > 0.1 })
      let trust = try trustworthiness(original: Tensor.arange(60).reshaped([60, 1]), embedded: embedding)
      #expect(trust > 0.95)
    }
    // Each point twice: the two stay together.
    let points = clouds(60)
    let twice = Tensor(shape: [120, 16], values: points.values + points.values)
    let pairs = try TSNE(twice).run(400)
    #expect(isFinite(pairs))
    #expect((0..<60).allSatisfy { abs(pairs[value: $0, 0] - pairs[value: $0 + 60, 0]) < 1 })
  }

  @Test("refuses what is no finite number")
  func notFinite() {
    #expect(
      throws: DataError("TSNE: point 2 has inf in column 1, where every number has to be finite")
    ) { try TSNE(Tensor([[1, 2], [3, 4], [5, .infinity]])) }
    #expect(throws: DataError.self) {
      try TSNE(Tensor.ones([2, 2]), startingAt: Tensor([[0, 1], [.nan, 0]]))
    }
  }

  @Test("stops at a programmer's mistake with a message that names it")
  func mistakes() async {
    let angle = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Repulsion(count: 3, .barnesHut(angle: 1))
    }
    #expect(stopMessage(of: angle).contains("TSNE: the angle 1.0 has to be 0 or more and below 1"))
    let start = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = try TSNE(Tensor.ones([3, 4]), startingAt: Tensor.ones([3, 3]))
    }
    #expect(stopMessage(of: start).contains("TSNE: the start has the shape [3, 3]; it has to be [3, 2]"))
    let count = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = try nearestNeighbors(of: Tensor.ones([3, 4]), count: 3)
    }
    #expect(stopMessage(of: count).contains("nearestNeighbors: 3 points don't have 3 others each"))
  }
}
