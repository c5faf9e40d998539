/// A model that learns from batches: a language model, or one that makes one sequence of another.
public protocol TrainableModel: Module {
  /// What the model is and how large, enough to make another of its kind.
  var configuration: ModelConfiguration { get }

  /// The loss over a batch: mean negative log likelihood of the targets that count, in nats a token.
  func loss(_ batch: Batch) -> Tensor
}
