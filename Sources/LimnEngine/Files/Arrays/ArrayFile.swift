import LimnPlatform

/// A file with arrays of numbers, of any of the formats that such files come in.
///
/// NumPy's `.npy` and `.npz`, safetensors, tables of text (`.csv`, `.tsv`, or separated by spaces as
/// `numpy.savetxt` does, or an array of objects in JSON), nested arrays in `.json`, and the newest checkpoint of a run's folder. What a file is
/// shows in its first bytes; only texts are told apart by their extension.
///
/// ```swift
/// let file = try ArrayFile(contentsOfFile: "weights.npz")
/// for entry in file.entries { print(entry.name, entry.shape) }
/// let weights = try file.read("layer1").tensor
/// ```
///
/// A file from anywhere may be opened: every size is held against the bytes that are there before memory is
/// taken for it.
public struct ArrayFile {
  /// The path it was opened with.
  public let path: String
  private let source: any ArraySource

  /// Opens the file at a path.
  ///
  /// - Throws: ``DataError`` if the file is missing, unreadable, cut short, damaged or of another format.
  public init(contentsOfFile path: String) throws {
    self.path = path
    source = try Self.open(path)
  }

  /// A table without one of its columns, as one of names or groups.
  ///
  /// - Throws: ``DataError`` if what is left has no numbers, or lines of different length.
  public init(_ table: DelimitedText, leavingOut column: String) throws {
    path = table.path
    source = try TableArray(table.leavingOut(column))
  }

  /// The arrays in the order of the file.
  public var entries: [ArrayEntry] { source.entries }

  /// Reads an array.
  ///
  /// - Parameter name: Which one; may be left out for a file that holds just one.
  /// - Throws: ``DataError`` that lists names and shapes if there is none of the name, or several without one.
  public func read(_ name: String? = nil) throws -> LabeledArray {
    let index: Int
    if let name {
      let found = entries.firstIndex { $0.name.utf8.elementsEqual(name.utf8) }
      guard let found else {
        throw DataError("\(path) holds no array \(quoted(name)); it holds \(list).")
      }
      index = found
    } else {
      guard !entries.isEmpty else { throw DataError("\(path) holds no array; it should hold one.") }
      guard entries.count == 1 else {
        throw DataError(
          "\(path) holds \(entries.count) arrays; say which (on the command line with --tensor): \(list).")
      }
      index = 0
    }
    let array = try source.array(at: index)
    array.tensor.labeled(entries[index].name)
    return array
  }

  /// The numbers of an array of the file at a path, as ``read(_:)`` gives them.
  ///
  /// - Throws: ``DataError`` if the file can't be used, or lacks the array.
  public static func read(_ path: String, tensor name: String? = nil) throws -> Tensor {
    try ArrayFile(contentsOfFile: path).read(name).tensor
  }

  /// The arrays of the file at a path, in its order.
  ///
  /// - Throws: ``DataError`` if the file can't be used.
  public static func entries(_ path: String) throws -> [ArrayEntry] {
    try ArrayFile(contentsOfFile: path).entries
  }

  /// Names and shapes for an error sentence, the first few.
  private var list: String {
    let most = 8
    let held = entries.prefix(most).map(\.listed).joined(separator: ", ")
    return held.isEmpty ? "none" : held + (entries.count > most ? " and \(entries.count - most) more" : "")
  }

  private static func open(_ path: String) throws -> any ArraySource {
    if FileKind(path: path) == .folder {
      return try SafetensorsArrays(SafetensorsFile(contentsOfFile: checkpoint(in: path)))
    }
    let mapping = try MappedFile(contentsOfFile: path)
    let bytes = mapping.bytes
    if bytes.starts(with: NumPyHeader.magic) { return try NumPyArray(mapping, path: path) }
    if bytes.starts(with: "PK".utf8) { return try NumPyArchive(mapping, path: path) }
    switch FilePlace(path).fileExtension.lowercased() {
    case "npy": throw DataError("\(path) is no .npy file: it should start with the byte 0x93 and “NUMPY”.")
    case "npz": throw DataError("\(path) is no .npz file: it should start with “PK”, as zip archives do.")
    case "safetensors": return try SafetensorsArrays(SafetensorsFile(contentsOfFile: path))
    case "json":
      return DelimitedText.holdsRecords(bytes)
        ? try TableArray(path: path) : try JSONArrays(mapping, path: path)
    case "csv", "tsv", "tab", "txt", "dat": return try TableArray(path: path)
    default:
      // Safetensors' header of JSON follows eight bytes of length.
      if bytes.count > 8 && bytes[8] == UInt8(ascii: "{") {
        return try SafetensorsArrays(SafetensorsFile(contentsOfFile: path))
      }
      throw DataError(
        "\(path) is of no format that is read here; give .npy, .npz, .safetensors, .json, .csv, .tsv or .txt, or "
          + "a run's folder.")
    }
  }

  /// The file that stands for a folder: a run's newest checkpoint, or the weights of a published model.
  private static func checkpoint(in path: String) throws -> String {
    let folder = RunFolder(path)
    if let newest = folder.checkpoints.last { return newest.path }
    let weights = folder.path + "/model.safetensors"
    guard FileManager.default.fileExists(atPath: weights) else {
      throw DataError("\(path) is a folder without a checkpoint; give a run's folder, or a file.")
    }
    return weights
  }
}
