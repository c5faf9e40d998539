/// The three parts of a corpus: no line is in two of them, and none is left out.
public struct CorpusSplit: Sendable {
  /// What the parameters are trained on.
  public let train: Corpus
  /// What settings are chosen by while training goes on.
  public let validation: Corpus
  /// What the finished model is judged by, once.
  public let test: Corpus
}
