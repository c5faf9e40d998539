extension BytePairTokenizer {
  /// Reads `tokenizer.json`, the one file of the `tokenizers` library, if it is of GPT-2's kind.
  ///
  /// - Throws: ``DataError`` if the file is missing or damaged, or its tokenizer works in another way.
  public init(tokenizerFile path: String) throws {
    var contents = TokenizerFile()
    try JSONFile.read(path) { try contents.read(&$0) }
    do {
      if let other = contents.otherKind { throw Problem(other) }
      guard let entries = contents.entries, let merges = contents.merges else {
        throw Problem("it holds no model with vocabulary and merges; it should be of the type BPE")
      }
      let known = Set(entries.map { Array($0.text.utf8) })
      let more = contents.added.filter { !known.contains(Array($0.text.utf8)) }
      try self.init(
        tokens: try Entry.inOrder(entries + more), merges: merges, special: Set(contents.added.map(\.text))
      ) { "merge \($0 + 1)" }
      for entry in contents.added where specialTokens[entry.text] != entry.number {
        throw Problem(
          "the special token \(quoted(entry.text)) has the number \(entry.number) and another in the vocabulary"
        )
      }
    } catch let problem as Problem {
      throw DataError("\(path): \(problem.text).")
    }
  }

  /// What is read of the file.
  private struct TokenizerFile {
    var entries: [Entry]?
    var merges: [(String, String)]?
    var added: [Entry] = []
    /// In what the tokenizer differs from GPT-2's.
    var otherKind: String?
    private var hasByteLevel = false

    mutating func read(_ cursor: inout JSONCursor) throws {
      try cursor.expect(.object, for: "the tokenizer", "an object")
      try cursor.readObject { cursor, key in
        switch key {
        case "model": try readModel(&cursor)
        case "added_tokens": try readAdded(&cursor)
        case "pre_tokenizer": try readSplitting(&cursor)
        case "normalizer":
          if try !cursor.skipNull() {
            differs("it changes the text by a normalizer; GPT-2's leaves it as it is")
            try cursor.skipValue()
          }
        default: try cursor.skipValue()
        }
      }
      if !hasByteLevel { differs("its pre_tokenizer is missing; GPT-2's is of the type ByteLevel") }
    }

    /// Notes the first difference.
    private mutating func differs(_ problem: String) { otherKind = otherKind ?? problem }

    private mutating func readModel(_ cursor: inout JSONCursor) throws {
      try cursor.expect(.object, for: "the model", "an object")
      try cursor.readObject { cursor, key in
        switch key {
        case "type":
          let type = try cursor.readText("the model's type")
          if type != "BPE" { differs("its model is of the type \(quoted(type)); it should be “BPE”") }
        case "vocab":
          // Other models have an array here.
          guard try cursor.kind() == .object else {
            differs("its model has no vocabulary by token; it should be of the type BPE")
            return try cursor.skipValue()
          }
          entries = try Entry.readAll(&cursor)
        case "merges": try readMerges(&cursor)
        case "dropout", "continuing_subword_prefix", "end_of_word_suffix":
          if try cursor.skipNull() { break }
          let start = cursor.position
          try cursor.skipValue()
          // An empty text says the same as null.
          if cursor.position - start != 2 { differs("its model has a \(key); GPT-2's has none") }
        case "ignore_merges":
          if try cursor.readFlag("ignore_merges") { differs("its model ignores merges; GPT-2's does not") }
        default: try cursor.skipValue()
        }
      }
    }

    private mutating func readMerges(_ cursor: inout JSONCursor) throws {
      let right = "an array of pairs"
      try cursor.expect(.array, for: "merges", right)
      var merges: [(String, String)] = []
      try cursor.readArray { cursor in
        var parts: [String] = []
        if try cursor.kind() == .array {
          try cursor.readArray { parts.append(try $0.readText("a part of merge \(merges.count + 1)")) }
        } else {
          let text = try cursor.readText("merge \(merges.count + 1)")
          parts = text.utf8.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
        }
        guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }) else {
          throw cursor.failure("merge \(merges.count + 1) should be two tokens")
        }
        merges.append((parts[0], parts[1]))
      }
      self.merges = merges
    }

    private mutating func readAdded(_ cursor: inout JSONCursor) throws {
      try cursor.expect(.array, for: "added_tokens", "an array of tokens")
      try cursor.readArray { cursor in
        var (text, number, isSpecial): (String?, Int?, Bool) = (nil, nil, false)
        try cursor.expect(.object, for: "an added token", "an object with id and content")
        try cursor.readObject { cursor, key in
          switch key {
          case "content": text = try cursor.readText("the content of an added token")
          case "id": number = try cursor.readCount("the id of an added token")
          case "special": isSpecial = try cursor.readFlag("special")
          default: try cursor.skipValue()
          }
        }
        guard let text, let number, !text.isEmpty else {
          throw cursor.failure("an added token lacks its id or content")
        }
        if !isSpecial {
          differs("it adds the token \(quoted(text)), which is not special; GPT-2's added tokens all are")
        }
        added.append(Entry(text: text, number: number))
      }
    }

    private mutating func readSplitting(_ cursor: inout JSONCursor) throws {
      hasByteLevel = true
      if try cursor.skipNull() { return hasByteLevel = false }
      try cursor.expect(.object, for: "pre_tokenizer", "an object")
      try cursor.readObject { cursor, key in
        switch key {
        case "type":
          let type = try cursor.readText("the pre_tokenizer's type")
          if type != "ByteLevel" {
            differs("its pre_tokenizer is of the type \(quoted(type)); it should be “ByteLevel”")
          }
        case "add_prefix_space":
          if try cursor.readFlag(key) { differs("it adds a space in front of a text; GPT-2's does not") }
        case "use_regex":
          if try !cursor.readFlag(key) { differs("it cuts no words out of a text; GPT-2's does") }
        default: try cursor.skipValue()
        }
      }
    }
  }
}
