import Foundation
import LimnEngine
import LimnTestSupport
import Testing

@Suite("Safetensors that are damaged")
struct SafetensorsDamageTests {
  private func valid(checksum: Bool) -> [UInt8] {
    let tensors = [
      StoredTensor(name: "a", shape: [2, 3], floats: [1, 2, 3, 4, 5, 6]),
      StoredTensor(name: "b/\"名\"", shape: [2], integers: [1, -1]),
      StoredTensor(name: "h", type: .float16, shape: [2, 1], bytes: Data([1, 2, 3, 4])),
      StoredTensor(name: "e", shape: [0, 7], floats: []),
      StoredTensor(name: "t", type: .bool, shape: [3], bytes: Data([0, 1, 2])),
    ]
    return Array(Safetensors.encode(tensors, metadata: ["step": "12", "k": "\n"], checksum: checksum))
  }

  /// Reads all that a file holds, whatever it is.
  private func readAll(_ path: String) throws {
    let file = try SafetensorsFile(contentsOfFile: path)
    for tensor in file.tensors {
      let count =
        try tensor.type.isFloatingPoint ? file.floats(tensor.name).count : file.integers(tensor.name).count
      #expect(count == tensor.count && count == tensor.shape.reduce(1, *))
      #expect(try file.withUnsafeBytes(of: tensor.name) { $0.count } == count * tensor.type.byteCount)
    }
  }

  @Test("every bit that flips, in the header or the data, is noticed")
  func flippedBits() throws {
    let bytes = valid(checksum: true)
    let dataStart = 8 + bytes[..<8].enumerated().reduce(0) { $0 + Int($1.element) << (8 * $1.offset) }
    try withFolder { folder in
      let path = folder.appending(path: "m.safetensors").path
      for bit in 0..<8 * bytes.count {
        // In the header one bit of each byte, for time; in the data each.
        if bit / 8 < dataStart && bit % 8 != bit / 8 % 8 { continue }
        var damaged = bytes
        damaged[bit / 8] ^= 1 << UInt8(bit % 8)
        try Data(damaged).write(to: URL(fileURLWithPath: path))
        let error = #expect(throws: DataError.self) {
          try SafetensorsFile(contentsOfFile: path, verifyingChecksum: true)
        }
        let sentence = try #require(error?.description)
        #expect(sentence.hasPrefix(path))
        if bit / 8 >= dataStart {
          #expect(sentence.hasPrefix("\(path) is damaged: the checksum of what it holds is "))
          #expect(sentence.hasSuffix("; get it again or take an older one."))
        }
      }
    }
  }

  @Test("every length that a download may stop at is refused")
  func cutShort() throws {
    let bytes = valid(checksum: false)
    try withFolder { folder in
      let path = folder.appending(path: "m.safetensors").path
      for length in bytes.indices {
        try Data(bytes[..<length]).write(to: URL(fileURLWithPath: path))
        let error = #expect(throws: DataError.self) { try SafetensorsFile(contentsOfFile: path) }
        #expect(error?.description.contains("cut short") == true)
      }
    }
  }

  @Test("thousands of changed files are read or refused")
  func fuzz() throws {
    var generator = Generator(seed: 2_026)
    func below(_ bound: Int) -> Int { Int(generator.next32()) % bound }
    let valid = valid(checksum: false)
    let headerEnd = 8 + Int(valid[0]) + Int(valid[1]) << 8
    // What does most harm in the right place.
    let pieces = [
      "\"", "\\", "{", "}", "[", "]", ",", ":", "-", "0", "9", "99999999999999999999", "9223372036854775807",
      "1e9",
      "null", "\"a\":", "__metadata__", "\"shape\":[0]", "\\ud800", "\\u0061", "F64", "\u{e9}", "\u{0}",
    ].map { Array($0.utf8) }
    var read = 0
    try withFolder { folder in
      let path = folder.appending(path: "m.safetensors").path
      for _ in 0..<4_000 {
        var bytes = valid
        for _ in 0...below(2) {
          let place = below(4) == 0 ? below(bytes.count) : below(min(headerEnd, bytes.count))
          switch below(6) {
          case 0: bytes[place] = UInt8(below(256))
          case 1: bytes[place] ^= 1 << UInt8(below(8))
          case 2: bytes.removeSubrange(place..<min(bytes.count, place + 1 + below(8)))
          case 3: bytes.insert(contentsOf: pieces[below(pieces.count)], at: place)
          case 4:
            bytes.replaceSubrange(place..<min(bytes.count, place + 2), with: pieces[below(pieces.count)])
          default: bytes.removeLast(min(bytes.count - 1, below(30)))
          }
          if bytes.isEmpty { bytes = [0] }
        }
        // Most often the length is put right, so that the change gets past the first check.
        if below(4) != 0, bytes.count > 8 {
          let length = max(0, headerEnd - 8 + bytes.count - valid.count)
          bytes.replaceSubrange(0..<8, with: (0..<8).map { UInt8(truncatingIfNeeded: length >> (8 * $0)) })
        }
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        do {
          try readAll(path)
          read += 1
        } catch let error as DataError {
          #expect(error.description.hasPrefix(path) && error.description.hasSuffix("."))
        }
      }
    }
    // Enough of both, or the changes test little.
    #expect((100..<3_500).contains(read))
  }
}
