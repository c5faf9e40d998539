/// How far two points are from each other.
public enum DistanceMetric: String, Sendable, CaseIterable, Codable {
  /// The length of the difference.
  case euclidean
  /// 1 less the cosine of the angle between the two: 0 for the same direction, 1 at right angles, 2 for opposite
  /// ones. A point at zero has the distance 1 to all, as in scikit-learn.
  case cosine
}
