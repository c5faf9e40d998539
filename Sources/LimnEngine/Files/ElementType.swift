/// What one number of a stored tensor is; the raw value is its name in a safetensors file.
public enum ElementType: String, Sendable, CaseIterable {
  /// IEEE 754 double precision.
  case float64 = "F64"
  /// IEEE 754 single precision.
  case float32 = "F32"
  /// IEEE 754 half precision.
  case float16 = "F16"
  /// The upper half of single precision.
  case bfloat16 = "BF16"
  /// Whole numbers of 64 bits, with sign.
  case int64 = "I64"
  /// Whole numbers of 32 bits, with sign.
  case int32 = "I32"
  /// Whole numbers of 16 bits, with sign.
  case int16 = "I16"
  /// Whole numbers of 8 bits, with sign.
  case int8 = "I8"
  /// Whole numbers of 64 bits, without sign.
  case uint64 = "U64"
  /// Whole numbers of 32 bits, without sign.
  case uint32 = "U32"
  /// Whole numbers of 16 bits, without sign.
  case uint16 = "U16"
  /// Whole numbers of 8 bits, without sign.
  case uint8 = "U8"
  /// True or false, a byte each.
  case bool = "BOOL"

  /// How many bytes a number takes.
  public var byteCount: Int {
    switch self {
    case .float64, .int64, .uint64: 8
    case .float32, .int32, .uint32: 4
    case .float16, .bfloat16, .int16, .uint16: 2
    case .int8, .uint8, .bool: 1
    }
  }

  /// Whether the numbers have fractions.
  public var isFloatingPoint: Bool {
    switch self {
    case .float64, .float32, .float16, .bfloat16: true
    default: false
    }
  }

  /// How many bytes a tensor of the shape takes; `nil` if that can't be counted.
  ///
  /// An axis of size 0 doesn't make up for others that are too large, so that any product of sizes of a shape
  /// that passed here can be taken without overflow.
  func byteCount(of shape: [Int]) -> Int? {
    var size = byteCount
    for axis in shape where axis != 0 {
      let (product, overflows) = size.multipliedReportingOverflow(by: axis)
      if overflows || axis < 0 { return nil }
      size = product
    }
    return shape.contains(0) ? 0 : size
  }
}
