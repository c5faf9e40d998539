extension SafetensorsFile {
  /// A tensor of floating-point type.
  ///
  /// If the file was opened by ``init(mappingFile:)`` and the tensor is of F32 and aligned, its numbers stay in the
  /// file's mapping: none is read before it is used, none is copied unless it is changed, and the file never
  /// changes with it. Other tensors are converted, as by ``floats(_:)``.
  ///
  /// - Throws: ``DataError`` if there is no such tensor or it holds whole numbers.
  public func tensor(_ name: String) throws -> Tensor {
    let tensor = try info(name)
    let mapped: Tensor? = withUnsafeBytes(of: tensor) { bytes in
      guard isCopiedOnWrite, tensor.type == .float32, let start = bytes.baseAddress, tensor.count > 0,
        UInt(bitPattern: start) % UInt(MemoryLayout<Float>.alignment) == 0
      else { return nil }
      let numbers = UnsafeMutableRawPointer(mutating: start).bindMemory(
        to: Float.self, capacity: tensor.count)
      return Tensor(
        shape: tensor.shape,
        storage: Storage(UnsafeMutableBufferPointer(start: numbers, count: tensor.count), in: mapping))
    }
    return try mapped ?? Tensor(shape: tensor.shape, values: floats(name))
  }

  /// Gives the memory of a tensor back that was read where it lies and is not needed any more.
  ///
  /// - Precondition: No tensor of the file was changed.
  func release(_ name: String) throws {
    try withUnsafeBytes(of: name) { bytes in
      guard let start = bytes.baseAddress, let first = mapping.bytes.baseAddress else { return }
      mapping.release(start - first..<start - first + bytes.count)
    }
  }
}
