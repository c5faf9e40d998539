import Foundation
import LimnEngine
import LimnTestSupport
import Testing

@Suite("Count bigram")
struct CountBigramTests {
  private let small = CountBigram(Names(["emma", "ava", "mae"], source: "test"))

  @Test("pairs are counted, start and end included")
  func counts() {
    #expect(String(small.alphabet.characters) == ".aemv")
    #expect(small.total == 13)
    #expect(small.count(".", "e") == 1)
    #expect(small.count("m", "a") == 2)
    #expect(small.count("a", ".") == 2)
    #expect(small.count("v", "v") == 0)
    #expect(small.count("x", "a") == 0)
    #expect(small.distinctCount == 11)
    #expect(small.bigramsByCount.prefix(2).map { "\($0.first)\($0.second) \($0.count)" } == ["a. 2", "ma 2"])
  }

  @Test("probabilities of a row add up to 1, with and without smoothing")
  func probabilities() {
    for row in 0..<small.alphabet.count {
      for smoothing in [0, 1, 5] {
        let sum = small.probabilities(row: row, smoothing: smoothing).reduce(0, +)
        #expect(abs(sum - 1) < 1e-6)
      }
    }
    // After m come m once and a twice.
    #expect(small.probabilities(row: 3) == [0, 2 / 3 as Float, 0, 1 / 3 as Float, 0])
  }

  @Test("the likelihood of a corpus is that of its names")
  func likelihood() throws {
    for smoothing in [0, 1] {
      let direct = small.negativeLogLikelihood(smoothing: smoothing)
      #expect(
        agree(
          direct, try small.negativeLogLikelihood(of: small.corpus.names, smoothing: smoothing), to: 1e-12))
    }
    #expect(try small.negativeLogLikelihood(of: ["vv"]) == .infinity)
    let error = #expect(throws: DataError.self) { try small.negativeLogLikelihood(of: ["zoe"]) }
    #expect(error?.description == "“zoe” holds “z”, which is not in the alphabet of 4 characters.")
  }

  @Test("the lectures' figures", .enabled(if: lectureNames != nil, "names.txt is not there: limn data names"))
  func lectureFigures() throws {
    let model = CountBigram(try Names(contentsOf: try #require(lectureNames)))
    #expect(model.corpus.names.count == 32_033)
    #expect(model.total == 228_146)
    #expect(model.distinctCount == 627)
    #expect(
      model.bigramsByCount.prefix(5).map { "\($0.first)\($0.second) \($0.count)" }
        == ["n. 6763", "a. 6640", "an 5438", ".a 4410", "e. 3983"])
    // makemore lecture 1; the digits after the fourth from torch.
    #expect(agree(model.negativeLogLikelihood(), 2.454014301300049, to: 1e-6))
    #expect(agree(model.negativeLogLikelihood(smoothing: 1), 2.4545767307281494, to: 1e-6))
  }

  // torch 2.13: P = (N + 1).float(); P /= P.sum(1, keepdim=True); torch.multinomial(P[ix], 1, True, generator=g)
  @Test(
    "torch's names, letter for letter",
    .enabled(if: lectureNames != nil, "names.txt is not there: limn data names"),
    arguments: [
      (0, "kedan frenakey aderyna salyler rion kefwajusi ziala kanocikhilinileea m cyl"),
      (42, "anugeenvi s mabidushan stan silaylelaremah li le epiachalen diza k"),
      (2147483647, "cexze momasurailezitynn konimittain llayn ka da staiyaubrtthrigotai moliellavo ke teda"),
    ] as [(UInt64, String)])
  func names(seed: UInt64, expected: String) throws {
    let model = CountBigram(try Names(contentsOf: try #require(lectureNames)))
    var generator = Generator(seed: seed)
    #expect(model.sample(10, using: &generator).joined(separator: " ") == expected)
  }
}
