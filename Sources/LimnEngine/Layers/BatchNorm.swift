/// Brings each feature to mean 0 and deviation 1 over the batch, as `torch.nn.BatchNorm1d` with features last.
///
/// While it trains it takes mean and variance of the batch and keeps their running averages, which it uses
/// otherwise (Ioffe and Szegedy, 2015).
public final class BatchNorm: TensorLayer, TrainableMode {
  /// What normalised features are multiplied with, [features].
  public let weight: Tensor
  /// What is added to them, [features].
  public let bias: Tensor
  /// The average of the batches' means, [features].
  public let runningMean: Tensor
  /// The average of the batches' variances, each as a sample's, [features].
  public let runningVariance: Tensor
  /// How much of the running averages each batch replaces.
  public let momentum: Float
  /// Added to the variance.
  public let epsilon: Float
  /// Whether the layer is being trained.
  public var isTraining = true

  /// A layer that starts with the identity.
  public init(_ features: Int, momentum: Float = 0.1, epsilon: Float = 1e-5) {
    require(features > 0, "BatchNorm: \(features) features; there has to be at least one")
    weight = Tensor.ones([features]).labeled("weight").requiringGrad()
    bias = Tensor.zeros([features]).labeled("bias").requiringGrad()
    runningMean = Tensor.zeros([features]).labeled("running_mean")
    runningVariance = Tensor.ones([features]).labeled("running_var")
    self.momentum = momentum
    self.epsilon = epsilon
  }

  /// Named as in PyTorch.
  public var members: [ModuleMember] {
    [
      .parameter("weight", weight), .parameter("bias", bias), .buffer("running_mean", runningMean),
      .buffer("running_var", runningVariance),
    ]
  }

  /// Such as `BatchNorm(200)`.
  public var title: String { "BatchNorm(\(weight.count))" }

  /// [..., features], normalised over all axes but the last.
  public func callAsFunction(_ x: Tensor) -> Tensor {
    guard isTraining else {
      return x.batchNorm(weight, bias, moments: (runningMean, runningVariance), epsilon: epsilon).result
    }
    let (result, mean, variance) = x.batchNorm(weight, bias, epsilon: epsilon)
    let rows = Float(x.count / weight.count)
    require(
      rows > 1, "BatchNorm: a batch of one row, shape \(x.shape), has no deviation; train on two at least")
    withoutGradients {
      Self.average(runningMean, mean, momentum)
      Self.average(runningVariance, variance, momentum, correction: rows / (rows - 1))
    }
    return result
  }

  private static func average(_ running: Tensor, _ new: Tensor, _ momentum: Float, correction: Float = 1) {
    running.scale(by: 1 - momentum)
    running.add(new, scale: momentum * correction)
  }
}
