import LimnEngine
import LimnTestSupport
import Testing

@Suite("Splits of a corpus")
struct CorpusSplitTests {
  private let letters = Corpus(lines: "abcdefghij".map { String($0) }, source: "letters")

  private func parts(_ split: CorpusSplit) -> [String] {
    [split.train, split.validation, split.test].map { $0.texts.joined() }
  }

  @Test("a split by a seed is torch's randperm, divided in order")
  func seed() {
    // torch.randperm(10, generator=torch.Generator().manual_seed(42)): 2 6 1 8 4 5 0 9 3 7
    let split = letters.split(seed: 42)
    #expect(parts(split) == ["cgbiefaj", "d", "h"])
    var generator = Generator(seed: 42)
    #expect(parts(letters.split(using: &generator)) == parts(split))
    // The generator goes on: another split follows.
    #expect(parts(letters.split(using: &generator)) != parts(split))
    #expect(split.train.source == "letters (train)")
    #expect(split.validation.source == "letters (validation)")
    #expect(split.test.source == "letters (test)")
    #expect(split.test.kind == .lines)
    #expect(split.test.digest == SHA256.hexadecimal(of: "h".utf8))
  }

  @Test("no line is in two parts, and none is left out", arguments: [0, 1, 2_147_483_647] as [UInt64])
  func disjoint(seed: UInt64) {
    let corpus = Corpus.bundledNames
    let split = corpus.split(seed: seed)
    let count = corpus.texts.count
    #expect(split.train.texts.count == Int(0.8 * Double(count)))
    #expect(split.validation.texts.count == Int(0.9 * Double(count)) - Int(0.8 * Double(count)))
    let all = split.train.texts + split.validation.texts + split.test.texts
    #expect(all.count == count)
    #expect(all.sorted() == corpus.texts.sorted())
    #expect(Set(all).count == count)
    #expect(all != corpus.texts)
  }

  @Test("so many lines are held out as are asked for, but a tenth at most")
  func heldOut() {
    let numbers = Corpus(lines: (0..<40).map(String.init), source: "numbers")
    func split(_ heldOut: Int?) -> CorpusSplit {
      var generator = Generator(seed: 42)
      return numbers.split(heldOut: heldOut, using: &generator)
    }
    // torch.randperm(40, generator=torch.Generator().manual_seed(42)): 22 9 32 ... 26 31 30 36 1 5
    let two = split(2)
    #expect(two.train.texts.prefix(3) == ["22", "9", "32"] && two.train.texts.suffix(2) == ["26", "31"])
    #expect(two.train.texts.count == 36)
    #expect(two.validation.texts == ["30", "36"] && two.test.texts == ["1", "5"])
    for heldOut in [nil, 4, 5, 1_000] {
      #expect(split(heldOut).train.texts.count == 32)
      #expect(split(heldOut).validation.texts == ["28", "20", "26", "31"])
      #expect(split(heldOut).test.texts == ["30", "36", "1", "5"])
    }
    let text = Corpus(text: String(repeating: "abcdefghij", count: 4), source: "text")
    var generator = Generator(seed: 42)
    #expect(parts(text.split(heldOut: 3, using: &generator)).dropFirst() == ["efg", "hij"])
    #expect(parts(text.split(heldOut: 5, using: &generator)).dropFirst() == ["cdef", "ghij"])
    #expect(generator == Generator(seed: 42))
  }

  @Test("shares that are no binary fractions are what they seem")
  func shares() {
    // In Python int((0.7 + 0.1) * 10) is 7.
    #expect(parts(letters.split(train: 0.7, validation: 0.1)) == ["abcdefg", "h", "ij"])
    #expect(parts(letters.split(train: 0.3, validation: 0.6)) == ["abc", "defghi", "j"])
    #expect(parts(letters.split(train: 0.9, validation: 0.1)) == ["abcdefghi", "j", ""])
    #expect(parts(letters.split(train: 0.55, validation: 0)) == ["abcde", "", "fghij"])
    #expect(parts(letters.split(train: 0, validation: 0)) == ["", "", "abcdefghij"])
  }

