import LimnPlatform

/// The file that says which of several safetensors files holds which tensor: `model.safetensors.index.json`.
struct ShardIndex {
  private let path: String
  /// The files' names by tensor.
  private var files: [String: String] = [:]

  /// - Throws: ``DataError`` if the file is missing or damaged.
  init(contentsOfFile path: String) throws {
    self.path = path
    var files: [String: String] = [:]
    try JSONFile.read(path) { cursor in
      try cursor.expect(.object, for: "the index", "an object with weight_map")
      try cursor.readObject { cursor, key in
        guard key == "weight_map" else { return try cursor.skipValue() }
        try cursor.expect(.object, for: "weight_map", "an object of files by tensor")
        try cursor.readObject { cursor, name in
          let start = cursor
          let file = try cursor.readText("the file of \(quoted(name))")
          // Nothing outside of the folder is read because a file says so.
          guard !file.isEmpty, !file.utf8.contains(UInt8(ascii: "/")), file.hasSuffix(".safetensors") else {
            throw start.failure(
              "the file of \(quoted(name)) is \(quoted(file)); it should be the name of a safetensors file beside "
                + "the index")
          }
          guard files.updateValue(file, forKey: name) == nil else {
            throw start.failure("the tensor \(quoted(name)) is there twice")
          }
        }
      }
    }
    guard !files.isEmpty else { throw DataError("\(path) names no tensors; it should, in “weight_map”.") }
    self.files = files
  }

  /// Opens the files, each of which has to hold what the index says and nothing else.
  ///
  /// - Throws: ``DataError`` if one is missing or damaged, or holds other tensors.
  func open() throws -> [SafetensorsFile] {
    var opened: [String: SafetensorsFile] = [:]
    for name in Set(files.values).sorted(by: { precedes($0, $1) }) {
      opened[name] = try SafetensorsFile(mappingFile: FilePlace(path).sibling(name))
    }
    for (tensor, name) in files.sorted(by: { precedes($0.key, $1.key) }) {
      guard let file = opened[name], file.contains(tensor) else {
        throw DataError(
          "\(FilePlace(path).sibling(name)) lacks the tensor \(quoted(tensor)), which \(path) says it holds.")
      }
    }
    for (name, file) in opened.sorted(by: { precedes($0.key, $1.key) }) {
      if let other = file.names.first(where: { files[$0] != name }) {
        throw DataError("\(file.path) holds the tensor \(quoted(other)), of which \(path) does not tell.")
      }
    }
    return opened.sorted { precedes($0.key, $1.key) }.map(\.value)
  }
}
