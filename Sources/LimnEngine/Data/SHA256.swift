/// The SHA-256 digest of bytes, after FIPS 180-4.
///
/// Written here rather than taken from swift-crypto, which would add a minute and a half to every first build.
public struct SHA256: Sendable {
  private var hash: [UInt32] = [
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
  ]

  /// The digest of `bytes` as 64 hexadecimal digits.
  public static func hexadecimal(of bytes: some Sequence<UInt8>) -> String {
    var message = Array(bytes)
    let length = UInt64(message.count) * 8
    message.append(0x80)
    message += [UInt8](repeating: 0, count: (120 - message.count % 64) % 64)
    for shift in stride(from: 56, through: 0, by: -8) {
      message.append(UInt8(truncatingIfNeeded: length >> shift))
    }
    var digest = SHA256()
    message.withUnsafeBufferPointer { message in
      for start in stride(from: 0, to: message.count, by: 64) {
        digest.add(UnsafeBufferPointer(rebasing: message[start..<start + 64]))
      }
    }
    return digest.hash.map { word in
      let text = String(word, radix: 16)
      return String(repeating: "0", count: 8 - text.count) + text
    }.joined()
  }

  private mutating func add(_ block: UnsafeBufferPointer<UInt8>) {
    func rotate(_ word: UInt32, _ count: UInt32) -> UInt32 { word >> count | word << (32 - count) }
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 64) { w in
      for index in 0..<16 {
        w[index] = (0..<4).reduce(0) { $0 << 8 | UInt32(block[4 * index + $1]) }
      }
      for index in 16..<64 {
        let a = w[index - 15]
        let b = w[index - 2]
        w[index] =
          w[index - 16] &+ (rotate(a, 7) ^ rotate(a, 18) ^ a >> 3)
          &+ w[index - 7] &+ (rotate(b, 17) ^ rotate(b, 19) ^ b >> 10)
      }
      var (a, b, c, d) = (hash[0], hash[1], hash[2], hash[3])
      var (e, f, g, h) = (hash[4], hash[5], hash[6], hash[7])
      for index in 0..<64 {
        let choice = (e & f) ^ (~e & g)
        let first =
          h &+ (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) &+ choice &+ Self.constants[index] &+ w[index]
        let majority = (a & b) ^ (a & c) ^ (b & c)
        let second = (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) &+ majority
        (h, g, f, e, d, c, b, a) = (g, f, e, d &+ first, c, b, a, first &+ second)
      }
      for (index, word) in [a, b, c, d, e, f, g, h].enumerated() { hash[index] &+= word }
    }
  }

  /// The first 32 bits of the fractional parts of the cube roots of the first 64 primes.
  private static let constants: [UInt32] = {
    var primes: [Int] = []
    var candidate = 2
    while primes.count < 64 {
      if primes.allSatisfy({ candidate % $0 != 0 }) { primes.append(candidate) }
      candidate += 1
    }
    return primes.map { prime in
      // The integer cube root of prime × 2^96 by bisection: exact, where floating point might not be.
      var low: UInt128 = 0
      var high: UInt128 = 1 << 36
      while high - low > 1 {
        let middle = (low + high) / 2
        if middle * middle * middle <= UInt128(prime) << 96 { low = middle } else { high = middle }
      }
      return UInt32(truncatingIfNeeded: low)
    }
  }()
}
