/// A bigram model learned by gradient descent: one row of scores for each token before.
///
/// As in the first makemore lecture, in three forms that give the same loss.
public final class NeuralBigram: LanguageModel {
  /// How the loss is computed; the numbers are the same but for rounding.
  public enum Form: Sendable, CaseIterable {
    /// One-hot rows times the weights, as taught.
    case oneHot
    /// Rows of the weights picked by index.
    case gathered
    /// Each pair once, weighted by how often it occurs: the same sum in another order.
    case counted
  }

  /// The scores, [vocabulary, vocabulary]: rows are the token before.
  public let weight: Tensor
  /// Which model it is and how large.
  public let configuration: ModelConfiguration

  /// A model with normal numbers as scores.
  public init(_ configuration: ModelConfiguration, using generator: inout Generator) {
    let size = configuration.vocabularySize
    self.configuration = configuration
    weight = Tensor.randn([size, size], using: &generator).labeled("W").requiringGrad()
  }

  /// The scores.
  public var members: [ModuleMember] { [.parameter("weight", weight)] }

  /// [batch, 1] to [batch, vocabulary].
  public func logits(_ tokens: IndexTensor) -> Tensor {
    let last = tokens.shape.last ?? 1
    require(last == 1, "NeuralBigram: contexts of shape \(tokens.shape) have to hold one token each")
    return weight.embedding(tokens.reshaped([tokens.count]))
  }

  /// The loss over pairs of tokens, in the given form.
  ///
  /// - Parameters:
  ///   - first: The tokens before, [pairs].
  ///   - second: The tokens after, [pairs].
  ///   - form: How to compute it.
  public func loss(_ first: IndexTensor, _ second: IndexTensor, form: Form) -> Tensor {
    switch form {
    case .oneHot: Tensor.oneHot(first, classes: weight.shape[0]).matmul(weight).crossEntropy(second)
    case .gathered: weight.embedding(first).crossEntropy(second)
    case .counted: loss(counts: Self.counts(first, second, size: weight.shape[0]))
    }
  }

  /// The loss over pairs that occur as often as the table says, [vocabulary, vocabulary].
  public func loss(counts: Tensor) -> Tensor { -(weight.logSoftmax() * counts).sum() / counts.sum() }

  /// How often each pair occurs, as a table of tokens before by tokens after.
  public static func counts(_ first: IndexTensor, _ second: IndexTensor, size: Int) -> Tensor {
    require(
      first.count == second.count, "counts: \(first.count) tokens before, \(second.count) after; they pair up"
    )
    var counts = [Float](repeating: 0, count: size * size)
    for (before, after) in zip(first.values, second.values) { counts[Int(before) * size + Int(after)] += 1 }
    return Tensor(shape: [size, size], values: counts)
  }
}
