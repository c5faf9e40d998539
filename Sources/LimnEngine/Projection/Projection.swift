/// What the ways to project points share.
enum Projection {
  /// Throws if points, [points, width], hold a number that is not finite: a diverged model's embedding may.
  static func requireFinite(_ points: Tensor, _ operation: String) throws {
    let width = points.shape[1]
    let place = points.withUnsafeValues { $0.firstIndex { !$0.isFinite } }
    guard let place else { return }
    throw DataError(
      "\(operation): point \(place / width) has \(points.values[place]) in column \(place % width), where every number has to be finite"
    )
  }
}
