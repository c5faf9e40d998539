internal import CKernels
import LimnPlatform

/// A source of random numbers that gives what PyTorch's CPU generator gives for the same seed.
///
/// It is the Mersenne Twister mt19937 and, on top, the ways in which PyTorch makes distributions from its
/// words; see `reference` figures in the tests. A generator is a value: a copy is a saved state, from which
/// the same numbers follow again.
public struct Generator: Sendable, Equatable, Codable {
  private var state: [UInt32]
  private var position: Int
  /// The second of a pair of normal numbers, kept for the next call as torch keeps it.
  private var spareNormal: Double?

  private static let size = 624

  /// A generator as `torch.Generator().manual_seed(seed)` sets it up; only the low 32 bits of the seed count.
  public init(seed: UInt64) {
    state = [UInt32](repeating: 0, count: Self.size)
    state[0] = UInt32(truncatingIfNeeded: seed)
    for index in 1..<Self.size {
      let previous = state[index - 1]
      state[index] = 1_812_433_253 &* (previous ^ (previous >> 30)) &+ UInt32(index)
    }
    position = Self.size
  }

  /// A generator set up by several words, as the Mersenne Twister's authors do by `init_by_array` and Python by
  /// `random.seed`.
  ///
  /// - Precondition: There is at least one word.
  init(key: [UInt32]) {
    require(!key.isEmpty, "Generator: the key is empty; it needs at least one word")
    self.init(seed: 19_650_218)
    var index = 1
    func mixed(_ factor: UInt32) -> UInt32 {
      let previous = state[index - 1]
      return state[index] ^ ((previous ^ (previous >> 30)) &* factor)
    }
    func advance() {
      index += 1
      if index == Self.size {
        state[0] = state[Self.size - 1]
        index = 1
      }
    }
    for step in 0..<max(Self.size, key.count) {
      let word = step % key.count
      state[index] = mixed(1_664_525) &+ key[word] &+ UInt32(word)
      advance()
    }
    for _ in 1..<Self.size {
      state[index] = mixed(1_566_083_941) &- UInt32(index)
      advance()
    }
    state[0] = 0x8000_0000
  }

  /// The next 32 random bits.
  public mutating func next32() -> UInt32 {
    if position == Self.size { twist() }
    var word = state[position]
    position += 1
    word ^= word >> 11
    word ^= (word << 7) & 0x9d2c_5680
    word ^= (word << 15) & 0xefc6_0000
    return word ^ (word >> 18)
  }

  /// The next 64 random bits; the first word drawn is the high half.
  public mutating func next64() -> UInt64 {
    let high = UInt64(next32())
    return high << 32 | UInt64(next32())
  }

  /// A number in 0 ..< 1 of double precision, of 53 random bits.
  public mutating func nextDouble() -> Double { Double(next64() & (1 << 53 - 1)) * 0x1p-53 }

  /// A number in 0 ..< 1 of single precision, of 24 random bits.
  public mutating func nextFloat() -> Float { Float(next32() & (1 << 24 - 1)) * 0x1p-24 }

  /// A normal number of mean 0 and deviation 1 in double precision, by Box and Muller's method.
  mutating func nextNormal() -> Double {
    if let spare = spareNormal {
      spareNormal = nil
      return spare
    }
    let first = nextDouble()
    let second = nextDouble()
    let radius = (-2 * log1p(-second)).squareRoot()
    spareNormal = radius * sin(2 * .pi * first)
    return radius * cos(2 * .pi * first)
  }

  /// Which of `count` numbers of ``nextDouble()`` are below a probability: a byte each, 1 or 0.
  mutating func bernoulli(_ probability: Double, into kept: UnsafeMutablePointer<UInt8>, _ count: Int) {
    // A number of 53 bits is below the probability if the bits are below this.
    let bound = UInt64((min(max(probability, 0), 1) * 0x1p53).rounded(.up))
    var made = 0
    while made < count {
      if position == Self.size { twist() }
      let pairs = min((Self.size - position) / 2, count - made)
      if pairs == 0 {
        // The last word of the state, and the first of the next.
        kept[made] = next64() & (1 << 53 - 1) < bound ? 1 : 0
        made += 1
      } else {
        state.withUnsafeBufferPointer {
          limn_bernoulli($0.baseAddress! + position, bound, kept + made, pairs)
        }
        position += 2 * pairs
        made += pairs
      }
    }
  }

  private mutating func twist() {
    state.withUnsafeMutableBufferPointer { limn_twist($0.baseAddress) }
    position = 0
  }
}
