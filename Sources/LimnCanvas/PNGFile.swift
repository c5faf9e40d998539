internal import CZlib
import Dispatch
import LimnPlatform

/// The bytes of a PNG file of opaque pixels, eight bits a colour.
///
/// Rows are not filtered, and packed at zlib's level 3: of filters tried for each row and level 6, the bigram heatmap's
/// file is smaller by 2 %, and writing it takes three times as long. The rows are packed in strips, on all cores at once,
/// each of which may repeat what the end of the one before it holds. The bytes don't depend on the cores.
struct PNGFile {
  private static let level: Int32 = 3
  private static let stripSize = 1 << 18
  /// How far back deflate can refer.
  private static let reach = 1 << 15

  private(set) var data = Data([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

  /// Makes a file.
  ///
  /// - Parameters:
  ///   - pixels: Rows of 32 bits for each pixel: from the highest bits, eight without use, red, green and blue.
  ///   - width: Pixels in a row.
  ///   - height: Rows.
  ///   - stride: Bytes from the start of one row to that of the next.
  ///   - pixelsPerMetre: What size is a pixel.
  ///   - texts: What is said of the picture: keywords of Latin letters, and texts.
  /// - Returns: `nil` if there is no memory for it.
  init?(
    pixels: UnsafePointer<UInt8>, width: Int, height: Int, stride: Int, pixelsPerMetre: UInt32,
    texts: [(keyword: String, text: String)]
  ) {
    // Eight bits a sample, red, green and blue; deflate, no other filters, not interlaced.
    append("IHDR", Self.bytes(UInt32(width)) + Self.bytes(UInt32(height)) + [8, 2, 0, 0, 0])
    append("pHYs", Self.bytes(pixelsPerMetre) + Self.bytes(pixelsPerMetre) + [1])
    for (keyword, text) in texts {
      // Not compressed, without a language.
      append("iTXt", Array(keyword.utf8) + [0, 0, 0, 0, 0] + Array(text.utf8))
    }
    let rows = max(1, Self.stripSize / (1 + 3 * width))
    let count = (height + rows - 1) / rows
    var strips = [Strip?](repeating: nil, count: count)
    strips.withUnsafeMutableBufferPointer { strips in
      // Each of the calls that run at once writes a strip of its own.
      nonisolated(unsafe) let (strips, pixels) = (strips, pixels)
      DispatchQueue.concurrentPerform(iterations: count) { index in
        strips[index] = Strip(
          pixels: pixels, width: width, stride: stride, rows: index * rows..<min((index + 1) * rows, height),
          isLast: index == count - 1)
      }
    }
    // Deflate data in zlib's format: a header, which says that it was packed fast, and a sum at the end.
    var packed: [UInt8] = [0x78, 0x5e]
    var sum: UInt32 = 1
    for strip in strips {
      guard let strip else { return nil }
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

  /// Some rows, packed.
  private struct Strip {
    let packed: [UInt8]
    /// The Adler-32 of the bytes of the rows.
    let sum: UInt32
    /// How many bytes the rows have.
    let count: Int

    init?(pixels: UnsafePointer<UInt8>, width: Int, stride: Int, rows: Range<Int>, isLast: Bool) {
      let size = 1 + 3 * width
      // What comes before, as far as deflate reaches.
      let first = max(0, rows.lowerBound - (PNGFile.reach + size - 1) / size)
      let history = min((rows.lowerBound - first) * size, PNGFile.reach)
      let count = rows.count * size
      let bytes = [UInt8](unsafeUninitializedCapacity: (rows.upperBound - first) * size) { bytes, filled in
        for row in first..<rows.upperBound {
          let source = UnsafeRawPointer(pixels + row * stride).assumingMemoryBound(to: UInt32.self)
          var place = (row - first) * size
          bytes[place] = 0  // no filter
          for column in 0..<width {
            let pixel = source[column]
            bytes[place + 1] = UInt8(truncatingIfNeeded: pixel >> 16)
            bytes[place + 2] = UInt8(truncatingIfNeeded: pixel >> 8)
            bytes[place + 3] = UInt8(truncatingIfNeeded: pixel)
            place += 3
          }
        }
        filled = bytes.count
      }
      let start = bytes.count - count
      (packed, sum) = bytes.withUnsafeBufferPointer { bytes in
        let input = bytes.baseAddress.map { $0 + start }
        let room = limn_deflate_room(count)
        let packed = [UInt8](unsafeUninitializedCapacity: room) { output, written in
          written = limn_deflate_part(
            input.map { $0 - history }, history, count, PNGFile.level, isLast ? 1 : 0, output.baseAddress,
            room)
        }
        return (packed, limn_adler32(input, count))
      }
      self.count = count
      guard !packed.isEmpty else { return nil }
    }
  }
}
