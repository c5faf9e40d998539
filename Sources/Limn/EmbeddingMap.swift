/// Where the points of an embedding stand in the plane, and what the axes mean.
public struct EmbeddingMap: Sendable {
  /// The places along.
  public let x: [Double]
  /// The places across.
  public let y: [Double]
  /// What stands along the horizontal axis; empty if its numbers mean nothing.
  public let xTitle: String
  /// What stands along the vertical axis; empty if its numbers mean nothing.
  public let yTitle: String
  /// How the points came to their places, in a sentence without its full stop.
  public let explanation: String

  /// Whether the numbers on the axes mean something.
  var hasAxes: Bool { !xTitle.isEmpty }
  /// How many points there are.
  public var count: Int { x.count }
  /// The places: [points, 2].
  public var positions: Tensor {
    Tensor(shape: [count, 2], values: zip(x, y).flatMap { [Float($0), Float($1)] })
  }

  /// A map of given places, as recorded ones.
  ///
  /// - Parameters:
  ///   - positions: [points, 2].
  ///   - xTitle: What stands along the horizontal axis; empty if its numbers mean nothing.
  ///   - yTitle: What stands along the vertical axis.
  ///   - explanation: How the points came there.
  /// - Precondition: The shape is as said.
  public init(_ positions: Tensor, xTitle: String = "", yTitle: String = "", explanation: String) {
    precondition(
      positions.shape.count == 2 && positions.shape[1] == 2,
      "EmbeddingMap: the places have the shape \(positions.shape); it has to be [points, 2]")
    let values = positions.values.map(Double.init)
    x = stride(from: 0, to: values.count, by: 2).map { values[$0] }
    y = stride(from: 1, to: values.count, by: 2).map { values[$0] }
    self.xTitle = xTitle
    self.yTitle = yTitle
    self.explanation = explanation
  }
}
