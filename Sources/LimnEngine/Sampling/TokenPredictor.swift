/// What gives a score to each token that may come next, of which text is made up: a language model, or a form of one
/// that can do nothing else, such as ``HalfPrecisionGPT``.
public protocol TokenPredictor: AnyObject {
  /// What the model is and how large.
  var configuration: ModelConfiguration { get }

  /// The scores of the token that comes after the given ones, one a token of the vocabulary.
  ///
  /// - Parameters:
  ///   - tokens: What came before, from its start.
  ///   - start: The token before the first; a model of contexts sees it in every place that is empty. Without one
  ///     there has to be a token at least.
  func nextLogits(after tokens: [Int], start: Int?) -> [Float]

  /// What reads a sequence token by token faster than from its start; `nil` if there is no such.
  func makeReader() -> (any TokenReader)?
}
