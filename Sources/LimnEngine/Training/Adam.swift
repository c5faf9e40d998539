internal import CKernels
import LimnPlatform

/// Adam (Kingma and Ba, 2015), and with decoupled weight decay AdamW (Loshchilov and Hutter, 2019), as
/// `torch.optim.Adam` and `torch.optim.AdamW`.
///
/// One count of steps corrects the averages of all parameters; PyTorch counts for each, which differs only if a
/// parameter gets its first gradient later than others.
public final class Adam: Optimizer {
  /// The parameters it changes.
  public let parameters: [NamedTensor]
  /// How slowly the averages of the gradient and of its square forget.
  public let betas: (first: Float, second: Float)
  /// Added to the root of the squares' average.
  public let epsilon: Float
  /// How strongly parameters are drawn to zero.
  public let weightDecay: Float
  /// Whether the decay acts on the parameters by themselves (AdamW) and not through the gradient.
  public let isDecoupled: Bool
  /// How many steps it has taken.
  public var stepCount = 0
  private let firstMoments: [Tensor]
  private let secondMoments: [Tensor]
  private let decays: [Bool]
  /// Whether a tensor stands in the list before, as one that two layers share may: it takes one step.
  private let isRepeated: [Bool]
  private static let partSize = 1 << 14

  /// An optimiser of the given parameters.
  ///
  /// - Parameters:
  ///   - parameters: What it changes.
  ///   - betas: How slowly the averages forget.
  ///   - epsilon: Added to the root of the squares' average.
  ///   - weightDecay: How strongly parameters are drawn to zero.
  ///   - decoupled: Whether that is AdamW's decay.
  ///   - decaysMatricesOnly: Whether biases and gains, of one axis, are left out of it, as in GPT-2's training.
  public init(
    _ parameters: [NamedTensor], betas: (first: Float, second: Float) = (0.9, 0.999), epsilon: Float = 1e-8,
    weightDecay: Float = 0, decoupled: Bool = false, decaysMatricesOnly: Bool = false
  ) {
    self.parameters = parameters
    self.betas = betas
    self.epsilon = epsilon
    self.weightDecay = weightDecay
    isDecoupled = decoupled
    firstMoments = parameters.map { Tensor.zeros($0.tensor.shape) }
    secondMoments = parameters.map { Tensor.zeros($0.tensor.shape) }
    var seen: Set<ObjectIdentifier> = []
    isRepeated = parameters.map { !seen.insert(ObjectIdentifier($0.tensor)).inserted }
    decays = parameters.map { weightDecay != 0 && (!decaysMatricesOnly || $0.tensor.shape.count > 1) }
  }

  /// The averages of the gradient and of its square.
  public var state: [NamedTensor] {
    zip(parameters, firstMoments).map { NamedTensor(name: "\($0.name).exp_avg", tensor: $1) }
      + zip(parameters, secondMoments).map { NamedTensor(name: "\($0.name).exp_avg_sq", tensor: $1) }
  }

  /// parameter −= rate × average / (√(average of squares) + epsilon), both corrected for their start at zero.
  public func step(learningRate: Float, gradientFactor: Float) {
    stepCount += 1
    let firstCorrection = Float(1 - pow(Double(betas.first), Double(stepCount)))
    let secondCorrection = Float(1 - pow(Double(betas.second), Double(stepCount)))
    // All parameters in one job: of the small ones none is worth another thread's call.
    var parts: [(index: Int, range: Range<Int>)] = []
    let gradients = parameters.enumerated().map { index, named -> Tensor? in
      guard !isRepeated[index], let gradient = named.tensor.grad?.contiguous() else { return nil }
      withoutGradients { named.tensor.requireInPlace("Adam", gradient) }
      parts += stride(from: 0, to: gradient.count, by: Self.partSize).map {
        (index, $0..<min($0 + Self.partSize, gradient.count))
      }
      guard decays[index] && !isDecoupled else { return gradient }
      return withoutGradients { gradient * gradientFactor + named.tensor * weightDecay }
    }
    Parallel.ranges(parts.count, cost: 8 * Self.partSize, parts: 32) { range in
      for (index, part) in parts[range] {
        let isDecayed = decays[index] && isDecoupled
        let start = part.lowerBound
        limn_adam(
          gradients[index]!.pointer + start, decays[index] && !isDecoupled ? 1 : gradientFactor, betas.first,
          betas.second, firstCorrection, secondCorrection, epsilon, learningRate,
          isDecayed ? 1 - learningRate * weightDecay : 1, firstMoments[index].pointer + start,
          secondMoments[index].pointer + start, parameters[index].tensor.pointer + start, part.count)
      }
    }
    withExtendedLifetime(gradients) {}
  }
}
