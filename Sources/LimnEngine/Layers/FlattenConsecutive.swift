/// Joins neighbouring positions: [batch, time, width] to [batch, time / n, n × width].
///
/// As in the fifth makemore lecture; one remaining position loses its axis.
public final class FlattenConsecutive: TensorLayer {
  /// How many positions are joined.
  public let positions: Int

  /// A layer that joins `positions` neighbours.
  public init(_ positions: Int) {
    require(positions > 0, "FlattenConsecutive: \(positions) positions can't be joined; it takes at least 1")
    self.positions = positions
  }

  /// None.
  public var members: [ModuleMember] { [] }

  /// Such as `FlattenConsecutive(2)`.
  public var title: String { "FlattenConsecutive(\(positions))" }

  /// [batch, time, width] to [batch, time / n, n × width], or [batch, n × width] if one position remains.
  public func callAsFunction(_ x: Tensor) -> Tensor {
    require(
      x.shape.count == 3 && x.shape[1] % positions == 0,
      "FlattenConsecutive: shape \(x.shape) can't be joined by \(positions); it has to be [batch, time, width] with a "
        + "time that \(positions) divides")
    let time = x.shape[1] / positions
    let width = x.shape[2] * positions
    return x.reshaped(time == 1 ? [x.shape[0], width] : [x.shape[0], time, width])
  }
}
