/// What the header of a safetensors file says of one tensor, before and after it is checked.
struct SafetensorsEntry {
  private let name: String
  private let path: String
  private var type: ElementType?
  private var shape: [Int]?
  private var offsets: [Int]?

  /// Reads an entry. Keys of later versions of the format are passed over, as its own reader does.
  ///
  /// - Throws: ``DataError`` that names the file and the tensor, or the cursor's failure.
  init(reading cursor: inout JSONCursor, name: String, path: String) throws {
    self.name = name
    self.path = path
    let kind = try cursor.kind()
    guard kind == .object else {
      throw error(
        "is described by \(kind.rawValue); it should be an object with dtype, shape and data_offsets")
    }
    try cursor.readObject { cursor, key in
      switch key {
      case "dtype":
        if type != nil { throw error("has its dtype twice; it should have one") }
        type = try readType(&cursor)
      case "shape":
        if shape != nil { throw error("has its shape twice; it should have one") }
        shape = try readNumbers(&cursor, key, "it should be an array of whole numbers from 0")
      case "data_offsets":
        if offsets != nil { throw error("has its data_offsets twice; it should have them once") }
        offsets = try readNumbers(&cursor, key, "they should be two whole numbers from 0")
      default: try cursor.skipValue()
      }
    }
  }

  /// The entry in full, if it fits together.
  ///
  /// - Throws: ``DataError`` that names the file and the tensor.
  func info() throws -> TensorInfo {
    guard let type else { throw error("has no dtype; it should have one such as “F32”") }
    guard let shape else { throw error("has no shape; it should have one such as [2, 3]") }
    guard let offsets else { throw error("has no data_offsets; it should have a begin and an end") }
    guard offsets.count == 2 else {
      throw error("has \(offsets.count) data_offsets; it should have two, begin and end")
    }
    guard offsets[0] <= offsets[1] else {
      throw error(
        "has the data_offsets [\(offsets[0]), \(offsets[1])]; the begin should not be after the end")
    }
    guard let needed = type.byteCount(of: shape) else {
      throw error("has the shape \(described(shape: shape)), which is larger than any memory")
    }
    guard needed == offsets[1] - offsets[0] else {
      throw error(
        "takes \(offsets[1] - offsets[0]) bytes by its data_offsets; \(type.rawValue) in the shape "
          + "\(described(shape: shape)) should take \(needed)")
    }
    return TensorInfo(name: name, type: type, shape: shape, range: offsets[0]..<offsets[1])
  }

  private func readType(_ cursor: inout JSONCursor) throws -> ElementType {
    let kind = try cursor.kind()
    guard kind == .string else { throw error("has \(kind.rawValue) for its dtype; it should be a string") }
    let text = try cursor.readString()
    guard let type = ElementType(rawValue: text) else {
      let known = ElementType.allCases.map(\.rawValue).joined(separator: ", ")
      throw error("has the dtype \(quoted(text)), which is not known here; it should be one of \(known)")
    }
    return type
  }

  private func readNumbers(_ cursor: inout JSONCursor, _ key: String, _ right: String) throws -> [Int] {
    let kind = try cursor.kind()
    guard kind == .array else { throw error("has \(kind.rawValue) for its \(key); \(right)") }
    var numbers: [Int] = []
    try cursor.readArray { cursor in
      let kind = try cursor.kind()
      guard kind == .number else { throw error("has \(kind.rawValue) in its \(key); \(right)") }
      let text = try cursor.readNumber()
      // 1.0 and 1e3 are no whole numbers to the format's own reader either; what passes 64 bits is none here.
      guard let number = Int(text), number >= 0, text.first != "-" else {
        throw error("has \(quoted(text)) in its \(key); \(right) that 63 bits hold")
      }
      numbers.append(number)
    }
    return numbers
  }

  private func error(_ problem: String) -> DataError {
    DataError("\(path): tensor \(quoted(name)) \(problem).")
  }
}
