/// A layer that reads a sequence one position at a time and remembers a state.
public protocol RecurrentCell: Module {
  /// The next state from an input, [batch, inputs], and the state before, [batch, width].
  func callAsFunction(_ input: Tensor, _ state: Tensor) -> Tensor
}

/// The plain recurrent cell, state = tanh(W [input, state] + b), as in makemore.
public final class RNNCell: RecurrentCell {
  /// From input and state to the new state.
  public let linear: Linear

  /// A cell with new weights by PyTorch's default.
  public init(_ inputs: Int, _ width: Int, using generator: inout Generator) {
    linear = Linear(inputs + width, width, using: &generator)
  }

  /// Named as in makemore.
  public var members: [ModuleMember] { [.module("xh_to_h", linear)] }

  /// The next state, [batch, width].
  public func callAsFunction(_ input: Tensor, _ state: Tensor) -> Tensor {
    linear(Tensor.concatenate([input, state], axis: 1)).tanh()
  }
}

/// The gated recurrent unit (Cho et al., 2014), as in makemore.
public final class GRUCell: RecurrentCell {
  /// From input and state to the share of the state that is replaced.
  public let update: Linear
  /// From input and state to the share of the state that the candidate sees.
  public let reset: Linear
  /// From input and the state's share to the candidate.
  public let candidate: Linear

  /// A cell with new weights by PyTorch's default.
  public init(_ inputs: Int, _ width: Int, using generator: inout Generator) {
    update = Linear(inputs + width, width, using: &generator)
    reset = Linear(inputs + width, width, using: &generator)
    candidate = Linear(inputs + width, width, using: &generator)
  }

  /// Named as in makemore.
  public var members: [ModuleMember] {
    [.module("xh_to_z", update), .module("xh_to_r", reset), .module("xh_to_hbar", candidate)]
  }

  /// The next state, [batch, width].
  public func callAsFunction(_ input: Tensor, _ state: Tensor) -> Tensor {
    let both = Tensor.concatenate([input, state], axis: 1)
    let replaced = update(both).sigmoid()
    let seen = reset(both).sigmoid() * state
    let new = candidate(Tensor.concatenate([input, seen], axis: 1)).tanh()
    return state + replaced * (new - state)
  }
}
