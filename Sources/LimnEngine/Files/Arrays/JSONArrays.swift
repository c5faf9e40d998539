import LimnPlatform

/// Nested arrays of numbers in JSON: one by itself, or those of an object by their keys.
///
/// `null` is not a number, and so are `NaN` and `Infinity`, which Python writes.
struct JSONArrays: ArraySource {
  private let arrays: [JSONArray]
  let entries: [ArrayEntry]

  /// Reads all arrays of a file; what else an object holds is passed over.
  ///
  /// - Throws: ``DataError`` if the file isn't JSON, or its arrays aren't of equal length.
  init(_ mapping: MappedFile, path: String) throws {
    let bytes = mapping.bytes
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw DataError("\(path): not UTF-8 text; save the file as UTF-8.")
    }
    var found: [(name: String, array: JSONArray)] = []
    var cursor = JSONCursor(bytes)
    do {
      if try cursor.kind() == .object {
        try cursor.readObject { cursor, key in
          let start = cursor
          if let array = try JSONArray(reading: &cursor), !array.shape.isEmpty {
            found.append((key, array))
          } else {
            cursor = start
            try cursor.skipValue()
          }
        }
      } else if let array = try JSONArray(reading: &cursor) {
        found = [(FilePlace(path).stem, array)]
      } else {
        throw cursor.failure("an array of numbers is missing")
      }
      if cursor.next() != nil { throw cursor.failure("something follows the value") }
    } catch let failure as JSONCursor.Failure {
      throw DataError(
        "\(path) holds no arrays of numbers at its byte \(failure.position): \(failure.problem).")
    }
    arrays = found.map(\.array)
    entries = found.map { ArrayEntry(name: $0.name, shape: $0.array.shape) }
  }

  func array(at index: Int) -> LabeledArray {
    LabeledArray(
      Tensor(shape: arrays[index].shape, values: arrays[index].values),
      beyondCount: arrays[index].beyondCount)
  }
}
