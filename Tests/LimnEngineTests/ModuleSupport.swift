import LimnEngine
import Testing

/// The numbers that `ramp` of Fixtures/make_layers.py gives: spread over ± scale / 2, none twice in a row.
func ramp(_ shape: [Int], _ salt: Int, scale: Double = 1) -> Tensor {
  let count = shape.reduce(1, *)
  return Tensor(
    shape: shape,
    values: (0..<count).map { Float((Double(($0 * 37 + salt) % 101) / 101 - 0.5) * scale) })
}

/// Sets all parameters to the weights that `fill` of Fixtures/make_layers.py gives.
@discardableResult
func filled<Content: Module>(_ module: Content, salt: Int = 1) -> Content {
  for (index, parameter) in module.parameters.enumerated() {
    parameter.assign(ramp(parameter.shape, salt + 7 * index))
  }
  return module
}

/// Expects the gradients of a module's parameters, in order.
func expectGradients(
  _ module: any Module, _ expected: [[Float]], to tolerance: Double = 1e-5,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let parameters = module.namedParameters
  #expect(parameters.count == expected.count, sourceLocation: sourceLocation)
  for (parameter, gradient) in zip(parameters, expected) {
    expectEqual(
      parameter.tensor.grad?.values ?? [], gradient, to: tolerance, parameter.name,
      sourceLocation: sourceLocation)
  }
}

/// A model whose scores are given and never change.
final class FixedScores: LanguageModel {
  let configuration: ModelConfiguration
  let scores: [Float]

  init(_ scores: [Float], kind: ModelKind = .rnn, blockSize: Int = 4) {
    var configuration = ModelConfiguration(kind, vocabularySize: scores.count)
    configuration.blockSize = blockSize
    self.configuration = configuration
    self.scores = scores
  }

  /// What was asked for, in order.
  var windows: [[Int32]] = []

  var members: [ModuleMember] { [] }

  func logits(_ tokens: IndexTensor) -> Tensor {
    windows.append(tokens.values)
    let rows = configuration.kind.readsContexts ? tokens.shape[0] : tokens.count
    let shape = (configuration.kind.readsContexts ? [tokens.shape[0]] : tokens.shape) + [scores.count]
    return Tensor(shape: shape, values: (0..<rows).flatMap { _ in scores })
  }
}
