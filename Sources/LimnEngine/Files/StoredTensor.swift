import LimnPlatform

/// A tensor to be written to a file: its name, shape and numbers, the last axis running fastest.
public struct StoredTensor: Sendable {
  private enum Content {
    case floats([Float])
    case integers([Int64])
    case bytes(Data)
  }

  /// The tensor's name in the file.
  public let name: String
  /// What its numbers are.
  public let type: ElementType
  /// The size along each axis; empty for a single number.
  public let shape: [Int]
  private let content: Content

  /// A tensor of single precision, F32.
  ///
  /// - Precondition: There are as many numbers as the shape has places.
  public init(name: String, shape: [Int], floats: [Float]) {
    self.init(name, .float32, shape, .floats(floats), holding: 4 * floats.count)
  }

  /// A tensor of whole numbers of 64 bits, I64.
  ///
  /// - Precondition: There are as many numbers as the shape has places.
  public init(name: String, shape: [Int], integers: [Int]) {
    self.init(name, .int64, shape, .integers(integers.map(Int64.init)), holding: 8 * integers.count)
  }

  /// A tensor of any type, of bytes as they are to stand in the file, little-endian.
  ///
  /// - Precondition: There are as many bytes as the type in that shape takes.
  public init(name: String, type: ElementType, shape: [Int], bytes: Data) {
    self.init(name, type, shape, .bytes(bytes), holding: bytes.count)
  }

  private init(_ name: String, _ type: ElementType, _ shape: [Int], _ content: Content, holding held: Int) {
    let needed = type.byteCount(of: shape)
    require(
      shape.allSatisfy { $0 >= 0 } && needed == held,
      "StoredTensor: \(quoted(name)) of \(type.rawValue) in the shape \(described(shape: shape)) takes "
        + "\(needed.map(String.init) ?? "too many") bytes, and \(held) are given")
    (self.name, self.type, self.shape, self.content) = (name, type, shape, content)
  }

  /// How many bytes the numbers take.
  public var byteCount: Int { type.byteCount(of: shape) ?? 0 }

  func append(to data: inout Data) {
    switch content {
    case .floats(let floats): floats.withUnsafeBytes { data.append(contentsOf: $0) }
    case .integers(let integers): integers.withUnsafeBytes { data.append(contentsOf: $0) }
    case .bytes(let bytes): data.append(bytes)
    }
  }
}
