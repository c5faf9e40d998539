internal import CZlib
import Dispatch
import LimnPlatform
import Synchronization

/// Some rows of a PNG file, packed.
struct PNGStrip {
  /// Bytes of rows in a strip. Each is packed for itself: to refer to the one before makes the file smaller by one part in
  /// a hundred, and takes an eighth longer.
  private static let size = 1 << 18
  private static let level: Int32 = 3

  /// Deflate data that refers to nothing before it.
  let packed: [UInt8]
  /// The Adler-32 of the bytes of the rows.
  let sum: UInt32
  /// How many bytes the rows have.
  let count: Int

  /// The rows from top to bottom, packed on all cores at once; `nil` if there is no memory for it.
  static func strips(of pixels: PNGFile.Pixels) -> [PNGStrip]? {
    let rows = max(1, size / (1 + 3 * pixels.width))
    let count = (pixels.height + rows - 1) / rows
    var strips = [PNGStrip?](repeating: nil, count: count)
    strips.withUnsafeMutableBufferPointer { strips in
      // Each of the calls that run at once writes strips of its own.
      nonisolated(unsafe) let (strips, pixels) = (strips, pixels)
      let next = Atomic(0)
      DispatchQueue.concurrentPerform(iterations: min(count, ProcessInfo.processInfo.activeProcessorCount)) {
        _ in
        guard let packer = Packer(pixels, rows: rows) else { return }
        while true {
          let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
          guard index < count else { return }
          strips[index] = packer.pack(index)
        }
      }
    }
    return strips.contains { $0 == nil } ? nil : strips.compactMap { $0 }
  }

  /// Packs one strip after another in the same memory: fresh memory costs more than the packing of a plain strip.
  private final class Packer {
    private let pixels: PNGFile.Pixels
    private let rows: Int
    /// Bytes in a row: its filter, then three for each pixel.
    private let size: Int
    private let bytes: UnsafeMutablePointer<UInt8>
    private let output: UnsafeMutablePointer<UInt8>
    private let room: Int
    private let stream: UnsafeMutablePointer<z_stream>

    init?(_ pixels: PNGFile.Pixels, rows: Int) {
      self.pixels = pixels
      self.rows = rows
      size = 1 + 3 * pixels.width
      room = limn_deflate_room(rows * size)
      // Behind a row's end lies a byte that is written with it and then by the next.
      bytes = .allocate(capacity: rows * size + 1)
      output = .allocate(capacity: room)
      stream = .allocate(capacity: 1)
      stream.initialize(to: z_stream())
      guard limn_deflate_open(stream, PNGStrip.level) != 0 else { return nil }
    }

    deinit {
      deflateEnd(stream)
      stream.deallocate()
      output.deallocate()
      bytes.deallocate()
    }

    func pack(_ index: Int) -> PNGStrip? {
      let range = index * rows..<min((index + 1) * rows, pixels.height)
      for (place, row) in range.enumerated() { write(row, to: bytes + place * size) }
      let count = range.count * size
      let written = limn_deflate_part(
        stream, bytes, count, range.upperBound == pixels.height ? 1 : 0, output, room)
      guard written > 0 else { return nil }
      return PNGStrip(
        packed: Array(UnsafeBufferPointer(start: output, count: written)), sum: limn_adler32(bytes, count),
        count: count)
    }

    /// Writes a row as PNG has it, without a filter.
    private func write(_ row: Int, to place: UnsafeMutablePointer<UInt8>) {
      place[0] = 0
      let source = UnsafeRawPointer(pixels.start + row * pixels.stride).assumingMemoryBound(to: UInt32.self)
      let target = UnsafeMutableRawPointer(place + 1)
      for column in 0..<pixels.width {
        // Red, green and blue in this order, and one more byte that the next pixel covers.
        target.storeBytes(of: (source[column] << 8).bigEndian, toByteOffset: 3 * column, as: UInt32.self)
      }
    }
  }
}
