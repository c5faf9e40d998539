import LimnPlatform

/// The array of a `.npy` file.
struct NumPyArray: ArraySource {
  private let mapping: MappedFile
  private let header: NumPyHeader
  let entries: [ArrayEntry]

  init(_ mapping: MappedFile, path: String) throws {
    self.mapping = mapping
    header = try NumPyHeader(mapping.bytes, place: path)
    try header.check(held: mapping.bytes.count)
    entries = [ArrayEntry(name: FilePlace(path).stem, shape: header.shape)]
  }

  func array(at index: Int) -> LabeledArray {
    withExtendedLifetime(mapping) { header.array(mapping.bytes) }
  }
}
