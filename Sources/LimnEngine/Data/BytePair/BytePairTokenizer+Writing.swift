import LimnPlatform

extension BytePairTokenizer {
  /// Writes `vocab.json` and `merges.txt` into a folder, as `transformers` reads them.
  ///
  /// - Throws: ``DataError`` if one can't be written; each is there whole or as it was.
  public func write(toFolder path: String) throws {
    func file(_ name: String) -> String { FilePlace("\(path)/").sibling(name) }
    let names = Self.pairsOfFiles[0]
    let entries = writtenTokens.enumerated().map { "\(JSONCursor.encoded($1)): \($0)" }
    try AtomicFile.write(Data("{\(entries.joined(separator: ", "))}\n".utf8), to: file(names.vocabulary))
    let merges = writtenMerges.map { "\($0.0) \($0.1)\n" }
    try AtomicFile.write(Data("#version: 0.2\n\(merges.joined())".utf8), to: file(names.merges))
  }

  /// The tokens in order, as they are written in files: bytes as visible characters, special ones by their names.
  var writtenTokens: [String] {
    let special = Set(specialTokens.values)
    return (0..<count).map {
      special.contains($0) ? String(decoding: pieces[$0], as: UTF8.self) : ByteAlphabet.text(of: pieces[$0])
    }
  }

  /// The merges in order, as they are written in files.
  var writtenMerges: [(String, String)] {
    pairs.map {
      (ByteAlphabet.text(of: pieces[Int($0.first)]), ByteAlphabet.text(of: pieces[Int($0.second)]))
    }
  }
}
