/// Pairs of a source and what is made of it, from lines of the form “source, tab, target”.
public struct PairCorpus: Sendable {
  /// The sources in order.
  public let sources: Corpus
  /// The targets in the same order.
  public let targets: Corpus

  /// The pairs of a corpus of lines; white space around each side is left out.
  ///
  /// - Throws: ``DataError`` with the line if one does not hold exactly one tab.
  /// - Precondition: The corpus is one of lines.
  public init(_ corpus: Corpus) throws {
    require(
      corpus.kind == .lines, "PairCorpus: \(corpus.source) is one running text; read it as lines")
    var sides: [[String]] = [[], []]
    for (index, line) in corpus.texts.enumerated() {
      let parts = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard parts.count == 2 else {
        let place = corpus.lineNumbers.map { ", line \($0[index])" } ?? ""
        let found = parts.count == 1 ? "no tab" : "\(parts.count - 1) tabs"
        throw DataError(
          "\(corpus.source)\(place) holds \(found); a pair is a source, one tab and its target.")
      }
      for side in 0..<2 { sides[side].append(String(parts[side]).trimmed) }
    }
    let parts = sides.map { Corpus(.lines, $0, source: corpus.source, lineNumbers: corpus.lineNumbers) }
    (sources, targets) = (parts[0], parts[1])
  }
}