  @Test("a text is divided in its own order, between characters")
  func text() {
    let text = Corpus(text: "ab👩‍👧e\u{301}\nfghij", source: "text")
    var generator = Generator(seed: 1)
    let split = text.split(train: 0.4, validation: 0.3, using: &generator)
    #expect(parts(split) == ["ab👩‍👧e\u{301}", "\nfg", "hij"])
    #expect(generator == Generator(seed: 1))
    var random = PythonRandom(seed: 1)
    #expect(parts(text.split(train: 0.4, validation: 0.3, using: &random)) == parts(split))
    #expect(random == PythonRandom(seed: 1))
    #expect(parts(text.split(train: 0.4, validation: 0.3, seed: 5)) == parts(split))
    #expect(split.train.kind == .text)
  }

  @Test("the shuffle of Python")
  func python() {
    // random.seed(42); random.shuffle(words)
    let words = Corpus(
      lines: "emma olivia ava isabella sophia mia amelia evelyn abigail harper".split(separator: " ").map {
        String($0)
      },
      source: "words")
    var random = PythonRandom(seed: 42)
    let split = words.split(using: &random)
    #expect(
      split.train.texts == ["evelyn", "isabella", "ava", "abigail", "mia", "amelia", "harper", "sophia"])
    #expect(split.validation.texts == ["emma"])
    #expect(split.test.texts == ["olivia"])
  }

  // random.seed(42); random.shuffle(words); n1 = int(0.8 * len(words)); n2 = int(0.9 * len(words))
  @Test(
    "the lectures' split", .enabled(if: lectureNames != nil, "names.txt is not there: limn data names"))
  func lecture() throws {
    let corpus = try Corpus(contentsOf: try #require(lectureNames), as: .lines)
    let tokenizer = CharacterTokenizer(corpus)
    var random = PythonRandom(seed: 42)
    let split = corpus.split(using: &random)
    #expect(
      split.train.texts.prefix(6) == ["yuheng", "diondre", "xavien", "jori", "juanluis", "erandi"])
    #expect(split.train.texts.last == "holdan")
    #expect(split.validation.texts.first == "amay")
    #expect(split.validation.texts.last == "hayla")
    #expect(split.test.texts.first == "mustafa")
    #expect(split.test.texts.last == "yovani")
    let examples = try [split.train, split.validation, split.test].map {
      try Examples(contextsOf: $0, tokenizer: tokenizer, blockSize: 3)
    }
    #expect(examples.map(\.count) == [182_625, 22_655, 22_866])
    // X * torch.tensor([1, 3, 7]) and Y, each row times its number modulo 1000, summed
    let train = examples[0]
    var inputSum = 0
    var targetSum = 0
    for row in 0..<train.count {
      let first = 3 * row
      let values = train.inputs.values[first..<first + 3].map { Int($0) }
      inputSum += (values[0] + 3 * values[1] + 7 * values[2]) * (row % 1000)
      targetSum += Int(train.targets.values[row]) * (row % 1000)
    }
    #expect(inputSum == 8_592_130_601)
    #expect(targetSum == 841_698_632)
    // g = torch.Generator().manual_seed(2147483647); ix = torch.randint(0, X.shape[0], (4,), generator=g)
    var generator = Generator(seed: 2_147_483_647)
    let first = train.randomBatch(4, using: &generator)
    #expect(first.inputs == IndexTensor([[15, 18, 4], [1, 18, 12], [25, 12, 1], [1, 9, 18]]))
    #expect(first.targets == IndexTensor([0, 5, 18, 5]))
    let second = train.randomBatch(4, using: &generator)
    #expect(second.inputs == IndexTensor([[0, 0, 10], [0, 0, 1], [9, 1, 2], [1, 25, 4]]))
    #expect(second.targets == IndexTensor([15, 18, 5, 15]))
  }

  @Test("shares that are too much stop the program with a sentence")
  func preconditions() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Corpus.bundledNames.split(train: 0.8, validation: 0.3)
    }
    #expect(
      stopMessage(of: result).contains(
        "split: the shares 0.8 and 0.3 must not be negative and add up to at most 1"))
  }
}
