import ArgumentParser
import Limn

/// How points of many dimensions come into the plane.
struct ProjectionOptions: ParsableArguments {
  @Option(
    name: .long,
    help: "plain (the first two dimensions), pca or tsne. (default: plain of two dimensions, pca of more)")
  var projection: ProjectionName?

  @Option(
    name: .long, parsing: .unconditional,
    help: "t-SNE: about how many neighbours a point has. (default: 30, less of few points)")
  var perplexity: Double?

  @Option(name: .long, parsing: .unconditional, help: "t-SNE: how many iterations. (default: 1,000)")
  var iterations: Int?

  @Option(
    name: .long, parsing: .unconditional,
    help: "t-SNE: start at random by this seed. (default: start along the principal components)")
  var seed: UInt64?

  enum ProjectionName: String, ExpressibleByArgument, CaseIterable { case plain, pca, tsne }

  func validate() throws {
    for (name, isGiven) in [
      ("perplexity", perplexity != nil), ("iterations", iterations != nil), ("seed", seed != nil),
    ] where isGiven && projection != .tsne {
      throw ValidationError("--\(name) is for --projection tsne; add that, or leave --\(name) out.")
    }
    if let perplexity, !(perplexity >= 1 && perplexity <= 1_000) {
      throw ValidationError("--perplexity is \(perplexity); it has to be 1 to 1,000.")
    }
    if let iterations, !(1...1_000_000).contains(iterations) {
      throw ValidationError("--iterations is \(iterations); it has to be 1 to 1,000,000.")
    }
  }

  func projection(dimensions: Int) -> EmbeddingProjection {
    switch projection {
    case nil: return .automatic(dimensions: dimensions)
    case .plain: return .plain
    case .pca: return .pca
    case .tsne:
      var options = TSNEOptions()
      if let perplexity { options.perplexity = perplexity }
      return .tsne(options, iterations: iterations ?? 1_000, seed: seed)
    }
  }
}
