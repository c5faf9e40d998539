/// The arrays of a `.npz` file: a zip archive of `.npy` files.
struct NumPyArchive: ArraySource {
  private let archive: ZipArchive
  private let headers: [NumPyHeader]
  let entries: [ArrayEntry]

  init(_ mapping: MappedFile, path: String) throws {
    let archive = try ZipArchive(mapping, path: path)
    let suffix = ".npy"
    let names = archive.entries.map { entry in
      entry.name.hasSuffix(suffix) ? String(entry.name.dropLast(suffix.count)) : entry.name
    }
    headers = try zip(archive.entries, names).map { entry, name in
      let place = "\(path): array \(quoted(name))"
      guard entry.name.hasSuffix(suffix) else {
        throw DataError(
          "\(path) holds \(quoted(entry.name)), which is no .npy array; a .npz file holds nothing else.")
      }
      // Just the header is unpacked, in order to know the size before memory is taken for it.
      let prefix = try archive.prefix(NumPyHeader.prefixLength, of: entry)
      let end = try prefix.withUnsafeBytes { try NumPyHeader.range($0, place: place).upperBound }
      let bytes = try archive.prefix(end, of: entry)
      let header = try bytes.withUnsafeBytes { try NumPyHeader($0, place: place) }
      try header.check(held: entry.size)
      return header
    }
    self.archive = archive
    entries = zip(names, headers).map { ArrayEntry(name: $0, shape: $1.shape) }
  }

  func array(at index: Int) throws -> LabeledArray {
    try archive.withBytes(of: archive.entries[index]) { headers[index].array($0) }
  }
}
