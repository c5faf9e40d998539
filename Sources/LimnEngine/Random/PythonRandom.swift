/// Python's `random`: the same seed gives the same numbers and the same shuffle.
///
/// The makemore lectures state their losses on a split that `random.seed(42); random.shuffle(words)` made.
/// The Mersenne Twister is the same as ``Generator``'s; seeding and what is made of its words differ.
public struct PythonRandom: Sendable, Equatable, Codable {
  private var words: Generator

  /// As `random.seed(seed)`; the sign of the seed does not count.
  public init(seed: Int) {
    let size = seed.magnitude
    let low = UInt32(truncatingIfNeeded: size)
    let high = UInt32(truncatingIfNeeded: size >> 32)
    words = Generator(key: high == 0 ? [low] : [low, high])
  }

  /// A number in 0 ..< 1 of 53 random bits, as `random.random()`.
  public mutating func random() -> Double {
    let high = words.next32() >> 5
    let low = words.next32() >> 6
    return (Double(high) * 0x1p26 + Double(low)) * 0x1p-53
  }

  /// A number of the given count of random bits, as `random.getrandbits(count)`.
  ///
  /// - Precondition: `count` is in 0 ... 64.
  public mutating func getrandbits(_ count: Int) -> UInt64 {
    require((0...64).contains(count), "getrandbits: \(count) bits; it must be 0 to 64")
    func word(_ bits: Int) -> UInt64 { bits == 0 ? 0 : UInt64(words.next32() >> UInt32(32 - bits)) }
    // Python fills a long number from its low end.
    let low = word(min(count, 32))
    return low | word(max(count - 32, 0)) << 32
  }

  /// A number in `0 ..< end`, each as likely, as `random.randrange(end)`.
  ///
  /// - Precondition: `end` is at least 1.
  public mutating func randrange(_ end: Int) -> Int {
    require(end >= 1, "randrange: the range 0 ..< \(end) is empty")
    let bits = Int.bitWidth - end.leadingZeroBitCount
    while true {
      let draw = getrandbits(bits)
      if draw < UInt64(end) { return Int(draw) }
    }
  }

  /// Puts the elements in random order, as `random.shuffle`: from the last, each changes places with one before
  /// it or itself.
  public mutating func shuffle<Element>(_ elements: inout [Element]) {
    for index in stride(from: elements.count - 1, to: 0, by: -1) {
      elements.swapAt(index, randrange(index + 1))
    }
  }
}
