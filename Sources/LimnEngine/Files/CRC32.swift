/// The cyclic redundancy check of Ethernet, gzip and PNG (polynomial 0x04c11db7, reflected).
///
/// It finds every change of up to 32 neighbouring bits and nearly every other. It is no defence against someone
/// who changes a file on purpose; ``SHA256`` would be, at a tenth of the speed.
struct CRC32 {
  private var register: UInt32 = .max

  /// The checksum of all bytes added so far.
  var value: UInt32 { ~register }

  /// The checksum as eight hexadecimal digits.
  var hexadecimal: String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }

  /// Adds bytes, eight at a time: table `k` tells what a byte does when `k` bytes follow it.
  mutating func add(_ bytes: UnsafeRawBufferPointer) {
    var register = register
    Self.tables.withUnsafeBufferPointer { tables in
      func entry(_ table: Int, _ word: UInt32, _ shift: UInt32) -> UInt32 {
        tables[table << 8 | Int((word >> shift) & 0xff)]
      }
      var position = 0
      // Written out, as a loop over the eight takes several times as long in a debug build.
      while position + 8 <= bytes.count {
        let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self))
        let first = UInt32(truncatingIfNeeded: word) ^ register
        let second = UInt32(truncatingIfNeeded: word >> 32)
        register = entry(7, first, 0) ^ entry(6, first, 8) ^ entry(5, first, 16) ^ entry(4, first, 24)
        register ^= entry(3, second, 0) ^ entry(2, second, 8) ^ entry(1, second, 16) ^ entry(0, second, 24)
        position += 8
      }
      while position < bytes.count {
        register = register >> 8 ^ entry(0, register ^ UInt32(bytes[position]), 0)
        position += 1
      }
    }
    self.register = register
  }

  /// Eight tables of 256 words, one after the other.
  private static let tables: [UInt32] = {
    var tables = (0..<256).map { byte in
      (0..<8).reduce(UInt32(byte)) { word, _ in word >> 1 ^ (word & 1 == 0 ? 0 : 0xedb8_8320) }
    }
    for index in 256..<2048 {
      let word = tables[index - 256]
      tables.append(word >> 8 ^ tables[Int(word & 0xff)])
    }
    return tables
  }()
}
