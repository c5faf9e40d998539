import Foundation

/// Adds to a PNG what Cairo does not write: texts, and the size of a pixel.
enum PNGChunks {
  /// The signature and the header chunk, which comes first.
  private static let headerLength = 8 + 25
  private static let pointsPerMetre = 72 / 0.0254

  static func insert(texts: [(String, String)], pixelsPerPoint: Double, into png: [UInt8]) -> Data {
    var data = Data(png[..<headerLength])
    let density = UInt32((pixelsPerPoint * pointsPerMetre).rounded())
    data.append(contentsOf: chunk("pHYs", bytes(of: density) + bytes(of: density) + [1]))
    for (keyword, text) in texts where !text.isEmpty {
      // International text: keyword, not compressed, no language, no translated keyword, UTF-8.
      data.append(
        contentsOf: chunk("iTXt", Array(keyword.utf8) + [0, 0, 0, 0, 0] + Array(text.printable.utf8)))
    }
    data.append(contentsOf: png[headerLength...])
    return data
  }

  private static func chunk(_ kind: String, _ body: [UInt8]) -> [UInt8] {
    let content = Array(kind.utf8) + body
    return bytes(of: UInt32(body.count)) + content + bytes(of: checksum(content))
  }

  private static func bytes(of number: UInt32) -> [UInt8] {
    stride(from: 24, through: 0, by: -8).map { UInt8(truncatingIfNeeded: number >> $0) }
  }

  /// The CRC-32 of ISO 3309, bit by bit: the texts are short.
  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var remainder: UInt32 = 0xffff_ffff
    for byte in bytes {
      remainder ^= UInt32(byte)
      for _ in 0..<8 { remainder = remainder >> 1 ^ (remainder & 1 == 0 ? 0 : 0xedb8_8320) }
    }
    return ~remainder
  }
}
