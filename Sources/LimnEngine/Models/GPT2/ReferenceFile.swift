/// What another program computed with a model, to hold this one's numbers against: `expected.json`.
///
/// ```json
/// {"tokens": [[35, 88]], "logits": [[[0.5, 1.5]]], "loss": 6.0, "attentions": [[[[[1.0]]]]], "greedy": [35, 88, 57]}
/// ```
///
/// All but the tokens may be missing. The loss is the mean over all positions but the last of each row, whose targets
/// are the tokens that follow, as transformers' `labels=input_ids`.
public struct ReferenceFile: Sendable {
  /// Numbers in rows and columns.
  public struct Numbers: Sendable, Equatable {
    /// The size along each axis.
    public let shape: [Int]
    /// The numbers, the last axis running fastest.
    public let values: [Float]
  }

  /// Where it was read from.
  public let path: String
  /// What the model was given, [batch, time].
  public let tokens: IndexTensor
  /// The scores, [batch, time, vocabulary].
  public let logits: Numbers?
  /// The mean loss of the next tokens.
  public let loss: Float?
  /// The weights of attention, [layers, batch, heads, queries, keys].
  public let attentions: Numbers?
  /// The first row and what comes after it if the likeliest token is taken each time; the row may be cut short.
  public let greedy: [Int]?

  /// Reads the file at a path and holds it against the model's sizes.
  ///
  /// - Throws: ``DataError`` if the file is missing or damaged, or of another model.
  public init(contentsOfFile path: String, for configuration: GPT2Configuration) throws {
    var arrays: [String: JSONArray] = [:]
    let ranks = ["tokens": 2, "logits": 3, "loss": 0, "attentions": 5, "greedy": 1]
    try JSONFile.read(path, most: 1 << 31) { cursor in
      try cursor.expect(.object, for: "the file", "an object with tokens and logits")
      try cursor.readObject { cursor, key in
        guard let rank = ranks[key] else { return try cursor.skipValue() }
        // Past white space, so that an error tells where the value is.
        _ = cursor.next()
        let start = cursor
        guard let array = try JSONArray(reading: &cursor), array.shape.count == rank else {
          throw start.failure(
            "\(quoted(key)) should be \(rank == 0 ? "a number" : rank == 1 ? "an array of numbers" : "numbers in arrays \(rank) deep")"
          )
        }
        guard arrays.updateValue(array, forKey: key) == nil else {
          throw start.failure("\(quoted(key)) is there twice")
        }
      }
    }
    func tokens(_ key: String) throws -> [Int]? {
      guard let array = arrays[key] else { return nil }
      return try array.values.map { value in
        guard value >= 0, value < Float(configuration.vocabularySize), value == value.rounded() else {
          throw DataError(
            "\(path): \(quoted(key)) holds \(value); the model's tokens are 0 to \(configuration.vocabularySize - 1)."
          )
        }
        return Int(value)
      }
    }
    guard let rows = try tokens("tokens"), let shape = arrays["tokens"]?.shape, !rows.isEmpty else {
      throw DataError("\(path) holds no “tokens”; it should hold what the model was given, an array a row.")
    }
    guard shape[1] <= configuration.blockSize else {
      throw DataError(
        "\(path): “tokens” are \(shape[1]) a row; the model sees \(configuration.blockSize) at most.")
    }
    func numbers(_ key: String, _ wanted: [Int]) throws -> Numbers? {
      guard let array = arrays[key] else { return nil }
      guard array.shape == wanted else {
        throw DataError(
          "\(path): \(quoted(key)) have the shape \(described(shape: array.shape)); this model's have "
            + "\(described(shape: wanted)).")
      }
      return Numbers(shape: array.shape, values: array.values)
    }
    self.path = path
    self.tokens = IndexTensor(shape: shape, values: rows.map(Int32.init))
    logits = try numbers("logits", shape + [configuration.vocabularySize])
    attentions = try numbers(
      "attentions", [configuration.layerCount, shape[0], configuration.headCount, shape[1], shape[1]])
    loss = arrays["loss"]?.values.first
    greedy = try tokens("greedy")
    if let greedy, greedy.count > configuration.blockSize {
      throw DataError(
        "\(path): “greedy” holds \(greedy.count) tokens; the model sees \(configuration.blockSize) at most.")
    }
    if let greedy, greedy.prefix(shape[1]) != rows.prefix(shape[1]).prefix(greedy.count) {
      throw DataError(
        "\(path): “greedy” doesn't begin with the first row of “tokens”, which it should continue.")
    }
    if logits == nil && loss == nil && attentions == nil && greedy == nil {
      throw DataError(
        "\(path) holds nothing to compare; it should hold one of “logits”, “loss”, “attentions” and “greedy”."
      )
    }
    if loss != nil && shape[1] < 2 {
      throw DataError("\(path): “tokens” are 1 a row, which has no next one for a loss; give 2 at least.")
    }
  }
}
