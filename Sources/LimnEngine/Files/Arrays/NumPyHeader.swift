/// What stands before the numbers of an array in NumPy's format, versions 1 to 3.
///
/// Format: <https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html>. The header is a Python
/// dictionary, of which just what NumPy writes is read.
struct NumPyHeader {
  static let magic: [UInt8] = [0x93] + Array("NUMPY".utf8)
  /// Magic, version and the length of the header, in the longer form.
  static let prefixLength = 12
  /// Longer headers are refused; one of 64 axes takes less than 2,000 bytes.
  static let mostBytes = 1 << 16
  private static let mostAxes = 64

  /// Where the array is, to start an error sentence.
  let place: String
  private(set) var type = ElementType.float32
  private(set) var isBigEndian = false
  /// Whether the first axis runs fastest.
  private(set) var isFortran = false
  private(set) var shape: [Int] = []
  /// Where the numbers begin.
  let dataStart: Int

  /// Reads the header at the start of an array's bytes, of which not more than ``dataStart`` are needed.
  ///
  /// - Throws: ``DataError`` that starts with the place.
  init(_ bytes: UnsafeRawBufferPointer, place: String) throws {
    self.place = place
    let range = try Self.range(bytes, place: place)
    dataStart = range.upperBound
    guard dataStart <= bytes.count else {
      throw DataError(
        "\(place) is cut short: its header should end at byte \(dataStart), and it has \(bytes.count); get it again."
      )
    }
    var literal = PythonLiteral(UnsafeRawBufferPointer(rebasing: bytes[range]))
    do {
      try read(&literal)
    } catch let failure as PythonLiteral.Failure {
      throw DataError(
        "\(place): the header is broken at its byte \(failure.position): \(failure.problem).")
    }
  }

  /// Where the dictionary stands, by the first ``prefixLength`` bytes.
  static func range(_ bytes: UnsafeRawBufferPointer, place: String) throws -> Range<Int> {
    guard bytes.starts(with: magic) else {
      throw DataError("\(place) is no .npy array: it should start with the byte 0x93 and “NUMPY”.")
    }
    guard bytes.count >= prefixLength else {
      throw DataError("\(place) is cut short: it has \(bytes.count) bytes, less than a header; get it again.")
    }
    let version = bytes[6]
    let (start, length) =
      version == 1
      ? (10, Int(UInt16(littleEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt16.self))))
      : (12, Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt32.self))))
    guard (1...3).contains(version) else {
      throw DataError("\(place) is of version \(version) of the .npy format; it should be 1, 2 or 3.")
    }
    guard length <= mostBytes else {
      throw DataError(
        "\(place) promises a header of \(length) bytes; it may have \(mostBytes) at most.")
    }
    return start..<start + length
  }

  private mutating func read(_ literal: inout PythonLiteral) throws {
    var seen: Set<String> = []
    try literal.expect("{")
    while !literal.accept("}") {
      let key = try literal.readString()
      guard seen.insert(key).inserted else { throw literal.failure("\(quoted(key)) comes twice") }
      try literal.expect(":")
      switch key {
      case "descr": try readType(&literal)
      case "fortran_order": isFortran = try literal.readBool()
      case "shape": shape = try literal.readTuple()
      default: throw literal.failure("\(quoted(key)) is no key of an array")
      }
      if !literal.accept(",") {
        try literal.expect("}")
        break
      }
    }
    for key in ["descr", "fortran_order", "shape"] where !seen.contains(key) {
      throw literal.failure("“\(key)” is missing")
    }
    guard shape.count <= Self.mostAxes else {
      throw DataError("\(place) has \(shape.count) axes; \(Self.mostAxes) are the most.")
    }
  }

  private mutating func readType(_ literal: inout PythonLiteral) throws {
    let right = "save it as numbers, such as array.astype(\"float32\")"
    if literal.next() == UInt8(ascii: "[") {
      throw DataError("\(place) holds records of named fields; \(right).")
    }
    let text = try literal.readString()
    let order = text.first
    guard let order, "<>|=".contains(order), let type = Self.types[String(text.dropFirst())] else {
      let what = text.contains("O") ? "Python objects" : "the type \(quoted(text))"
      throw DataError("\(place) holds \(what), which is not read here; \(right).")
    }
    self.type = type
    isBigEndian = order == ">"
  }

  private static let types: [String: ElementType] = [
    "f2": .float16, "f4": .float32, "f8": .float64, "b1": .bool, "i1": .int8, "i2": .int16, "i4": .int32,
    "i8": .int64, "u1": .uint8, "u2": .uint16, "u4": .uint32, "u8": .uint64,
  ]

  /// Sees that the shape takes just the bytes that are there.
  ///
  /// - Parameter held: How many bytes there are, the header's included.
  func check(held: Int) throws {
    guard let needed = type.byteCount(of: shape), needed <= Int.max - dataStart else {
      throw DataError(
        "\(place) has the shape \(described(shape: shape)), which is larger than any memory.")
    }
    let numbers = held - dataStart
    guard needed == numbers else {
      throw DataError(
        "\(place) \(needed > numbers ? "is cut short" : "holds too much"): \(type.rawValue) in the shape "
          + "\(described(shape: shape)) takes \(needed) bytes, and there are \(numbers); get it again.")
    }
  }

  /// Reads the array from its bytes, which ``check(held:)`` has passed.
  func array(_ bytes: UnsafeRawBufferPointer) -> LabeledArray {
    let numbers = UnsafeRawBufferPointer(rebasing: bytes[dataStart...])
    return LabeledArray(
      tensor(bytes), beyondCount: type.countBeyondSingle(numbers, isBigEndian: isBigEndian))
  }

  /// Reads the numbers from an array's bytes, which ``check(held:)`` has passed.
  func tensor(_ bytes: UnsafeRawBufferPointer) -> Tensor {
    let stored = Tensor(uninitialized: shape)
    type.decode(
      UnsafeRawBufferPointer(rebasing: bytes[dataStart...]), isBigEndian: isBigEndian, into: stored.pointer)
    guard isFortran, shape.count > 1 else { return stored }
    let strides = Array([Int](shape.reversed()).rowMajorStrides.reversed())
    return Tensor(shape: shape, storage: stored.storage, strides: strides).copy()
  }
}
