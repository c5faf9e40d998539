/// Switches numbers off by chance while it trains, as `torch.nn.Dropout` (Srivastava et al., 2014).
public final class Dropout: TensorLayer, TrainableMode {
  /// The chance of each number to be switched off, 0 ..< 1.
  public let probability: Double
  /// Where chance comes from, shared with what else draws during training; a ``TrainingRun`` puts its own here.
  public var source: SharedGenerator
  /// Whether the layer is being trained.
  public var isTraining = true

  /// A layer that switches off with the given probability.
  public init(_ probability: Double, source: SharedGenerator) {
    require(
      probability >= 0 && probability < 1, "Dropout: the probability is \(probability); it has to be 0 ..< 1")
    self.probability = probability
    self.source = source
  }

  /// None.
  public var members: [ModuleMember] { [] }

  /// Such as `Dropout(0.2)`.
  public var title: String { "Dropout(\(probability))" }

  /// Which numbers of the given shape are kept; `nil` for all.
  func mask(_ shape: [Int]) -> DropoutMask? {
    isTraining && probability > 0
      ? DropoutMask(shape, probability: probability, using: &source.generator) : nil
  }

  /// The same shape.
  public func callAsFunction(_ x: Tensor) -> Tensor {
    isTraining ? x.dropout(probability, using: &source.generator) : x
  }
}

extension Module {
  /// Lets every dropout within draw from one generator.
  func shareGenerator(_ source: SharedGenerator) {
    for case let dropout as Dropout in namedModules.map(\.module) { dropout.source = source }
  }
}
