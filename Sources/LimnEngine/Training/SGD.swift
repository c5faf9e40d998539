internal import CKernels

/// Stochastic gradient descent with momentum, as `torch.optim.SGD`.
public final class SGD: Optimizer {
  /// The parameters it changes.
  public let parameters: [NamedTensor]
  /// How much of the last step goes into the next; 0 for none.
  public let momentum: Float
  /// Whether the step looks ahead along the momentum (Nesterov, 1983).
  public let isNesterov: Bool
  /// How strongly parameters are drawn to zero, through the gradient.
  public let weightDecay: Float
  /// How many steps it has taken.
  public var stepCount = 0
  private let velocities: [Tensor]

  /// An optimiser of the given parameters.
  ///
  /// - Precondition: Nesterov's form has a momentum.
  public init(
    _ parameters: [NamedTensor], momentum: Float = 0, nesterov: Bool = false, weightDecay: Float = 0
  ) {
    require(!nesterov || momentum > 0, "SGD: Nesterov's form needs a momentum above 0")
    self.parameters = parameters
    self.momentum = momentum
    isNesterov = nesterov
    self.weightDecay = weightDecay
    velocities = momentum > 0 ? parameters.map { Tensor.zeros($0.tensor.shape) } : []
  }

  /// The velocities, if there is a momentum.
  public var state: [NamedTensor] {
    zip(parameters, velocities).map { NamedTensor(name: "\($0.name).momentum", tensor: $1) }
  }

  /// parameter −= rate × (gradient + decay × parameter), the bracket averaged by the momentum.
  public func step(learningRate: Float, gradientFactor: Float) {
    for (index, parameter) in parameters.enumerated() {
      let parameter = parameter.tensor
      guard var gradient = parameter.grad?.contiguous() else { continue }
      if gradientFactor != 1 { gradient = withoutGradients { gradient * gradientFactor } }
      withoutGradients { parameter.requireInPlace("SGD", gradient) }
      if weightDecay != 0 { gradient = withoutGradients { gradient + parameter * weightDecay } }
      if momentum > 0 {
        let velocity = velocities[index]
        // The first gradient is taken whole, as in PyTorch, which the zeros of the start give by themselves.
        limn_momentum(gradient.pointer, momentum, 0, velocity.pointer, velocity.count)
        if isNesterov {
          withoutGradients { gradient = gradient + velocity * momentum }
        } else {
          gradient = velocity
        }
      }
      withoutGradients { parameter.add(gradient, scale: -learningRate) }
    }
    stepCount += 1
  }
}
