/// Changes parameters by their gradients.
public protocol Optimizer: AnyObject {
  /// The parameters it changes, by name.
  var parameters: [NamedTensor] { get }

  /// One step downhill. A parameter without a gradient stays.
  ///
  /// - Parameter gradientFactor: What all gradients are multiplied with first, such as ``GradientClipping/factor(norm:largest:)``.
  func step(learningRate: Float, gradientFactor: Float)

  /// What the optimiser remembers between steps, by name, so that a run goes on as if it had never stopped.
  var state: [NamedTensor] { get }

  /// How many steps it has taken.
  var stepCount: Int { get set }
}

extension Optimizer {
  /// One step downhill by the gradients as they are.
  public func step(learningRate: Float) { step(learningRate: learningRate, gradientFactor: 1) }

  /// Forgets all gradients.
  public func zeroGrad() { for parameter in parameters { parameter.tensor.zeroGrad() } }
}
