/// How the weights of a layer start.
public enum Initialization: Sendable, Hashable {
  /// PyTorch's default for linear layers: uniform between ± 1 / √inputs, the bias too.
  case pytorch
  /// Normal with deviation gain / √inputs, the bias 0 (He et al., 2015); drawn inputs first as in the lectures.
  case kaimingNormal(gain: Float)
  /// Normal with deviation 1, the bias too; drawn inputs first as in the second makemore lecture.
  case standardNormal
  /// Normal with the given deviation, the bias 0; drawn outputs first as in GPT-2.
  case normal(deviation: Float)

  /// The gain that keeps the deviation through tanh, as `torch.nn.init.calculate_gain`.
  public static let tanhGain: Float = 5 / 3

  /// A weight of shape [outputs, inputs].
  func weight(_ outputs: Int, _ inputs: Int, using generator: inout Generator) -> Tensor {
    switch self {
    case .pytorch:
      let bound = Self.bound(inputs)
      return .uniform(-bound, bound, [outputs, inputs], using: &generator)
    case .kaimingNormal(let gain):
      let drawn = Tensor.randn([inputs, outputs], using: &generator)
      drawn.scale(by: gain / Float(inputs).squareRoot())
      return drawn.transposed().copy()
    case .standardNormal:
      return Tensor.randn([inputs, outputs], using: &generator).transposed().copy()
    case .normal(let deviation):
      return Tensor(
        shape: [outputs, inputs],
        values: generator.normal(mean: 0, deviation: deviation, outputs * inputs))
    }
  }

  /// A bias of shape [outputs].
  func bias(_ outputs: Int, inputs: Int, using generator: inout Generator) -> Tensor {
    switch self {
    case .pytorch:
      let bound = Self.bound(inputs)
      return .uniform(-bound, bound, [outputs], using: &generator)
    case .standardNormal: return .randn([outputs], using: &generator)
    case .kaimingNormal, .normal: return .zeros([outputs])
    }
  }

  /// In double precision as in PyTorch: a quarter of all sizes come out one bit apart in single precision.
  private static func bound(_ inputs: Int) -> Float { Float(1 / Double(inputs).squareRoot()) }
}
