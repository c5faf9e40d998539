extension SafetensorsFile {
  /// The numbers of a tensor of floating-point type, the last axis running fastest.
  ///
  /// Half precision of either kind is exact in single precision; double precision is rounded to the nearest,
  /// and what is beyond single precision becomes infinite.
  ///
  /// - Throws: ``DataError`` if there is no such tensor or it holds whole numbers.
  public func floats(_ name: String) throws -> [Float] {
    let tensor = try info(name)
    guard tensor.type.isFloatingPoint else { throw mismatch(tensor, "fractions (F64, F32, F16 or BF16)") }
    return withUnsafeBytes(of: tensor) { bytes in
      [Float](unsafeUninitializedCapacity: tensor.count) { buffer, count in
        if let start = buffer.baseAddress { tensor.type.decode(bytes, into: start) }
        count = tensor.count
      }
    }
  }

  /// The numbers of a tensor of whole numbers, the last axis running fastest; true is 1 and false 0.
  ///
  /// - Throws: ``DataError`` if there is no such tensor, it is of floating-point type, or it holds a number
  ///   that `Int` doesn't.
  public func integers(_ name: String) throws -> [Int] {
    let tensor = try info(name)
    return try withUnsafeBytes(of: tensor) { bytes in
      switch tensor.type {
      case .int64: Self.map(bytes, tensor.count) { (number: Int64) in Int(number) }
      case .int32: Self.map(bytes, tensor.count) { (number: Int32) in Int(number) }
      case .int16: Self.map(bytes, tensor.count) { (number: Int16) in Int(number) }
      case .int8: Self.map(bytes, tensor.count) { (number: Int8) in Int(number) }
      case .uint32: Self.map(bytes, tensor.count) { (number: UInt32) in Int(number) }
      case .uint16: Self.map(bytes, tensor.count) { (number: UInt16) in Int(number) }
      case .uint8: Self.map(bytes, tensor.count) { (number: UInt8) in Int(number) }
      case .bool: Self.map(bytes, tensor.count) { (byte: UInt8) in byte == 0 ? 0 : 1 }
      case .uint64:
        try Self.map(bytes, tensor.count) { (number: UInt64) in
          guard let number = Int(exactly: number) else {
            throw DataError(
              "\(path): tensor \(quoted(tensor.name)) holds \(number), which is too large; \(Int.max) is the most "
                + "that can be read.")
          }
          return number
        }
      default: throw mismatch(tensor, "whole numbers (I64, I32, I16, I8, U64, U32, U16, U8 or BOOL)")
      }
    }
  }

  /// Gives the numbers of a tensor of floating-point type without a copy if they are aligned F32, and
  /// converted as ``floats(_:)`` does otherwise.
  ///
  /// The numbers are there only while `body` runs.
  ///
  /// - Throws: ``DataError`` if there is no such tensor or it holds whole numbers, and what `body` throws.
  public func withFloats<Result>(
    _ name: String, _ body: (UnsafeBufferPointer<Float>) throws -> Result
  ) throws -> Result {
    let tensor = try info(name)
    return try withUnsafeBytes(of: tensor) { bytes in
      let isAligned = UInt(bitPattern: bytes.baseAddress) % UInt(MemoryLayout<Float>.alignment) == 0
      if tensor.type == .float32 && isAligned { return try body(bytes.bindMemory(to: Float.self)) }
      return try floats(name).withUnsafeBufferPointer(body)
    }
  }

  private static func map<Stored: BitwiseCopyable, Element>(
    _ bytes: UnsafeRawBufferPointer, _ count: Int, _ transform: (Stored) throws -> Element
  ) rethrows -> [Element] {
    try (0..<count).map {
      try transform(bytes.loadUnaligned(fromByteOffset: $0 * MemoryLayout<Stored>.stride, as: Stored.self))
    }
  }

  private func mismatch(_ tensor: TensorInfo, _ wanted: String) -> DataError {
    DataError(
      "\(path): tensor \(quoted(tensor.name)) is stored as \(tensor.type.rawValue); it should hold \(wanted)."
    )
  }
}
