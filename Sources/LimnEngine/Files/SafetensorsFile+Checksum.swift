extension SafetensorsFile {
  /// Whether the file holds a checksum, as ``Safetensors`` writes on request.
  public var hasChecksum: Bool { checksum != nil }

  /// Reads all of the file and compares its checksum with the one it holds.
  ///
  /// The checksum is the CRC-32 of the whole file, header too, with zeros in place of its own eight digits.
  ///
  /// - Throws: ``DataError`` if they differ, as after damage on a disk or on the way, or if it holds none.
  public func verifyChecksum() throws {
    guard let checksum else {
      throw DataError("\(path) holds no checksum to verify; it should be written with one.")
    }
    let found = withExtendedLifetime(mapping) { Self.checksum(of: mapping.bytes, but: checksum.range) }
    guard found == checksum.text else {
      throw DataError(
        "\(path) is damaged: the checksum of what it holds is \(found), and it should be "
          + "\(quoted(checksum.text)); get it again or take an older one.")
    }
  }

  /// The CRC-32 of bytes, of which some are taken for as many zeros.
  static func checksum(of bytes: UnsafeRawBufferPointer, but range: Range<Int>) -> String {
    var check = CRC32()
    check.add(UnsafeRawBufferPointer(rebasing: bytes[..<range.lowerBound]))
    let zeros = [UInt8](repeating: UInt8(ascii: "0"), count: range.count)
    zeros.withUnsafeBytes { check.add($0) }
    check.add(UnsafeRawBufferPointer(rebasing: bytes[range.upperBound...]))
    return check.hexadecimal
  }
}
