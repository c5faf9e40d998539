/// A model that gives a score to each token that may come next.
///
/// The small protocol behind training, evaluation, sampling, saving and loading: what a model has to say is what
/// it consists of (``Module/members``), how it was made (``TrainableModel/configuration``) and its logits.
public protocol LanguageModel: TrainableModel, TokenPredictor {
  /// The scores, before softmax, of each token of the vocabulary.
  ///
  /// - Parameter tokens: [batch, time]. A model of contexts takes `blockSize` tokens a row; one of sequences
  ///   takes any number up to it.
  /// - Returns: [batch, vocabulary] for a model of contexts, [batch, time, vocabulary] for one of sequences.
  func logits(_ tokens: IndexTensor) -> Tensor
}

extension LanguageModel {
  /// None: every token is read anew.
  public func makeReader() -> (any TokenReader)? { nil }

  /// The loss over a batch of ``Batch/inputs`` and ``Batch/targets``, as ``loss(_:_:)`` gives it.
  public func loss(_ batch: Batch) -> Tensor { loss(batch.inputs, batch.targets) }

  /// The loss over a batch: mean negative log likelihood of the targets, in nats a token.
  ///
  /// - Parameters:
  ///   - tokens: As for ``logits(_:)``.
  ///   - targets: The tokens that come next, [batch] or [batch, time]; −1 for those that don't count.
  public func loss(_ tokens: IndexTensor, _ targets: IndexTensor) -> Tensor {
    logits(tokens).crossEntropy(targets)
  }
}
