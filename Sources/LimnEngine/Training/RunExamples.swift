/// The examples of a run's three parts, in the form that its model takes.
struct RunExamples {
  let train: any ExampleSource
  let validation: any ExampleSource
  let test: any ExampleSource
  /// What the user should know, in sentences.
  private(set) var notes: [String] = []

  /// More numbers in a table of examples than this don't fit into the memory of most machines (4 bytes each).
  private static let mostNumbers = 1 << 30

  /// Splits a corpus 8 : 1 : 1, or with so many lines or tokens to validate and to test as are to be held out, if that
  /// is less; the order of lines is drawn from the generator.
  ///
  /// - Throws: ``DataError`` if there is too little or too much for the model's block.
  init(
    _ corpus: Corpus, heldOut: Int?, tokenizer: StoredTokenizer, model: ModelConfiguration,
    using generator: inout Generator
  ) throws {
    let block = model.blockSize
    let parts: [(any ExampleSource)?]
    if corpus.kind == .text {
      // By tokens: between characters it could cut a code in two.
      let tokens = try tokenizer.encode(corpus)[0]
      let (first, second) = try Self.ends(of: tokens.count, heldOut: heldOut, block: block)
      guard first > block else {
        throw DataError(
          "\(corpus.source) has \(first) tokens to learn from; a block size of \(block) needs at least "
            + "\(block + 1).")
      }
      let learned = tokens[..<first]
      train = Self.windows(learned, model, stride: 1)
      // Windows side by side ask for each token once.
      parts = [tokens[first..<second], tokens[second...], learned].map {
        $0.count > block ? Self.windows($0, model, stride: block) : nil
      }
    } else {
      let split = corpus.split(heldOut: heldOut, using: &generator)
      // Of a single line nothing is left to split.
      let isWhole = split.train.texts.isEmpty
      let learned = try Self.table(isWhole ? corpus : split.train, tokenizer, model)
      train = learned
      parts =
        try [split.validation, split.test].map {
          isWhole || $0.texts.isEmpty ? nil : try Self.table($0, tokenizer, model)
        } + [learned]
      if !model.kind.readsContexts {
        let lengths = try tokenizer.encode(corpus).map(\.count)
        let cut = lengths.count { $0 >= block }
        if cut > 0 {
          notes.append(
            "Lines of \(block) tokens or more are cut, \(cut) of \(lengths.count); a block size of "
              + "\((lengths.max() ?? 0) + 1) takes them whole.")
        }
      }
    }
    let learned = parts[2] ?? train
    (validation, test) = (parts[0] ?? learned, parts[1] ?? learned)
    noteMissing(parts.prefix(2).map { $0 == nil }, of: corpus)
  }

  /// Splits pairs in the same way, their order drawn from the generator.
  ///
  /// - Throws: ``DataError`` if a pair can't be encoded.
  init(
    pairsOf corpus: Corpus, heldOut: Int?, _ tokenizers: PairTokenizers, using generator: inout Generator
  ) throws {
    let split = corpus.split(heldOut: heldOut, using: &generator)
    // Of a single line nothing is left to split.
    let learned = try tokenizers.pairs(PairCorpus(split.train.texts.isEmpty ? corpus : split.train))
    let parts = try [split.validation, split.test].map {
      split.train.texts.isEmpty || $0.texts.isEmpty ? nil : try tokenizers.pairs(PairCorpus($0))
    }
    (train, validation, test) = (learned, parts[0] ?? learned, parts[1] ?? learned)
    noteMissing(parts.map { $0 == nil }, of: corpus)
  }

  /// Says which parts what is learned stands in for.
  private mutating func noteMissing(_ isMissing: [Bool], of corpus: Corpus) {
    let missing = zip(["validate", "test"], isMissing).filter(\.1).map(\.0).joined(separator: " and ")
    if !missing.isEmpty {
      notes.append("\(corpus.source) is too short to keep a part to \(missing); what is learned stands in.")
    }
  }

  /// Where the part to learn and the part to validate end among the tokens of a running text.
  private static func ends(of count: Int, heldOut: Int?, block: Int) throws -> (Int, Int) {
    guard let heldOut, heldOut < count / 10 else { return (count * 8 / 10, count * 9 / 10) }
    guard heldOut > block else {
      throw DataError(
        "The held-out parts would have \(heldOut) tokens each; a block size of \(block) needs at least \(block + 1)."
      )
    }
    return (count - 2 * heldOut, count - heldOut)
  }

  private static func windows(_ tokens: ArraySlice<Int>, _ model: ModelConfiguration, stride: Int)
    -> any ExampleSource
  {
    model.kind.readsContexts
      ? TextContexts(Array(tokens), blockSize: model.blockSize)
      : TextWindows(Array(tokens), blockSize: model.blockSize, stride: stride)
  }

  private static func table(_ corpus: Corpus, _ tokenizer: StoredTokenizer, _ model: ModelConfiguration)
    throws
    -> Examples
  {
    let (lines, start, end) = try Examples.tokens(of: corpus, tokenizer)
    let readsContexts = model.kind.readsContexts
    // Columns that every line leaves empty teach nothing.
    let longest = lines.reduce(0) { max($0, $1.count) }
    let width = readsContexts ? model.blockSize : min(model.blockSize, longest + 1)
    let rows = readsContexts ? lines.reduce(0) { $0 + $1.count + 1 } : lines.count
    guard rows <= mostNumbers / width else {
      throw DataError(
        "\(corpus.source) has \(rows) examples of \(width) tokens, more than fit into memory; choose a smaller "
          + "block size.")
    }
    return readsContexts
      ? Examples(contextsOf: lines, blockSize: width, start: start, end: end)
      : Examples(
        sequencesOf: lines, blockSize: width, start: start, end: end, padding: tokenizer.paddingToken ?? 0)
  }
}
