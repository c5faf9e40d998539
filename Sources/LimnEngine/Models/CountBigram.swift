import LimnPlatform

/// The simplest language model: how often each character follows each other.
///
/// As in the first makemore lecture. Rows are the character before, columns the one after.
public struct CountBigram: Sendable {
  /// The characters that rows and columns stand for.
  public let alphabet: CharacterTokenizer
  /// How often each pair occurs, row by row: `alphabet.count` × `alphabet.count` numbers.
  public let counts: [Int]
  /// What the model was counted from.
  public let corpus: Names

  /// Counts every pair of neighbours in the names, start and end included.
  public init(_ corpus: Names) {
    require(!corpus.names.isEmpty, "CountBigram: the corpus is empty; it needs at least one name")
    let alphabet = CharacterTokenizer(of: corpus.names, delimiter: CharacterTokenizer.nameDelimiter)
    var counts = [Int](repeating: 0, count: alphabet.count * alphabet.count)
    for name in corpus.names {
      var row = 0
      for character in name {
        let column = alphabet.position(of: character) ?? 0
        counts[row * alphabet.count + column] += 1
        row = column
      }
      counts[row * alphabet.count] += 1
    }
    self.alphabet = alphabet
    self.counts = counts
    self.corpus = corpus
  }

  /// How many pairs the corpus holds in all.
  public var total: Int { counts.reduce(0, +) }

  /// How many different pairs it holds.
  public var distinctCount: Int { counts.count { $0 > 0 } }

  /// How often `second` follows `first`; 0 for characters that the corpus does not hold.
  public func count(_ first: Character, _ second: Character) -> Int {
    guard let row = alphabet.position(of: first), let column = alphabet.position(of: second) else { return 0 }
    return counts[row * alphabet.count + column]
  }

  /// The chance of each character after the one of the given row; they add up to 1.
  ///
  /// In single precision, as the lecture computes it, so that its names come out. A row without counts and
  /// without smoothing is all zero: nothing is known of it.
  ///
  /// - Parameter smoothing: Added to every count, so that no pair is impossible.
  public func probabilities(row: Int, smoothing: Int = 0) -> [Float] {
    let smoothed = counts[row * alphabet.count..<(row + 1) * alphabet.count].map { Float($0 + smoothing) }
    let total = smoothed.reduce(0, +)
    return total > 0 ? smoothed.map { $0 / total } : smoothed
  }

  /// The average of -log(probability) over the pairs of `names`; infinite if one of them is impossible.
  ///
  /// - Throws: ``DataError`` if a name holds a character that the model has not seen.
  public func negativeLogLikelihood(of names: [String], smoothing: Int = 0) throws -> Double {
    let logarithms = alphabet.characters.indices.map { row in
      let row = counts[row * alphabet.count..<(row + 1) * alphabet.count].map { Double($0 + smoothing) }
      let total = row.reduce(0, +)
      return row.map { log($0 / total) }
    }
    var sum = 0.0
    var pairs = 0
    for name in names {
      let encoded = [0] + (try alphabet.encode(name)) + [0]
      for (first, second) in zip(encoded, encoded.dropFirst()) {
        sum -= logarithms[first][second]
        pairs += 1
      }
    }
    return sum / Double(pairs)
  }

  /// The average of -log(probability) over the model's own corpus: its training loss.
  ///
  /// - Parameter smoothing: Added to every count, so that no pair is impossible.
  public func negativeLogLikelihood(smoothing: Int = 0) -> Double {
    var sum = 0.0
    for row in alphabet.characters.indices {
      let row = counts[row * alphabet.count..<(row + 1) * alphabet.count]
      let total = Double(row.reduce(0, +) + smoothing * row.count)
      for count in row where count > 0 { sum -= Double(count) * log(Double(count + smoothing) / total) }
    }
    return sum / Double(total)
  }

  /// New names, each character drawn after the one before it.
  ///
  /// - Parameters:
  ///   - count: How many names.
  ///   - smoothing: Added to every count; the lecture has 1.
  ///   - generator: With torch's seed, the names that torch draws.
  public func sample(_ count: Int, smoothing: Int = 1, using generator: inout Generator) -> [String] {
    let rows = alphabet.characters.indices.map { probabilities(row: $0, smoothing: smoothing) }
    return (0..<count).map { _ in
      var drawn: [Int] = []
      var position = 0
      repeat {
        position = generator.multinomial(rows[position], 1, replacement: true)[0]
        drawn.append(position)
      } while position != 0
      return alphabet.decode(drawn)
    }
  }

  /// One pair of neighbours and how often it occurs.
  public struct Bigram: Sendable, Equatable {
    /// The character before.
    public let first: Character
    /// The character after.
    public let second: Character
    /// How often the pair occurs.
    public let count: Int
  }

  /// Every pair of the alphabet, row by row.
  public var bigrams: [Bigram] {
    counts.indices.map {
      Bigram(
        first: alphabet.characters[$0 / alphabet.count], second: alphabet.characters[$0 % alphabet.count],
        count: counts[$0])
    }
  }

  /// The pairs that occur, the commonest first; equal counts in alphabetical order.
  public var bigramsByCount: [Bigram] {
    bigrams.enumerated().filter { $1.count > 0 }
      .sorted {
        $0.element.count > $1.element.count || ($0.element.count == $1.element.count && $0.offset < $1.offset)
      }
      .map(\.element)
  }
}
