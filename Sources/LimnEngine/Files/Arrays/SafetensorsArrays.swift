/// The tensors of a safetensors file.
struct SafetensorsArrays: ArraySource {
  private let file: SafetensorsFile
  let entries: [ArrayEntry]

  init(_ file: SafetensorsFile) {
    self.file = file
    entries = file.tensors.map { ArrayEntry(name: $0.name, shape: $0.shape) }
  }

  func array(at index: Int) throws -> LabeledArray {
    if file.hasChecksum { try file.verifyChecksum() }
    let stored = file.tensors[index]
    let tensor = Tensor(uninitialized: stored.shape)
    file.withUnsafeBytes(of: stored) { stored.type.decode($0, into: tensor.pointer) }
    return LabeledArray(tensor)
  }
}
