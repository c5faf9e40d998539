import LimnPlatform

extension StoredTokenizer {
  /// Reads a tokenizer from a JSON file that ``write(to:)`` wrote.
  ///
  /// - Throws: ``DataError`` if the file is missing, unreadable or damaged.
  public init(contentsOf url: URL) throws {
    let file = try TextFile(contentsOf: url, wanted: "the JSON file of a tokenizer")
    do {
      self = try JSONDecoder().decode(StoredTokenizer.self, from: Data(file.bytes))
    } catch let error as DataError {
      throw DataError("\(file.path): \(error)")
    } catch let error as DecodingError {
      throw DataError("\(file.path): \(Self.explain(error))")
    }
  }

  /// Writes the tokenizer as JSON, the same bytes for the same tokenizer.
  ///
  /// - Throws: ``DataError`` if the file can't be written; then an earlier one is left as it was.
  public func write(to url: URL) throws {
    try AtomicFile.write(json(), to: url.path)
  }

  /// The bytes of the file.
  func json() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(self) + Data("\n".utf8)
  }

  private static func explain(_ error: DecodingError) -> String {
    func name(_ path: [any CodingKey]) -> String { path.first.map { "“\($0.stringValue)”" } ?? "the whole" }
    let remedy = "store the tokenizer again"
    return switch error {
    case .keyNotFound(let key, _): "“\(key.stringValue)” is missing in the tokenizer; \(remedy)."
    case .valueNotFound(_, let context): "\(name(context.codingPath)) is empty in the tokenizer; \(remedy)."
    case .typeMismatch(_, let context):
      "\(name(context.codingPath)) is of the wrong type in the tokenizer; \(remedy)."
    default: "not JSON, or only a part of it; \(remedy)."
    }
  }
}
