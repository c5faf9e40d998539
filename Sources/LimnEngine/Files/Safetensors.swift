import LimnPlatform

/// Writes tensors in the safetensors format, which Python's `safetensors` package and many programs read.
///
/// ```swift
/// let weights = StoredTensor(name: "weights", shape: [2, 3], floats: [1, 2, 3, 4, 5, 6])
/// try Safetensors.write([weights], metadata: ["step": "100"], to: "model.safetensors")
/// ```
public enum Safetensors {
  /// The bytes of a file that holds the tensors in the order given, and the texts of `metadata`.
  ///
  /// The same input gives the same bytes. The data begins at a multiple of 8 bytes, so that the tensors are
  /// aligned as long as those of wider types come first.
  ///
  /// - Parameters:
  ///   - tensors: What to store, each under a name of its own.
  ///   - metadata: Texts to keep with them, by key.
  ///   - checksum: Whether to keep a checksum, for ``SafetensorsFile/verifyChecksum()``; it stands among the
  ///     metadata as `limn.crc32`.
  /// - Precondition: No two tensors have the same name, none is called `__metadata__`, no key is `limn.crc32`,
  ///   and names and texts take less than 100 MB.
  public static func encode(
    _ tensors: [StoredTensor], metadata: [String: String] = [:], checksum: Bool = false
  ) -> Data {
    check(tensors, metadata)
    var entries: [String] = []
    // The checksum comes first, so that its place is known: behind the length and the opening of the metadata.
    let opening = "{\"\(SafetensorsHeader.metadataKey)\":{\"\(SafetensorsHeader.checksumKey)\":\""
    let digits = 8 + opening.utf8.count..<8 + opening.utf8.count + 8
    let texts =
      (checksum ? [(SafetensorsHeader.checksumKey, String(repeating: "0", count: digits.count))] : [])
      + metadata.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map { ($0.key, $0.value) }
    if !texts.isEmpty {
      let pairs = texts.map { "\(JSONCursor.encoded($0.0)):\(JSONCursor.encoded($0.1))" }
      entries.append("\"\(SafetensorsHeader.metadataKey)\":{\(pairs.joined(separator: ","))}")
    }
    var offset = 0
    for tensor in tensors {
      let end = offset + tensor.byteCount
      let shape = tensor.shape.map(String.init).joined(separator: ",")
      entries.append(
        "\(JSONCursor.encoded(tensor.name)):{\"dtype\":\"\(tensor.type.rawValue)\",\"shape\":[\(shape)],"
          + "\"data_offsets\":[\(offset),\(end)]}")
      offset = end
    }
    var header = Array("{\(entries.joined(separator: ","))}".utf8)
    header += [UInt8](repeating: UInt8(ascii: " "), count: (8 - header.count % 8) % 8)
    require(
      header.count <= SafetensorsHeader.mostBytes,
      "Safetensors: names and texts take \(header.count) bytes; the format allows \(SafetensorsHeader.mostBytes)"
    )
    var data = Data(capacity: 8 + header.count + offset)
    withUnsafeBytes(of: UInt64(header.count).littleEndian) { data.append(contentsOf: $0) }
    data.append(contentsOf: header)
    for tensor in tensors { tensor.append(to: &data) }
    if checksum {
      let text = data.withUnsafeBytes { SafetensorsFile.checksum(of: $0, but: digits) }
      data.replaceSubrange(digits, with: text.utf8)
    }
    return data
  }

  /// Writes the tensors to the file at a path, whole or not at all, as ``AtomicFile`` does.
  ///
  /// The parameters and preconditions are those of ``encode(_:metadata:checksum:)``.
  ///
  /// - Throws: ``DataError`` that says in one sentence why the file can't be written.
  public static func write(
    _ tensors: [StoredTensor], metadata: [String: String] = [:], checksum: Bool = false, to path: String
  ) throws {
    try AtomicFile.write(encode(tensors, metadata: metadata, checksum: checksum), to: path)
  }

  private static func check(_ tensors: [StoredTensor], _ metadata: [String: String]) {
    var seen: Set<[UInt8]> = []
    for tensor in tensors {
      require(
        seen.insert(Array(tensor.name.utf8)).inserted,
        "Safetensors: two tensors are called \(quoted(tensor.name)); each needs a name of its own")
      require(
        tensor.name != SafetensorsHeader.metadataKey,
        "Safetensors: no tensor can be called \(SafetensorsHeader.metadataKey), where the metadata stands")
    }
    require(
      metadata[SafetensorsHeader.checksumKey] == nil,
      "Safetensors: the metadata key \(SafetensorsHeader.checksumKey) is that of the checksum")
  }
}
