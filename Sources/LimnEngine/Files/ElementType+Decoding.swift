internal import CKernels

// Files are little-endian, or say so, and every processor that Swift is released for is.
#if _endian(big)
  #error("Numbers in files are taken as they stand, which needs a little-endian processor")
#endif

extension ElementType {
  /// Turns stored numbers into single precision, as many as the bytes hold.
  ///
  /// Half precision of either kind is exact in single precision; double precision and whole numbers are rounded
  /// to the nearest, and what is beyond single precision becomes infinite. True is 1, false 0.
  ///
  /// - Parameters:
  ///   - bytes: The numbers as they stand in the file, aligned or not.
  ///   - isBigEndian: Whether each number's highest byte comes first.
  ///   - floats: Room for `bytes.count / byteCount` numbers.
  func decode(
    _ bytes: UnsafeRawBufferPointer, isBigEndian: Bool = false, into floats: UnsafeMutablePointer<Float>
  ) {
    func each<Bits: FixedWidthInteger>(_ type: Bits.Type, _ transform: (Bits) -> Float) {
      for index in 0..<bytes.count / MemoryLayout<Bits>.size {
        let bits = bytes.loadUnaligned(fromByteOffset: index * MemoryLayout<Bits>.size, as: Bits.self)
        floats[index] = transform(isBigEndian ? bits.byteSwapped : bits)
      }
    }
    switch self {
    case .float32 where !isBigEndian:
      UnsafeMutableRawBufferPointer(start: floats, count: bytes.count).copyMemory(from: bytes)
    case .float32: each(UInt32.self) { Float(bitPattern: $0) }
    case .float64: each(UInt64.self) { Float(Double(bitPattern: $0)) }
    case .float16 where !isBigEndian: limn_widen(bytes.baseAddress, floats, bytes.count / 2)
    case .float16:
      each(UInt16.self) {
        var (half, float) = ($0, Float(0))
        limn_widen(&half, &float, 1)
        return float
      }
    case .bfloat16: each(UInt16.self) { Float(bitPattern: UInt32($0) << 16) }
    case .int64: each(Int64.self) { Float($0) }
    case .int32: each(Int32.self) { Float($0) }
    case .int16: each(Int16.self) { Float($0) }
    case .int8: each(Int8.self) { Float($0) }
    case .uint64: each(UInt64.self) { Float($0) }
    case .uint32: each(UInt32.self) { Float($0) }
    case .uint16: each(UInt16.self) { Float($0) }
    case .uint8: each(UInt8.self) { Float($0) }
    case .bool: each(UInt8.self) { $0 == 0 ? 0 : 1 }
    }
  }

  /// How many stored numbers are finite, but so large that ``decode(_:isBigEndian:into:)`` makes them infinite; only
  /// double precision has such.
  func countBeyondSingle(_ bytes: UnsafeRawBufferPointer, isBigEndian: Bool = false) -> Int {
    guard self == .float64 else { return 0 }
    return (0..<bytes.count / 8).count { index in
      let bits = bytes.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self)
      let number = Double(bitPattern: isBigEndian ? bits.byteSwapped : bits)
      return number.isFinite && !Float(number).isFinite
    }
  }
}
