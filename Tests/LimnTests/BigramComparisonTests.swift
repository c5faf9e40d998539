import Foundation
import Limn
import LimnTestSupport
import Testing

@Suite("Counted and learned bigrams")
struct BigramComparisonTests {
  private let counts = CountBigram(Names(["ab", "b", "abb"], source: "three"))

  @Test("three panels: what is counted, what a model says, and the difference")
  func panels() throws {
    let model = counts.languageModel(smoothing: 1)
    let picture = try bigramComparison(counts: counts, model: model, name: "smoothed")
    let checks = PictureChecks(picture)
    #expect(checks.complaints.isEmpty)
    let tree = try XMLTree(parsing: picture.data(as: .svg))
    let values = tree.ofClass("cell").compactMap { $0.attributes["data-value"].flatMap(Double.init) }
    // Counts of “.ab”: . → a twice, b once; a → b twice; b → . three times, b once; 1 is added to each of 9.
    let pairs: [Double] = [0, 2, 1, 0, 0, 2, 3, 0, 1]
    let rows: [Double] = [3, 3, 3, 2, 2, 2, 4, 4, 4]
    let counted: [Double] = zip(pairs, rows).map { $0 / $1 }
    let smoothed: [Double] = zip(pairs, rows).map { ($0 + 1) / ($1 + 3) }
    let difference: [Double] = zip(counted, smoothed).map { $1 - $0 }
    let expected: [Double] = counted + smoothed + difference
    #expect(values.count == 27 && zip(values, expected).allSatisfy { abs($0 - $1) < 1e-6 })
    // Mean of -log over the nine pairs, by hand.
    func loss(_ chances: [Double]) -> Double {
      let sum = zip(pairs, chances).reduce(0.0) { $1.0 > 0 ? $0 - $1.0 * log($1.1) : $0 }
      return sum / 9
    }
    #expect(
      picture.summary.contains(
        String(format: "%.4f counted, %.4f smoothed", loss(counted), loss(smoothed))))
    #expect(picture.summary.contains("after “a” for “b”, by −0.4"))
  }

  @Test("a model of longer contexts or other tokens is refused")
  func refused() {
    var generator = Generator(seed: 1)
    for (configuration, sentence) in [
      (
        ModelConfiguration(.mlp, vocabularySize: 3),
        "The model looks at 3 tokens; bigrams are compared with a model that looks at one, such as “limn train "
          + "bigram” makes."
      ),
      (
        ModelConfiguration(.bigram, vocabularySize: 4),
        "The model knows 4 tokens, the counts 3 characters; both have to be of the same data."
      ),
    ] {
      let model = configuration.makeModel(using: &generator)
      let error = #expect(throws: DataError.self) { try bigramComparison(counts: counts, model: model) }
      #expect(error?.description == sentence)
    }
  }
}
