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
    let beyondCount = file.withUnsafeBytes(of: stored) { bytes in
      stored.type.decode(bytes, into: tensor.pointer)
      return stored.type.countBeyondSingle(bytes)
    }
    return LabeledArray(tensor, beyondCount: beyondCount)
  }
}
