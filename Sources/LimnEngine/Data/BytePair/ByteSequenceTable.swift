/// Different sequences of bytes, numbered in the order in which they came, and found by their bytes.
///
/// All bytes lie in one array and the table holds numbers alone, so that neither a look nor a new sequence costs
/// an allocation of its own.
struct ByteSequenceTable: Sendable {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  /// Numbers of sequences by the hash of their bytes, −1 where there is none; a power of two of places.
  private var places: [Int32]

  /// An empty table with room for some sequences.
  init(capacity: Int = 0) {
    var size = 64
    while size < 2 * capacity { size *= 2 }
    places = [Int32](repeating: -1, count: size)
  }

  /// How many sequences there are.
  var count: Int { ends.count }

  /// The bytes of a sequence.
  subscript(number: Int) -> ArraySlice<UInt8> { bytes[(number == 0 ? 0 : ends[number - 1])..<ends[number]] }

  /// The number of a sequence; `nil` if it is not there.
  func number(of sequence: UnsafeBufferPointer<UInt8>) -> Int? {
    let number = places[index(of: sequence)]
    return number < 0 ? nil : Int(number)
  }

  /// The number of a sequence; `nil` if it is not there.
  func number(of sequence: [UInt8]) -> Int? { sequence.withUnsafeBufferPointer { number(of: $0) } }

  /// Adds a sequence, or finds that it is there.
  mutating func insert(_ sequence: UnsafeBufferPointer<UInt8>) -> (number: Int, isNew: Bool) {
    let place = index(of: sequence)
    if places[place] >= 0 { return (Int(places[place]), false) }
    places[place] = Int32(ends.count)
    bytes.append(contentsOf: sequence)
    ends.append(bytes.count)
    if 2 * ends.count > places.count { grow() }
    return (ends.count - 1, true)
  }

  /// Adds a sequence, or finds that it is there.
  mutating func insert(_ sequence: [UInt8]) -> (number: Int, isNew: Bool) {
    sequence.withUnsafeBufferPointer { insert($0) }
  }

  /// Where the sequence stands in the table, or would.
  private func index(of sequence: UnsafeBufferPointer<UInt8>) -> Int {
    var place = Int(truncatingIfNeeded: Self.hash(sequence)) & (places.count - 1)
    while places[place] >= 0, !holds(Int(places[place]), sequence) {
      place = (place + 1) & (places.count - 1)
    }
    return place
  }

  private func holds(_ number: Int, _ sequence: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = number == 0 ? 0 : ends[number - 1]
    guard ends[number] - start == sequence.count else { return false }
    for index in 0..<sequence.count where bytes[start + index] != sequence[index] { return false }
    return true
  }

  private mutating func grow() {
    places = [Int32](repeating: -1, count: 2 * places.count)
    for number in ends.indices {
      let start = number == 0 ? 0 : ends[number - 1]
      let place = bytes.withUnsafeBufferPointer {
        index(of: UnsafeBufferPointer(rebasing: $0[start..<ends[number]]))
      }
      places[place] = Int32(number)
    }
  }

  /// FNV-1a of 64 bits, folded so that the low bits depend on all. A random start for each process keeps a text
  /// from being made whose words all fall on one place.
  private static func hash(_ sequence: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash = seed
    for byte in sequence { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    hash ^= hash >> 32
    hash = hash &* 0x9e37_79b9_7f4a_7c15
    return hash ^ hash >> 29
  }

  private static let seed = UInt64.random(in: .min ... .max)
}

extension ByteSequenceTable: Equatable {
  /// Whether both hold the same sequences in the same order.
  static func == (first: Self, second: Self) -> Bool {
    first.ends == second.ends && first.bytes == second.bytes
  }
}
