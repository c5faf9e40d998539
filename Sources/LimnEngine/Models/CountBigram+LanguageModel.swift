import LimnPlatform

extension CountBigram {
  /// The counted model as one of scores: the logarithm of each chance.
  ///
  /// It evaluates, samples, saves and goes on learning as every language model does, and gives each pair the chance
  /// that ``probabilities(row:smoothing:)`` gives it.
  ///
  /// - Parameter smoothing: Added to every count; at least 1 unless every pair occurs, so that no score is infinite.
  public func languageModel(smoothing: Int = 1) -> NeuralBigram {
    let size = alphabet.count
    require(
      smoothing > 0 || distinctCount == size * size,
      "languageModel: without smoothing \(size * size - distinctCount) pairs are impossible and their scores infinite"
    )
    // What it draws is written over at once.
    var generator = Generator(seed: 0)
    let model = NeuralBigram(ModelConfiguration(.bigram, vocabularySize: size), using: &generator)
    let scores = (0..<size).flatMap { row in probabilities(row: row, smoothing: smoothing).map { log($0) } }
    model.weight.assign(Tensor(shape: [size, size], values: scores))
    return model
  }
}
