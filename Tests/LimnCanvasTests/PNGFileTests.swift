import CZlib
import Foundation
import Testing

@testable import LimnCanvas

@Suite("PNG files")
struct PNGFileTests {
  /// The chunks of a file in their order; a chunk whose sum is wrong is an issue.
  private func chunks(_ file: Data) -> [(kind: String, content: [UInt8])] {
    var chunks: [(kind: String, content: [UInt8])] = []
    let bytes = [UInt8](file)
    func number(at place: Int) -> Int {
      var number = 0
      for byte in bytes[place..<place + 4] { number = number << 8 | Int(byte) }
      return number
    }
    var place = 8
    while place < bytes.count {
      let count = number(at: place)
      let named = Array(bytes[place + 4..<place + 8 + count])
      #expect(Int(limn_crc32(0, named, named.count)) == number(at: place + 8 + count))
      chunks.append((String(decoding: named.prefix(4), as: UTF8.self), Array(named.dropFirst(4))))
      place += 12 + count
    }
    return chunks
  }

  @Test(
    "every pixel comes back out of a file of one strip and of many",
    arguments: [(1, 1), (3, 2), (400, 700), (90_000, 3)])
  func pixels(width: Int, height: Int) throws {
    // Some rows repeat the one before, some hold noise; there are bytes between the rows, and in what is no colour.
    var state: UInt64 = 5
    func noise() -> UInt32 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407  // Knuth's MMIX
      return UInt32(truncatingIfNeeded: state >> 32)
    }
    let stride = 4 * width + 8
    var rows: [[UInt32]] = []
    for row in 0..<height {
      if row % 3 == 1 {
        rows.append(rows[row - 1])
      } else {
        rows.append((0..<width).map { $0 % 2 == 0 ? 0x00ff_8040 : noise() })
      }
    }
    var pixels = [UInt8](repeating: 7, count: stride * height)
    for (row, values) in rows.enumerated() {
      values.withUnsafeBytes { pixels.replaceSubrange(row * stride..<row * stride + 4 * width, with: $0) }
    }
    let made = pixels.withUnsafeBufferPointer { pixels in
      pixels.baseAddress.flatMap { start in
        PNGFile(
          PNGFile.Pixels(start: start, width: width, height: height, stride: stride), pixelsPerMetre: 2_835,
          texts: [("Title", "Ж")])
      }
    }
    let file = try #require(made)
    let chunks = chunks(file.data)
    #expect(chunks.map(\.kind) == ["IHDR", "pHYs", "iTXt", "IDAT", "IEND"])
    #expect(chunks[2].content == Array("Title\0\0\0\0\0Ж".utf8))

    let packed = chunks[3].content
    let header = Int(packed[0]) * 256 + Int(packed[1])
    #expect(packed[0] == 0x78 && header % 31 == 0)
    let count = (1 + 3 * width) * height
    var found = [UInt8](repeating: 0, count: count + 1)
    var written = 0
    #expect(limn_inflate(Array(packed.dropFirst(2)), packed.count - 2, &found, count + 1, &written) == 1)
    #expect(written == count)
    var expected: [UInt8] = []
    for row in rows {
      expected.append(0)
      for pixel in row {
        for shift: UInt32 in [16, 8, 0] { expected.append(UInt8(truncatingIfNeeded: pixel >> shift)) }
      }
    }
    #expect(Array(found.prefix(count)) == expected)
    var sum: UInt32 = 0
    for byte in packed.suffix(4) { sum = sum << 8 | UInt32(byte) }
    #expect(sum == limn_adler32(expected, count))
  }
}
