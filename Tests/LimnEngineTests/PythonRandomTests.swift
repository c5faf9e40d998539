import Foundation
import LimnEngine
import Testing

/// The figures are those of Python 3.11; the code stands beside them.
@Suite("Python's random numbers")
struct PythonRandomTests {
  // random.seed(seed); [random.getrandbits(32) for _ in range(2)]
  @Test(
    "seeds: zero, small, of two words, negative",
    arguments: [
      (0, [3_626_764_237, 1_654_615_998]), (42, [2_746_317_213, 478_163_327]),
      (-42, [2_746_317_213, 478_163_327]), (4_294_967_301, [675_479_763, 2_085_189_291]),
      (.min, [2_377_109_768, 1_691_753_470]),
    ] as [(Int, [UInt64])])
  func seeds(seed: Int, expected: [UInt64]) {
    var random = PythonRandom(seed: seed)
    #expect((0..<2).map { _ in random.getrandbits(32) } == expected)
  }

  @Test("random bits, whole numbers and fractions")
  func numbers() {
    // random.seed(7); [random.getrandbits(k) for k in (0, 1, 31, 32, 33, 63, 64)]
    var random = PythonRandom(seed: 7)
    #expect(
      [0, 1, 31, 32, 33, 63, 64].map { random.getrandbits($0) }
        == [
          0, 0, 2_035_525_362, 647_892_279, 5_990_721_294, 668_106_803_327_565_776,
          9_885_278_224_986_867_748,
        ])
    // random.seed(42); [random.randrange(n) for n in [1, 2, 3, 8, 9, 1000, 2**32, 2**33+1, 2**40]]
    random = PythonRandom(seed: 42)
    #expect(
      [1, 2, 3, 8, 9, 1000, 1 << 32, 1 << 33 + 1, 1 << 40].map { random.randrange($0) }
        == [0, 0, 2, 4, 3, 228, 2_342_331_444, 6_831_113_321, 64_561_015_027])
    // random.seed(1); random.random(), random.random()
    random = PythonRandom(seed: 1)
    #expect(random.random() == 0.13436424411240122)
    #expect(random.random() == 0.8474337369372327)
  }

  @Test("shuffles")
  func shuffles() {
    // random.seed(42); l = list(range(30)); random.shuffle(l)
    var random = PythonRandom(seed: 42)
    var numbers = Array(0..<30)
    random.shuffle(&numbers)
    #expect(
      numbers == [
        19, 14, 10, 26, 22, 6, 5, 12, 11, 15, 9, 25, 29, 21, 16, 27, 1, 13, 18, 2, 17, 28, 4, 24, 7, 8, 23, 0,
        3, 20,
      ])
    // random.seed(0); l = list('abcdefgh'); random.shuffle(l)
    random = PythonRandom(seed: 0)
    var letters = Array("abcdefgh")
    random.shuffle(&letters)
    #expect(String(letters) == "ebfcadhg")
  }

  @Test("nothing and one element take no random number")
  func short() {
    var random = PythonRandom(seed: 3)
    var none: [Int] = []
    var one = ["a"]
    random.shuffle(&none)
    random.shuffle(&one)
    #expect(none.isEmpty && one == ["a"])
    #expect(random == PythonRandom(seed: 3))
  }

  @Test("a stored generator goes on where it was")
  func stored() throws {
    var random = PythonRandom(seed: 5)
    _ = random.random()
    var copy = try JSONDecoder().decode(PythonRandom.self, from: try JSONEncoder().encode(random))
    #expect(copy.getrandbits(64) == random.getrandbits(64))
  }
}
