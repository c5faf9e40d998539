/// The directory at the end of a zip archive, read and held against the archive's bytes.
struct ZipDirectory {
  private(set) var entries: [ZipArchive.Entry] = []
  private let bytes: UnsafeRawBufferPointer
  private let path: String

  private static let endSignature = 0x0605_4b50
  private static let endLength = 22
  private static let entrySignature = 0x0201_4b50
  private static let entryLength = 46
  private static let fileSignature = 0x0403_4b50
  private static let fileLength = 30
  private static let wideLocatorSignature = 0x0706_4b50
  private static let wideLocatorLength = 20
  private static let wideEndSignature = 0x0606_4b50

  /// Reads the directory of an archive.
  ///
  /// - Throws: ``DataError`` that names the file.
  init(_ bytes: UnsafeRawBufferPointer, path: String) throws {
    self.bytes = bytes
    self.path = path
    let end = try findEnd()
    var (count, start) = (try number(end + 10, UInt16.self), try number(end + 16, UInt32.self))
    if count == 0xffff || start == 0xffff_ffff, let wide = try findWideEnd(before: end) {
      (count, start) = (try number(wide + 32, UInt64.self), try number(wide + 48, UInt64.self))
    }
    // Each entry takes bytes of the file, so a wrong count ends soon.
    var position = start
    var seen: Set<[UInt8]> = []
    for _ in 0..<count {
      let entry = try readEntry(&position, directory: start)
      guard seen.insert(Array(entry.name.utf8)).inserted else {
        throw DataError("\(path) holds \(quoted(entry.name)) twice; a name may come once.")
      }
      entries.append(entry)
    }
  }

  /// Where the last record begins; a comment may follow it.
  private func findEnd() throws -> Int {
    let last = bytes.count - Self.endLength
    var position = last
    while position >= max(0, last - 0xffff) {
      if try number(position, UInt32.self) == Self.endSignature,
        try number(position + 20, UInt16.self) == last - position
      {
        return position
      }
      position -= 1
    }
    throw DataError("\(path) is cut short: it is a zip archive without its directory; get it again.")
  }

  /// Where the record with sizes of 64 bits begins, if there is one.
  private func findWideEnd(before end: Int) throws -> Int? {
    let locator = end - Self.wideLocatorLength
    guard locator >= 0, try number(locator, UInt32.self) == Self.wideLocatorSignature else { return nil }
    let position = try number(locator + 8, UInt64.self)
    guard try number(position, UInt32.self) == Self.wideEndSignature else { throw damaged }
    return position
  }

  private func readEntry(_ position: inout Int, directory: Int) throws -> ZipArchive.Entry {
    let start = position
    guard try number(start, UInt32.self) == Self.entrySignature else { throw damaged }
    let nameLength = try number(start + 28, UInt16.self)
    let extra = start + Self.entryLength + nameLength
    let extraEnd = extra + (try number(start + 30, UInt16.self))
    position = extraEnd + (try number(start + 32, UInt16.self))
    guard position <= bytes.count else { throw damaged }
    // Names of NumPy are UTF-8; those of other encodings keep what is ASCII in them.
    let name = String(decoding: bytes[start + Self.entryLength..<extra], as: UTF8.self)
    var sizes = [
      try number(start + 24, UInt32.self), try number(start + 20, UInt32.self),
      try number(start + 42, UInt32.self),
    ]
    try widen(&sizes, extra..<extraEnd)
    let method = try number(start + 10, UInt16.self)
    guard try number(start + 8, UInt16.self) & 1 == 0 else {
      throw DataError("\(path): \(quoted(name)) is encrypted; it should be saved without a password.")
    }
    guard method == 0 || method == 8 else {
      throw DataError(
        "\(path): \(quoted(name)) is packed by method \(method); it should be stored or packed with deflate.")
    }
    let (size, packedSize, file) = (sizes[0], sizes[1], sizes[2])
    guard file < directory, try number(file, UInt32.self) == Self.fileSignature else { throw damaged }
    let data =
      file + Self.fileLength + (try number(file + 26, UInt16.self)) + (try number(file + 28, UInt16.self))
    guard data <= directory, packedSize <= directory - data, directory <= bytes.count else { throw damaged }
    guard method == 8 || size == packedSize else { throw damaged }
    return ZipArchive.Entry(
      name: name, isDeflated: method == 8, size: size,
      checksum: UInt32(try number(start + 16, UInt32.self)), range: data..<data + packedSize)
  }

  /// Takes sizes that 32 bits don't hold from the extra field of number 1, where they stand in this order.
  private func widen(_ sizes: inout [Int], _ extra: Range<Int>) throws {
    guard sizes.contains(0xffff_ffff) else { return }
    var position = extra.lowerBound
    while position + 4 <= extra.upperBound {
      let (id, length) = (try number(position, UInt16.self), try number(position + 2, UInt16.self))
      position += 4
      guard position + length <= extra.upperBound else { throw damaged }
      if id == 1 {
        let end = position + length
        for index in sizes.indices where sizes[index] == 0xffff_ffff {
          guard position + 8 <= end else { throw damaged }
          sizes[index] = try number(position, UInt64.self)
          position += 8
        }
        return
      }
      position += length
    }
  }

  /// A number of the archive, which is little-endian.
  private func number<Bits: FixedWidthInteger>(_ position: Int, _ type: Bits.Type) throws -> Int {
    guard position >= 0, position <= bytes.count - MemoryLayout<Bits>.size,
      let number = Int(exactly: bytes.loadUnaligned(fromByteOffset: position, as: Bits.self))
    else { throw damaged }
    return number
  }

  private var damaged: DataError {
    DataError("\(path) is damaged or cut short: its directory doesn't fit the zip archive; get it again.")
  }
}
