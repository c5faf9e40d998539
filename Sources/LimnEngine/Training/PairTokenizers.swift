/// What turns both sides of pairs into tokens, each by a vocabulary of its own.
struct PairTokenizers {
  let source: StoredTokenizer
  let target: StoredTokenizer

  /// The vocabularies of a corpus; only targets have tokens that start and end them, as padding is masked.
  ///
  /// - Throws: ``DataError`` if a code has the name of a special token.
  init(_ pairs: PairCorpus, _ data: RunConfiguration.Data) throws {
    let special = [SpecialToken.start, SpecialToken.end]
    func tokenizer(_ corpus: Corpus, _ special: [String]) throws -> StoredTokenizer {
      data.hasCodes
        ? .delimiter(try DelimiterTokenizer(corpus, separator: data.separator, specialTokens: special))
        : .character(CharacterTokenizer(of: corpus.texts, delimiter: nil, specialTokens: special))
    }
    (source, target) = (try tokenizer(pairs.sources, []), try tokenizer(pairs.targets, special))
  }

  /// Tokenizers of an earlier run.
  init(source: StoredTokenizer, target: StoredTokenizer) { (self.source, self.target) = (source, target) }

  /// The pairs of a corpus as tokens.
  ///
  /// - Throws: ``DataError`` with the line if a vocabulary lacks something of it, or a side holds nothing but separators.
  func pairs(_ corpus: PairCorpus) throws -> SequencePairs {
    guard let start = target.startToken, let end = target.endToken else {
      throw DataError(
        "The tokenizer of the targets has no \(SpecialToken.start) and \(SpecialToken.end); put the run's own file back."
      )
    }
    let sources = try source.encode(corpus.sources)
    if let index = sources.firstIndex(where: \.isEmpty) {
      let place = corpus.sources.lineNumbers.map { ", line \($0[index])" } ?? ""
      throw DataError("\(corpus.sources.source)\(place) has a source without a code; it needs one at least.")
    }
    return SequencePairs(
      sources: sources, targets: try target.encode(corpus.targets), start: start, end: end)
  }
}
