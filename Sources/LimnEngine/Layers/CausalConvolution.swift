/// A convolution over time that sees the past only, with gaps between its taps, as a padded `torch.nn.Conv1d`.
///
/// The building stone of WaveNet (van den Oord et al., 2016). Tap k of a kernel of K reads the position
/// (K − 1 − k) × dilation before; positions before the start read zeros.
public final class CausalConvolution: TensorLayer {
  /// Of shape [outputs, inputs, taps], PyTorch's layout.
  public let weight: Tensor
  /// Of shape [outputs].
  public let bias: Tensor
  /// The distance of neighbouring taps.
  public let dilation: Int

  /// A layer with new weights by PyTorch's default.
  ///
  /// - Parameters:
  ///   - inputs: The width of each position.
  ///   - outputs: What it becomes.
  ///   - taps: The size of the kernel.
  ///   - dilation: The distance of neighbouring taps.
  ///   - generator: Where the weights come from.
  public init(
    _ inputs: Int, _ outputs: Int, taps: Int = 2, dilation: Int = 1, using generator: inout Generator
  ) {
    require(
      inputs > 0 && outputs > 0 && taps > 0 && dilation > 0,
      "CausalConvolution: \(inputs) inputs, \(outputs) outputs, \(taps) taps, dilation \(dilation); all have to be "
        + "above 0")
    let initialization = Initialization.pytorch
    weight = initialization.weight(outputs, inputs * taps, using: &generator)
      .reshaped([outputs, inputs, taps]).labeled("weight").requiringGrad()
    bias = initialization.bias(outputs, inputs: inputs * taps, using: &generator).labeled("bias")
      .requiringGrad()
    self.dilation = dilation
  }

  /// The weight, then the bias.
  public var members: [ModuleMember] { [.parameter("weight", weight), .parameter("bias", bias)] }

  /// Such as `CausalConvolution(24, 64, 2 taps, dilation 4)`.
  public var title: String {
    "CausalConvolution(\(weight.shape[1]), \(weight.shape[0]), \(weight.shape[2]) taps, dilation \(dilation))"
  }

  /// [batch, time, inputs] to [batch, time, outputs].
  public func callAsFunction(_ x: Tensor) -> Tensor {
    require(
      x.shape.count == 3 && x.shape[2] == weight.shape[1],
      "CausalConvolution: shape \(x.shape) has to be [batch, time, \(weight.shape[1])]")
    let (outputs, inputs, taps) = (weight.shape[0], weight.shape[1], weight.shape[2])
    let time = x.shape[1]
    // Every position beside those that its taps read: then it is a linear layer. A tap that reaches beyond the start
    // from every position reads zeros only, however far it reaches.
    let reaches = (0..<taps).map { min((taps - 1 - $0) * dilation, time) }
    let past = Tensor.zeros([x.shape[0], reaches[0], inputs])
    let padded = reaches[0] == 0 ? x : Tensor.concatenate([past, x], axis: 1)
    let read = reaches.map { padded.slice(axis: 1, reaches[0] - $0..<reaches[0] - $0 + time) }
    let kernel = weight.transposed(1, 2).reshaped([outputs, taps * inputs])
    return Tensor.concatenate(read, axis: 2).linear(kernel, bias)
  }
}
