/// How the chances of next tokens are drawn.
public struct NextTokenOptions: Sendable {
  /// In which order tokens stand.
  public enum Order: String, Sendable, CaseIterable {
    /// The likeliest first.
    case probability
    /// As in the vocabulary, which is the alphabet for characters.
    case vocabulary
  }

  /// In which order tokens stand.
  public var order = Order.probability
  /// How many tokens a panel shows, the likeliest; the one that was drawn is shown anyway.
  public var top = 10
  /// How many panels stand beside each other; up to four for `nil`.
  public var columns: Int?

  /// The likeliest ten, the likeliest first.
  public init() {}
}
