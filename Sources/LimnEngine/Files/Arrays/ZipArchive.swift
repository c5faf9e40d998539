internal import CZlib

/// A zip archive, mapped into memory: its files by name, stored as they are or packed with deflate.
///
/// Format: PKWARE's APPNOTE.TXT, 4.3 and 4.5.3 (sizes of 64 bits). Its directory is read by ``ZipDirectory``.
struct ZipArchive {
  /// What the archive says of a file.
  struct Entry {
    let name: String
    let isDeflated: Bool
    /// How many bytes the file has, unpacked.
    let size: Int
    let checksum: UInt32
    /// Where its bytes stand in the archive.
    let range: Range<Int>
  }

  /// Packed files that are larger are refused, so that a small archive can't fill the memory.
  static let mostBytes = 1 << 30
  /// What deflate makes of one byte at most: 258 bytes of two bits (zlib's technical details).
  private static let mostRatio = 1032

  let entries: [Entry]
  private let mapping: MappedFile
  private let path: String

  /// Reads the directory of an archive.
  ///
  /// - Throws: ``DataError`` if it is cut short or damaged, or a file in it isn't readable here.
  init(_ mapping: MappedFile, path: String) throws {
    self.mapping = mapping
    self.path = path
    entries = try ZipDirectory(mapping.bytes, path: path).entries
    for entry in entries where entry.isDeflated {
      guard entry.size / Self.mostRatio <= entry.range.count else {
        throw DataError(
          "\(path): \(quoted(entry.name)) should grow from \(entry.range.count) to \(entry.size) bytes, which "
            + "packed data can't; get it again.")
      }
    }
  }

  /// The first bytes of a file, fewer if it is shorter or damaged; its checksum isn't looked at.
  func prefix(_ count: Int, of entry: Entry) throws -> [UInt8] {
    let count = min(count, entry.size)
    return withExtendedLifetime(mapping) {
      guard entry.isDeflated else { return Array(mapping.bytes[entry.range].prefix(count)) }
      return inflate(entry, room: count).bytes
    }
  }

  /// Gives all bytes of a file while `body` runs.
  ///
  /// - Throws: ``DataError`` if they are damaged, or too many to be unpacked, and what `body` throws.
  func withBytes<Result>(of entry: Entry, _ body: (UnsafeRawBufferPointer) throws -> Result) throws -> Result
  {
    try withExtendedLifetime(mapping) {
      guard entry.isDeflated else {
        let bytes = UnsafeRawBufferPointer(rebasing: mapping.bytes[entry.range])
        try check(bytes, entry)
        return try body(bytes)
      }
      guard entry.size <= Self.mostBytes else {
        throw DataError(
          "\(path): \(quoted(entry.name)) takes \(entry.size) bytes unpacked, and at most \(Self.mostBytes) are "
            + "unpacked; save it without compression (numpy.savez).")
      }
      // A byte more than there should be shows whether there are more.
      let (bytes, state) = inflate(entry, room: entry.size + 1)
      guard state == 1, bytes.count == entry.size else {
        throw DataError(
          "\(path): \(quoted(entry.name)) is damaged: it doesn't unpack to its \(entry.size) bytes; get it again."
        )
      }
      return try bytes.withUnsafeBytes {
        try check($0, entry)
        return try body($0)
      }
    }
  }

  private func inflate(_ entry: Entry, room: Int) -> (bytes: [UInt8], state: Int32) {
    var state: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
      let packed = UnsafeRawBufferPointer(rebasing: mapping.bytes[entry.range])
      state = limn_inflate(
        packed.bindMemory(to: UInt8.self).baseAddress, packed.count, buffer.baseAddress, room, &count)
    }
    return (bytes, state)
  }

  private func check(_ bytes: UnsafeRawBufferPointer, _ entry: Entry) throws {
    var checksum = CRC32()
    checksum.add(bytes)
    guard checksum.value == entry.checksum else {
      throw DataError(
        "\(path): \(quoted(entry.name)) is damaged: its checksum is not the one in the archive; get it again."
      )
    }
  }
}
