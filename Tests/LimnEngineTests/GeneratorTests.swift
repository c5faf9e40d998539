import LimnEngine
import Testing

/// The figures are torch's own: make_random.py, beside the fixture, holds the calls.
@Suite("Torch's random numbers")
struct GeneratorTests {
  private struct Figures: Decodable {
    let rand, randn5, randn15, randn16, randn17, randn54: [Float]
    let randint100, randint32033, randperm: [Int]
    let uniform: [Float]
    let uniformDouble: [Double]
    let normal, exponential, bernoulli: [Float]
    let multinomial20, multinomial3, multinomialSingle: [Int]
    let mixed: [Float]
  }

  private let weights: [Float] = [0.1, 0.2, 0.3, 0.25, 0.15]

  private func figures(_ seed: UInt64) throws -> Figures {
    try #require(try fixture("random", as: [String: Figures].self)["\(seed)"])
  }

  /// The last bits of logarithms and cosines are the C library's, not torch's.
  private func isClose(_ first: [Float], _ second: [Float]) -> Bool {
    first.count == second.count
      && zip(first, second).allSatisfy { abs($0 - $1) <= 2e-6 * max(abs($0), abs($1)) }
  }

  @Test("uniform numbers and integers, to the bit", arguments: [0, 42, 2_147_483_647] as [UInt64])
  func exact(seed: UInt64) throws {
    let torch = try figures(seed)
    func generator() -> Generator { Generator(seed: seed) }
    var g = generator()
    #expect(g.rand(8) == torch.rand)
    g = generator()
    #expect(g.uniform(-0.5, 0.5, 6) == torch.uniform)
    g = generator()
    #expect((0..<6).map { _ in g.uniform(in: -1..<1) } == torch.uniformDouble)
    g = generator()
    #expect(g.randint(0, 100, 10) == torch.randint100)
    g = generator()
    #expect(g.randint(0, 32_033, 5) == torch.randint32033)
    g = generator()
    #expect(g.randperm(20) == torch.randperm)
    g = generator()
    #expect(g.bernoulli(0.3, 12) == torch.bernoulli)
  }

  /// Which start within the generator's 624 words, and one in the midst of a pair.
  @Test("many draws at once are those one by one, and leave the generator where those do")
  func manyDraws() {
    for (words, probability) in [(0, 0.8), (1, 0.5), (623, 0.3), (1247, 1e-3), (3, 0), (5, 1)]
      as [(Int, Double)]
    {
      var many = Generator(seed: 7)
      _ = many.rand(words)
      var single = many
      let drawn = many.bernoulli(probability, 3_000)
      #expect(drawn == (0..<3_000).map { _ in single.nextDouble() < probability ? 1 : 0 })
      #expect(many == single)
    }
  }

  @Test("uniform numbers between bounds that are no powers of two, to the bit")
  func uniform() {
    // torch.empty(6).uniform_(-0.3, 0.7, generator=torch.Generator().manual_seed(42))
    var g = Generator(seed: 42)
    #expect(
      g.uniform(-0.3, 0.7, 6) == [
        0.5822692513465881, 0.6150039434432983, 0.08286374807357788, 0.6593056321144104, 0.09044820070266724,
        0.3008953332901001,
      ])
    // torch.empty(4, dtype=torch.float64).uniform_(-0.3, 0.47, generator=torch.Generator().manual_seed(3))
    g = Generator(seed: 3)
    #expect(
      (0..<4).map { _ in g.uniform(in: -0.3..<0.47) } == [
        -0.2737366893490992, -0.07921002542459364, 0.29514450713300994, -0.1653061874534031,
      ])
  }

  @Test("normal and exponential numbers", arguments: [0, 42, 2_147_483_647] as [UInt64])
  func close(seed: UInt64) throws {
    let torch = try figures(seed)
    for (count, expected) in [
      (5, torch.randn5), (15, torch.randn15), (16, torch.randn16), (17, torch.randn17), (54, torch.randn54),
    ] {
      var g = Generator(seed: seed)
      #expect(isClose(g.randn(count), expected), "randn(\(count))")
    }
    var g = Generator(seed: seed)
    #expect(isClose(g.normal(mean: 1, deviation: 2, 4), torch.normal))
    g = Generator(seed: seed)
    #expect(isClose(g.exponential(6), torch.exponential))
  }

  @Test("draws from weights", arguments: [0, 42, 2_147_483_647] as [UInt64])
  func multinomial(seed: UInt64) throws {
    let torch = try figures(seed)
    var g = Generator(seed: seed)
    #expect(g.multinomial(weights, 20, replacement: true) == torch.multinomial20)
    g = Generator(seed: seed)
    #expect(g.multinomial(weights, 3) == torch.multinomial3)
    g = Generator(seed: seed)
    #expect((0..<10).map { _ in g.multinomial(weights, 1, replacement: true)[0] } == torch.multinomialSingle)
  }

  @Test("one stream through several kinds of draws", arguments: [0, 42, 2_147_483_647] as [UInt64])
  func mixed(seed: UInt64) throws {
    var g = Generator(seed: seed)
    var numbers = g.rand(3)
    numbers += g.randn(4)
    numbers += g.randint(0, 10, 3).map { Float($0) }
    numbers += g.rand(2)
    #expect(isClose(numbers, try figures(seed).mixed))
  }

  @Test("a copy is a saved state, also between the two of a pair of normal numbers")
  func savedState() {
    var g = Generator(seed: 9)
    _ = g.randn(3)
    var copy = g
    #expect(copy.randn(5) == g.randn(5))
    #expect(copy == g)
  }

  @Test("weights of zero are never drawn")
  func zeroWeights() {
    var g = Generator(seed: 4)
    let drawn = Set(
      (0..<500).map { _ in g.multinomial([0, 1, 0, 2], 1)[0] }
        + g.multinomial([0, 1, 0, 2, 0], 500, replacement: true))
    #expect(drawn == [1, 3])
  }

  @Test("what can't be drawn or learned stops the program with a sentence")
  func preconditions() async {
    let range = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var generator = Generator(seed: 1)
      _ = generator.randint(3, 3, 1)
    }
    #expect(stopMessage(of: range).contains("randint: the range 3 ..< 3 is empty"))
    let moons = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var generator = Generator(seed: 1)
      _ = Moons(count: 1, noise: 0, using: &generator)
    }
    #expect(stopMessage(of: moons).contains("Moons: count is 1; it must be at least 2"))
  }
}
