extension RunFolder {
  /// A tensor of a checkpoint, without making the model.
  ///
  /// - Parameters:
  ///   - name: Its name in the file; the embedding of the tokens for `nil`.
  ///   - path: The checkpoint.
  /// - Returns: The name, and the numbers: [rows, columns].
  /// - Throws: ``DataError`` if there is no such matrix, or the file is damaged.
  public func matrix(_ name: String?, in path: String) throws -> (name: String, values: Tensor) {
    let file = try SafetensorsFile(contentsOfFile: path)
    if file.hasChecksum { try file.verifyChecksum() }
    let size = try configuration().model.vocabularySize
    guard let name = name ?? Self.embeddingName(in: file, vocabularySize: size) else {
      throw DataError("\(path) holds no embedding of \(size) tokens; name a tensor by --tensor.")
    }
    let info = try file.info(name)
    guard info.shape.count == 2, info.shape.allSatisfy({ $0 > 0 }) else {
      throw DataError(
        "\(path): \(quoted(name)) has the shape \(described(shape: info.shape)); it has to be a matrix.")
    }
    return (name, Tensor(shape: info.shape, values: try file.floats(name)))
  }

  /// The matrix that has a row for each token: one that is called so, or the first one (a bigram's).
  private static func embeddingName(in file: SafetensorsFile, vocabularySize: Int) -> String? {
    let tables = file.tensors.filter {
      // The tokenizer is that of an encoder-decoder's targets.
      $0.shape.count == 2 && $0.shape[0] == vocabularySize && !$0.name.hasPrefix("optimizer.")
        && !$0.name.hasPrefix("encoder.")
    }
    return (tables.first { $0.name.lowercased().contains("embedding") } ?? tables.first)?.name
  }

  /// What the run learned from.
  ///
  /// - Throws: ``DataError`` if it can't be read any more.
  public func corpus() throws -> Corpus { try PreparedRun.corpus(configuration().data) }

  /// How often each token comes in the run's data; the start and the end of a line count too.
  ///
  /// - Throws: ``DataError`` if the data can't be read any more.
  public func tokenCounts() throws -> [Int] {
    let tokenizer = try tokenizer()
    var corpus = try corpus()
    if try configuration().model.kind == .encoderDecoder { corpus = try PairCorpus(corpus).targets }
    var counts = [Int](repeating: 0, count: tokenizer.count)
    for line in try tokenizer.encode(corpus) {
      for token in line { counts[token] += 1 }
      guard corpus.kind == .lines else { continue }
      for token in Set([tokenizer.startToken, tokenizer.endToken].compactMap { $0 }) { counts[token] += 1 }
    }
    return counts
  }

  /// Some checkpoints, the first and the last among them and the others at equal distances.
  ///
  /// - Parameter count: How many at most, at least 2.
  /// - Throws: ``DataError`` if there is none.
  public func checkpoints(atMost count: Int) throws -> [(step: Int, path: String)] {
    let all = checkpoints
    guard !all.isEmpty else {
      throw DataError("\(path) holds no checkpoint; train for some steps, or start a new run.")
    }
    guard all.count > max(count, 2) else { return all }
    return (0..<max(count, 2)).map { all[$0 * (all.count - 1) / (max(count, 2) - 1)] }
  }

  /// The checkpoint of a step, the newest for `nil`.
  ///
  /// - Throws: ``DataError`` if there is none.
  public func checkpoint(of step: Int? = nil) throws -> (step: Int, path: String) {
    guard let step else { return try checkpoints(atMost: 2).last! }
    guard let found = checkpoints.first(where: { $0.step == step }) else {
      throw DataError("\(path) holds no checkpoint of step \(step); \(heldSteps).")
    }
    return found
  }
}
