internal import CZlib
import LimnPlatform

/// The bytes of a PNG file of opaque pixels, eight bits a colour.
///
/// Rows are not filtered, and packed at zlib's level 3: of filters tried for each row and level 6, the bigram heatmap's
/// file is smaller by 6 %, and packing it takes four times as long. The rows are packed in strips, on all cores at once.
/// The bytes don't depend on the cores.
struct PNGFile {
  /// Pixels as Cairo keeps them.
  struct Pixels {
    /// Rows of 32 bits for each pixel: from the highest bits, eight without use, red, green and blue.
    let start: UnsafePointer<UInt8>
    let width: Int
    let height: Int
    /// Bytes from the start of one row to that of the next.
    let stride: Int
  }

  private(set) var data = Data([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

  /// Makes a file.
  ///
  /// - Parameters:
  ///   - pixels: What to show.
  ///   - pixelsPerMetre: What size is a pixel.
  ///   - texts: What is said of the picture: keywords of Latin letters, and texts.
  /// - Returns: `nil` if there is no memory for it.
  init?(_ pixels: Pixels, pixelsPerMetre: UInt32, texts: [(keyword: String, text: String)]) {
    // Eight bits a sample, red, green and blue; deflate, no other filters, not interlaced.
    append("IHDR", Self.bytes(UInt32(pixels.width)) + Self.bytes(UInt32(pixels.height)) + [8, 2, 0, 0, 0])
    append("pHYs", Self.bytes(pixelsPerMetre) + Self.bytes(pixelsPerMetre) + [1])
    for (keyword, text) in texts {
      // Not compressed, without a language.
      append("iTXt", Array(keyword.utf8) + [0, 0, 0, 0, 0] + Array(text.utf8))
    }
    guard let strips = PNGStrip.strips(of: pixels) else { return nil }
    // Deflate data in zlib's format: a header, which says that it was packed fast, and a sum at the end.
    var packed: [UInt8] = [0x78, 0x5e]
    var sum: UInt32 = 1
    for strip in strips {
      packed += strip.packed
      sum = limn_adler32_joined(sum, strip.sum, strip.count)
    }
    append("IDAT", packed + Self.bytes(sum))
    append("IEND", [])
  }

  private mutating func append(_ kind: String, _ content: [UInt8]) {
    data.append(contentsOf: Self.bytes(UInt32(content.count)))
    let start = data.count
    data.append(contentsOf: kind.utf8)
    data.append(contentsOf: content)
    let sum = data[start...].withUnsafeBytes { bytes in
      bytes.withMemoryRebound(to: UInt8.self) { limn_crc32(0, $0.baseAddress, $0.count) }
    }
    data.append(contentsOf: Self.bytes(sum))
  }

  /// A number, its highest byte first.
  private static func bytes(_ number: UInt32) -> [UInt8] {
    withUnsafeBytes(of: number.bigEndian) { Array($0) }
  }
}
