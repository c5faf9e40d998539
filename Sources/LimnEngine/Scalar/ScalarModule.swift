/// Anything with parameters to train.
public protocol ScalarModule {
  /// The weights and biases, in a fixed order.
  var parameters: [Value] { get }
}

extension ScalarModule {
  /// Sets the gradient of every parameter to zero, as one does before each backward pass.
  public func zeroGrad() {
    for parameter in parameters { parameter.grad = 0 }
  }
}
