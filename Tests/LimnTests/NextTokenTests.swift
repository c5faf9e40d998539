import Foundation
import Limn
import LimnTestSupport
import Testing

@Suite("Next tokens")
struct NextTokenTests {
  private let names = CountBigram(Names(["emma", "olivia", "ava", "mia", "em"], source: "test"))

  @Test("a followed name is the one that is sampled, and its chances are the counts'")
  func followed() throws {
    for seed in 1...5 as ClosedRange<UInt64> {
      var (first, second) = (Generator(seed: seed), Generator(seed: seed))
      let tokens = try NextTokens(of: names, longest: 200, using: &first)
      let drawn = tokens.steps.compactMap(\.drawn)
      #expect(drawn.last == 0)
      #expect(names.alphabet.decode(Array(drawn.dropLast())) == names.sample(1, using: &second)[0])
      #expect(first == second)
      for step in tokens.steps {
        let row = names.probabilities(row: step.before.last ?? 0, smoothing: 1).map(Double.init)
        #expect(step.probabilities == row)
      }
      #expect(
        zip(tokens.steps, tokens.steps.dropFirst()).allSatisfy { $1.before == $0.before + [$0.drawn ?? -1] })
    }
  }

  @Test("a model's followed text is the one that it makes up")
  func model() throws {
    let model = names.languageModel()
    var (first, second) = (Generator(seed: 3), Generator(seed: 3))
    let options = SamplingOptions(temperature: 0.7)
    let tokens = try NextTokens(
      of: model, tokenizer: names.alphabet, after: "em", longest: 200, options: options, using: &first)
    let text = try model.makeText(after: "em", tokenizer: names.alphabet, options: options, using: &second)
    let last = try #require(tokens.steps.last)
    #expect(names.alphabet.decode(last.before) == text)
    #expect(tokens.options == options)
  }

  @Test("a transformer's steps are those of its text and have its chances, beyond its block too")
  func transformer() throws {
    var (start, first) = (Generator(seed: 1), Generator(seed: 3))
    var second = first
    // No token ends a text, so that it grows beyond the block.
    let tokenizer = CharacterTokenizer(of: ["amelia"], delimiter: nil)
    let model = GPT(
      ModelConfiguration(.gpt, vocabularySize: tokenizer.count, blockSize: 4), using: &start)
    let tokens = try NextTokens(of: model, tokenizer: tokenizer, after: "em", longest: 9, using: &first)
    let text = try model.makeText(after: "em", tokenizer: tokenizer, longest: 9, using: &second)
    #expect(first == second && tokens.steps.count == 9)
    #expect("em" + tokenizer.decode(tokens.steps.compactMap(\.drawn)) == text)
    for step in tokens.steps {
      // Read anew from the first token of the block.
      let chances = SamplingOptions().probabilities(model.nextLogits(after: step.before, start: nil))
      #expect(zip(step.probabilities, chances).allSatisfy { abs($0 - Double($1)) < 1e-6 })
    }
  }

  @Test("bars show the likeliest and the drawn one, with their chances")
  func bars() throws {
    let tokens = NextTokens(
      vocabulary: [".", "a", "b", " "], end: 0,
      steps: [
        .init(before: [], probabilities: [0.1, 0.5, 0.25, 0.15], drawn: 0),
        .init(before: [1], probabilities: [0, 0.5, 0.5, 0], drawn: 2),
      ])
    var options = NextTokenOptions()
    options.top = 2
    let picture = nextTokenBars(of: tokens, options: options)
    let bars = try XMLTree(parsing: picture.data(as: .svg)).ofClass("bar").map {
      "\($0.attributes["data-name"] ?? "") \($0.attributes["data-value"] ?? "")"
    }
    #expect(bars == ["a 50.0", "b 25.0", ". 10.0", "a 50.0", "b 50.0"])
    let texts = PictureChecks(picture).texts.map(\.text)
    // The last one drawn is no end: the text goes on.
    #expect(texts.contains("How “ab…” is made up"))
    for text in ["at the start", "drawn: “.” (the end), 10.0 %", "after “a”", "drawn: b, 50.0 %"] {
      #expect(texts.contains(text), "\(text)")
    }
    options.top = 4
    options.order = .vocabulary
    let ordered = nextTokenBars(
      of: NextTokens(
        vocabulary: tokens.vocabulary, end: 0,
        steps: [.init(before: [3], probabilities: [0.1, 0.5, 0.25, 0.15])]),
      options: options)
    let names = try XMLTree(parsing: ordered.data(as: .svg)).ofClass("bar").compactMap {
      $0.attributes["data-name"]
    }
    #expect(names == [".", "a", "b", "␣"])
    #expect(PictureChecks(ordered).texts.contains { $0.text == "What comes after “␣”" })
  }

  @Test("no axis goes beyond certainty, and the number of a bar that fills it stands within")
  func certain() throws {
    for (chances, number) in [([0.9951, 0.0048, 0.0001], "99.5"), ([1, 0, 0], "100.0")] {
      let tokens = NextTokens(
        vocabulary: ["a", "b", "c"], end: nil, steps: [.init(before: [], probabilities: chances)])
      let checks = PictureChecks(nextTokenBars(of: tokens))
      #expect(checks.complaints == [])
      #expect(checks.texts.contains { $0.text == "100" } && !checks.texts.contains { $0.text == "120" })
      let written = try #require(checks.texts.first { $0.text == number })
      let bar = try #require(checks.annotations.first { $0.kind == "bar" && $0.title.hasPrefix("a,") })
      guard case .rectangle(let place) = bar.region else { continue }
      #expect(written.place.x > place.x && written.place.maxX < place.maxX)
    }
  }

  @Test("nothing overlaps, in either theme", arguments: Theme.all)
  func looks(theme: Theme) throws {
    var generator = Generator(seed: 29)
    let tokens = try NextTokens(of: CountBigram(.bundled), using: &generator)
    #expect(PictureChecks(nextTokenBars(of: tokens, theme: theme)).complaints == [])
  }
}
