/// The JSON at the start of a safetensors file, read and held against the rest of the file.
///
/// Format: <https://github.com/huggingface/safetensors>, “Format”. Every number is checked before it is used.
struct SafetensorsHeader {
  /// The most that the format's own reader takes, in bytes.
  static let mostBytes = 100_000_000
  /// The key that is no tensor.
  static let metadataKey = "__metadata__"
  /// The metadata value that is the checksum of ``SafetensorsFile/verifyChecksum()``.
  static let checksumKey = "limn.crc32"

  let path: String
  /// The texts kept with the tensors, but for the checksum.
  private(set) var metadata: [String: String] = [:]
  /// In order of their data.
  private(set) var tensors: [TensorInfo] = []
  /// The checksum, and where its digits stand in the file.
  private(set) var checksum: (text: String, range: Range<Int>)?
  /// Where the data begins in the file.
  private(set) var dataStart = 8

  /// Reads the header of a whole file.
  ///
  /// - Throws: ``DataError`` that names the file, the tensor and what was expected.
  init(of file: UnsafeRawBufferPointer, path: String) throws {
    self.path = path
    let bytes = try header(of: file)
    dataStart += bytes.count
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw DataError("\(path) is no safetensors file: its header is not UTF-8 text.")
    }
    guard bytes.first == UInt8(ascii: "{") else {
      throw DataError("\(path) is no safetensors file: its header should start with “{”.")
    }
    do {
      var cursor = JSONCursor(bytes)
      try read(&cursor)
      if cursor.next() != nil { throw cursor.failure("something follows the object") }
    } catch let failure as JSONCursor.Failure {
      throw DataError(
        "\(path): the header is no valid JSON at its byte \(failure.position): \(failure.problem).")
    }
    try order()
    try checkData(file.count - dataStart)
  }

  private func header(of file: UnsafeRawBufferPointer) throws -> UnsafeRawBufferPointer {
    guard file.count >= 8 else {
      throw DataError(
        "\(path) is no safetensors file or cut short: it holds \(file.count) bytes; the length of its header "
          + "alone takes 8.")
    }
    let length = UInt64(littleEndian: file.loadUnaligned(as: UInt64.self))
    guard length <= Self.mostBytes else {
      throw DataError(
        "\(path) is no safetensors file: its first 8 bytes promise a header of \(length) bytes; it may have "
          + "\(Self.mostBytes) at most.")
    }
    guard length <= file.count - 8 else {
      throw DataError(
        "\(path) is cut short: the header should take \(length) bytes, the file holds \(file.count - 8) after "
          + "its first 8; get it again.")
    }
    return UnsafeRawBufferPointer(rebasing: file[8..<8 + Int(length)])
  }

  private mutating func read(_ cursor: inout JSONCursor) throws {
    // Names are told apart by their bytes: Swift's equality would take a letter and its accent for one with
    // the letter with the accent, which are two keys to other readers.
    var seen: Set<[UInt8]> = []
    try cursor.readObject { cursor, name in
      guard seen.insert(Array(name.utf8)).inserted else {
        throw DataError("\(path): the header holds \(quoted(name)) twice; a name may come once.")
      }
      if name == Self.metadataKey {
        try readMetadata(&cursor)
      } else {
        tensors.append(try SafetensorsEntry(reading: &cursor, name: name, path: path).info())
      }
    }
  }

  private mutating func readMetadata(_ cursor: inout JSONCursor) throws {
    let kind = try cursor.kind()
    guard kind == .object else {
      throw DataError("\(path): __metadata__ is \(kind.rawValue); it should be an object of strings.")
    }
    try cursor.readObject { cursor, key in
      let kind = try cursor.kind()
      guard kind == .string else {
        throw DataError(
          "\(path): the metadata value \(quoted(key)) is \(kind.rawValue); it should be a string.")
      }
      let start = cursor.position
      let value = try cursor.readString()
      if key == Self.checksumKey, checksum == nil {
        checksum = (value, 8 + start + 1..<8 + cursor.position - 1)
      } else if key == Self.checksumKey || metadata.updateValue(value, forKey: key) != nil {
        throw DataError("\(path): the metadata holds \(quoted(key)) twice; a key may come once.")
      }
    }
  }

  /// Puts the tensors in order of their data, and sees that they follow each other without a gap.
  private mutating func order() throws {
    // Tensors without numbers may share their place with the next, and keep the header's order.
    tensors = tensors.enumerated().sorted {
      let (first, second) = ($0.element.range, $1.element.range)
      return (first.lowerBound, first.upperBound, $0.offset) < (
        second.lowerBound, second.upperBound, $1.offset
      )
    }.map(\.element)
    var previous: TensorInfo?
    for tensor in tensors {
      let (begin, end) = (tensor.range.lowerBound, previous?.range.upperBound ?? 0)
      if begin != end {
        let place = previous.map { "tensor \(quoted($0.name)), which ends at \(end)" } ?? "the data’s start"
        throw DataError(
          "\(path): tensor \(quoted(tensor.name)) begins at byte \(begin) of the data, "
            + (begin < end ? "within \(place)" : "with a gap after \(place)")
            + "; each should begin where the one before it ends.")
      }
      previous = tensor
    }
  }

  private func checkData(_ held: Int) throws {
    let promised = tensors.last?.range.upperBound ?? 0
    if held < promised {
      throw DataError(
        "\(path) is cut short: the header promises \(promised) bytes of data, the file holds \(held); get it "
          + "again.")
    }
    if held > promised {
      throw DataError(
        "\(path) holds \(held) bytes of data, but the header tells of \(promised); nothing may follow the last "
          + "tensor.")
    }
  }
}
