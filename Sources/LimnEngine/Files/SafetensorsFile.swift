import LimnPlatform

/// A safetensors file, mapped into memory: named tensors and texts, read only where they are looked at.
///
/// ```swift
/// let file = try SafetensorsFile(contentsOfFile: "model.safetensors")
/// for tensor in file.tensors { print(tensor.name, tensor.type, tensor.shape) }
/// let weights = try file.floats("layers.0.weight")
/// ```
///
/// A file from anywhere may be opened: all that its header says is checked first, as the format asks, and
/// neither time nor memory are spent on a number that is not. While it is open the file may be replaced, as
/// ``AtomicFile`` does, but not be cut short, which would end the process.
public final class SafetensorsFile: Sendable {
  /// The path it was opened with.
  public let path: String
  /// The texts kept with the tensors, by key; the checksum isn't among them.
  public let metadata: [String: String]
  /// What is known of the tensors, in order of their data.
  public let tensors: [TensorInfo]
  private let positions: [[UInt8]: Int]
  private let dataStart: Int
  let checksum: (text: String, range: Range<Int>)?
  let mapping: MappedFile
  /// Whether tensors may lie in the mapping itself.
  let isCopiedOnWrite: Bool

  /// Opens the file at a path.
  ///
  /// - Parameters:
  ///   - path: Where the file is.
  ///   - verifyingChecksum: Whether to read all of the file and compare its checksum, as
  ///     ``verifyChecksum()`` does.
  /// - Throws: ``DataError`` if the file is missing, unreadable, cut short, damaged or of another format.
  public convenience init(contentsOfFile path: String, verifyingChecksum: Bool = false) throws {
    try self.init(contentsOfFile: path, verifyingChecksum: verifyingChecksum, isCopiedOnWrite: false)
  }

  /// Opens the file so that its tensors can be used where they lie, by ``tensor(_:)``.
  ///
  /// - Parameter path: Where the file is.
  /// - Throws: ``DataError`` if the file is missing, unreadable, cut short, damaged or of another format.
  public convenience init(mappingFile path: String) throws {
    try self.init(contentsOfFile: path, verifyingChecksum: false, isCopiedOnWrite: true)
  }

  private init(contentsOfFile path: String, verifyingChecksum: Bool, isCopiedOnWrite: Bool) throws {
    self.path = path
    self.isCopiedOnWrite = isCopiedOnWrite
    mapping = try MappedFile(contentsOfFile: path, isCopiedOnWrite: isCopiedOnWrite)
    let header = try SafetensorsHeader(of: mapping.bytes, path: path)
    (metadata, tensors, checksum) = (header.metadata, header.tensors, header.checksum)
    dataStart = header.dataStart
    // By their bytes, as the header tells them apart.
    positions = Dictionary(uniqueKeysWithValues: zip(tensors.map { Array($0.name.utf8) }, tensors.indices))
    if verifyingChecksum { try verifyChecksum() }
  }

  /// Opens a file, as ``init(contentsOfFile:verifyingChecksum:)`` does.
  ///
  /// - Throws: ``DataError`` if the file is missing, unreadable, cut short, damaged or of another format.
  public convenience init(contentsOf url: URL, verifyingChecksum: Bool = false) throws {
    try self.init(contentsOfFile: url.relativePath, verifyingChecksum: verifyingChecksum)
  }

  /// The tensors' names, in order of their data.
  public var names: [String] { tensors.map(\.name) }

  /// Whether the file holds a tensor of the name, byte by byte of its UTF-8.
  public func contains(_ name: String) -> Bool { positions[Array(name.utf8)] != nil }

  /// What is known of the tensor of a name.
  ///
  /// - Throws: ``DataError`` if there is none.
  public func info(_ name: String) throws -> TensorInfo {
    guard let position = positions[Array(name.utf8)] else {
      let most = 5
      let held = names.prefix(most).map(quoted).joined(separator: ", ")
      let more = tensors.count > most ? " and \(tensors.count - most) more" : ""
      throw DataError(
        "\(path) holds no tensor \(quoted(name)); it holds \(held.isEmpty ? "none" : held + more).")
    }
    return tensors[position]
  }

  /// Gives the bytes of a tensor as they stand in the file, little-endian and not always aligned.
  ///
  /// The bytes are there only while `body` runs.
  ///
  /// - Throws: ``DataError`` if there is no such tensor, and what `body` throws.
  public func withUnsafeBytes<Result>(
    of name: String, _ body: (UnsafeRawBufferPointer) throws -> Result
  ) throws -> Result {
    try withUnsafeBytes(of: info(name), body)
  }

  func withUnsafeBytes<Result>(
    of tensor: TensorInfo, _ body: (UnsafeRawBufferPointer) throws -> Result
  ) rethrows -> Result {
    let range = dataStart + tensor.range.lowerBound..<dataStart + tensor.range.upperBound
    return try withExtendedLifetime(mapping) {
      try body(UnsafeRawBufferPointer(rebasing: mapping.bytes[range]))
    }
  }
}
