import LimnPlatform

extension BytePairTokenizer {
  /// What is wrong with a vocabulary, to be put into a sentence that says where it came from.
  struct Problem: Error {
    let text: String
    let isOfMerges: Bool

    init(_ text: String, isOfMerges: Bool = false) { (self.text, self.isOfMerges) = (text, isOfMerges) }
  }

  /// The names under which the two files are published.
  static let pairsOfFiles = [
    (vocabulary: "vocab.json", merges: "merges.txt"), (vocabulary: "encoder.json", merges: "vocab.bpe"),
  ]

  /// Reads the tokenizer of a folder: `tokenizer.json`, else `vocab.json` and `merges.txt`, else `encoder.json`
  /// and `vocab.bpe`.
  ///
  /// - Throws: ``DataError`` if there are no such files, or one is damaged or of another kind of tokenizer.
  public init(contentsOfFolder path: String) throws {
    func file(_ name: String) -> String { FilePlace("\(path)/").sibling(name) }
    func isThere(_ name: String) -> Bool { FileManager.default.fileExists(atPath: file(name)) }
    if isThere("tokenizer.json") {
      try self.init(tokenizerFile: file("tokenizer.json"))
    } else if let pair = Self.pairsOfFiles.first(where: { isThere($0.vocabulary) || isThere($0.merges) }) {
      try self.init(vocabularyFile: file(pair.vocabulary), mergesFile: file(pair.merges))
    } else {
      throw DataError(
        "\(path) holds no byte-pair tokenizer; give a folder with tokenizer.json, with vocab.json and merges.txt, "
          + "or with encoder.json and vocab.bpe.")
    }
  }

  /// Reads a vocabulary (`vocab.json`, `encoder.json`: an object of numbers by token) and its merges
  /// (`merges.txt`, `vocab.bpe`: two tokens a line, the first to be joined first).
  ///
  /// - Throws: ``DataError`` if a file is missing or damaged, or the two don't belong together.
  public init(vocabularyFile: String, mergesFile: String) throws {
    var entries: [Entry] = []
    try JSONFile.read(vocabularyFile) { entries = try Entry.readAll(&$0) }
    let lines = try Self.readMerges(mergesFile)
    do {
      try self.init(
        tokens: try Entry.inOrder(entries), merges: lines.map(\.merge), special: [Self.endOfText]
      ) { "line \(lines[$0].number)" }
    } catch let problem as Problem {
      throw DataError("\(problem.isOfMerges ? mergesFile : vocabularyFile): \(problem.text).")
    }
  }

  /// A token of a file and its number.
  struct Entry {
    let text: String
    let number: Int

    /// Reads an object of numbers by token.
    static func readAll(_ cursor: inout JSONCursor) throws -> [Entry] {
      try cursor.expect(.object, for: "the vocabulary", "an object of numbers by token")
      var entries: [Entry] = []
      try cursor.readObject { cursor, text in
        entries.append(Entry(text: text, number: try cursor.readCount("the number of \(quoted(text))")))
      }
      return entries
    }

    /// The tokens in order of their numbers, which have to be all from 0.
    static func inOrder(_ entries: [Entry]) throws -> [String] {
      if entries.isEmpty { throw Problem("there are no tokens; GPT-2 has 50,257") }
      var texts = [String?](repeating: nil, count: entries.count)
      for entry in entries {
        guard entry.number < entries.count else {
          throw Problem(
            "the token \(quoted(entry.text)) has the number \(entry.number); the numbers have to be 0 to "
              + "\(entries.count - 1), one a token")
        }
        if let other = texts[entry.number] {
          throw Problem(
            "the tokens \(quoted(other)) and \(quoted(entry.text)) both have the number \(entry.number)")
        }
        texts[entry.number] = entry.text
      }
      return texts.compactMap { $0 }
    }
  }

  private static func readMerges(_ path: String) throws -> [(number: Int, merge: (String, String))] {
    let file = try MappedFile(contentsOfFile: path)
    return try withExtendedLifetime(file) {
      let most = SafetensorsHeader.mostBytes
      guard file.bytes.count <= most else {
        throw DataError("\(path) takes \(file.bytes.count) bytes; \(most) are the most that such a file may.")
      }
      guard String(validating: file.bytes, as: UTF8.self) != nil else {
        throw DataError("\(path) is no file of merges: it should be UTF-8 text.")
      }
      var merges: [(number: Int, merge: (String, String))] = []
      let lines = file.bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      for (index, line) in lines.enumerated() {
        let line = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
        // The first line may tell the version; a merge of “#version:” and something couldn't be told from it.
        if line.isEmpty || index == 0 && line.starts(with: "#version".utf8) { continue }
        let parts = line.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }) else {
          throw DataError(
            "\(path), line \(index + 1): \(quoted(String(decoding: line, as: UTF8.self))) should be two tokens "
              + "with a space between them.")
        }
        merges.append(
          (index + 1, (String(decoding: parts[0], as: UTF8.self), String(decoding: parts[1], as: UTF8.self))))
      }
      return merges
    }
  }
}
