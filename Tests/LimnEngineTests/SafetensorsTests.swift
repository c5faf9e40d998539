import Foundation
import LimnTestSupport
import Testing

@testable import LimnEngine

@Suite("Safetensors")
struct SafetensorsTests {
  private func roundTrip<Result>(
    _ tensors: [StoredTensor], metadata: [String: String] = [:], checksum: Bool = true,
    _ body: (SafetensorsFile) throws -> Result
  ) throws -> Result {
    try withFolder { folder in
      let path = folder.appending(path: "model.safetensors").path
      try Safetensors.write(tensors, metadata: metadata, checksum: checksum, to: path)
      return try body(SafetensorsFile(contentsOfFile: path, verifyingChecksum: checksum))
    }
  }

  @Test("what was written is read: numbers, shapes, names, texts, in order")
  func roundTrips() throws {
    // The letter with its accent, in one piece and in two: equal to Swift, two names in a file.
    let names = [
      "plain", "a/b.c", "", " ", "\"quoted\\\"", "名前 🙂", "line\nend\u{0}\u{1f}", "\u{e9}", "e\u{301}",
    ]
    let tensors = names.enumerated().map { index, name in
      StoredTensor(name: name, shape: [2, 1], floats: [Float(index), -0.5])
    }
    let texts = ["step": "100", "": "", "a \"b\"\n": "\\ é\u{7} 名"]
    try roundTrip(tensors, metadata: texts) { file throws in
      #expect(file.names.map { Array($0.utf8) } == names.map { Array($0.utf8) })
      #expect(file.metadata == texts)
      #expect(file.hasChecksum)
      for (index, name) in names.enumerated() {
        #expect(file.contains(name))
        #expect(try file.info(name).shape == [2, 1])
        #expect(try file.floats(name) == [Float(index), -0.5])
      }
    }
  }

  @Test("tensors without numbers, single numbers and every bit of a float come back")
  func extremes() throws {
    let odd: [Float] = [.nan, .infinity, -0.0, .leastNonzeroMagnitude, -.greatestFiniteMagnitude]
    let tensors = [
      StoredTensor(name: "none", shape: [0], floats: []),
      StoredTensor(name: "no row", shape: [0, 1 << 40], floats: []),
      StoredTensor(name: "odd byte", type: .uint8, shape: [1], bytes: Data([9])),
      StoredTensor(name: "odd", shape: [5, 1, 1, 1, 1, 1, 1, 1, 1], floats: odd),
      StoredTensor(name: "one", shape: [], floats: [2.5]),
      StoredTensor(name: "whole", shape: [2], integers: [.min, .max]),
      StoredTensor(name: "last none", shape: [3, 0], integers: []),
    ]
    for checksum in [true, false] {
      try roundTrip(tensors, checksum: checksum) { file throws in
        #expect(file.hasChecksum == checksum)
        #expect(file.metadata.isEmpty)
        #expect(file.tensors.map(\.name) == tensors.map(\.name))
        #expect(file.tensors.map(\.shape) == tensors.map(\.shape))
        #expect(file.tensors.map(\.count) == [0, 0, 1, 5, 1, 2, 0])
        #expect(try file.floats("odd").map(\.bitPattern) == odd.map(\.bitPattern))
        #expect(try file.floats("one") == [2.5])
        #expect(try file.floats("none").isEmpty && file.integers("last none").isEmpty)
        #expect(try file.integers("whole") == [.min, .max])
        // The odd byte puts those behind it out of line.
        #expect(try file.withFloats("odd") { $0.map(\.bitPattern) } == odd.map(\.bitPattern))
        #expect(try file.withUnsafeBytes(of: "odd byte") { Array($0) } == [9])
        #expect(try file.withUnsafeBytes(of: "none") { $0.count } == 0)
        #expect(try file.withFloats("none") { $0.count } == 0)
      }
    }
    try roundTrip([], checksum: false) { #expect($0.tensors.isEmpty && $0.metadata.isEmpty) }
  }

  @Test("aligned numbers are given without a copy")
  func noCopy() throws {
    try roundTrip([StoredTensor(name: "a", shape: [300, 200], floats: (0..<60_000).map { Float($0) })]) {
      file in
      let (first, second) = try (
        file.withFloats("a") { $0.baseAddress }, file.withFloats("a") { $0.baseAddress }
      )
      #expect(first == second)
      #expect(UInt(bitPattern: first) % 8 == 0)
      #expect(try file.withFloats("a") { $0[59_999] } == 59_999)
    }
  }

  @Test("what Python’s safetensors wrote is read (Fixtures/make_safetensors.py)")
  func python() throws {
    let url = try #require(
      Bundle.module.url(forResource: "python", withExtension: "safetensors", subdirectory: "Fixtures"))
    let file = try SafetensorsFile(contentsOf: url)
    #expect(file.metadata == ["made by": "Python \"é\""])
    #expect(!file.hasChecksum)
    #expect(file.tensors.count == 16)
    #expect(try file.floats("F64") == [0.1, -.infinity, 0, 16_777_216])
    #expect(try file.floats("F32") == [0, 0.25, 0.5, 0.75, 1, 1.25])
    #expect(try file.info("F32").shape == [2, 3])
    let half: [Float] = [0, -0.0, 1, -1.5, 65_504, 0x1p-24, 0x1p-14, 0x1.554p-2, .infinity, -.infinity]
    #expect(try file.floats("F16").dropLast().map(\.bitPattern) == half.map(\.bitPattern))
    let brain: [Float] = [0, -0.0, 1, -1.5, 65_536, 0x1p-24, 0x1p-14, 0x1.56p-2, .infinity, -.infinity]
    #expect(try file.floats("BF16").dropLast().map(\.bitPattern) == brain.map(\.bitPattern))
    #expect(try file.floats("F16")[10].isNaN && file.floats("BF16")[10].isNaN)
    #expect(try file.integers("I64") == [.min, .max, 0, -1])
    #expect(try file.info("I64").shape == [2, 2])
    #expect(try file.integers("I32") == [-1 << 31, 1 << 31 - 1])
    #expect(try file.integers("I16") == [-1 << 15, 1 << 15 - 1])
    #expect(try file.integers("I8") == [-128, 127])
    #expect(try file.integers("U64") == [0, .max])
    #expect(try file.integers("U32") == [0, 1 << 32 - 1])
    #expect(try file.integers("U16") == [0, 1 << 16 - 1])
    #expect(try file.integers("U8") == [0, 255, 7])
    #expect(try file.integers("BOOL") == [1, 0, 1])
    #expect(try file.floats("scalar") == [2.5])
    #expect(try file.info("scalar").shape == [])
    #expect(try file.info("empty").shape == [0, 3])
    #expect(try file.floats("a \"name\"\n/ of \\ 名前 🙂") == [4])
  }

  @Test("what is written is, byte for byte, the file that the script checked with Python’s safetensors")
  func limn() throws {
    let tensors = [
      StoredTensor(name: "layers/0 \"weight\"", shape: [2, 3], floats: [0, 0.25, 0.5, 0.75, 1, 1.25]),
      StoredTensor(name: "steps", shape: [2], integers: [-1, 1 << 40]),
      StoredTensor(name: "half", type: .float16, shape: [2], bytes: Data([0, 0x3c, 0, 0xc0])),
      StoredTensor(name: "brain", type: .bfloat16, shape: [2], bytes: Data([0x80, 0x3f, 0, 0xc0])),
      StoredTensor(name: "scalar 名前 🙂\n", shape: [], floats: [0.5]),
      StoredTensor(name: "empty", shape: [2, 0], floats: []),
      StoredTensor(name: "odd", type: .uint8, shape: [3], bytes: Data([1, 2, 3])),
    ]
    let data = Safetensors.encode(tensors, metadata: ["step": "100", "a\\b": "line\nend"], checksum: true)
    let url = try #require(
      Bundle.module.url(forResource: "limn", withExtension: "safetensors", subdirectory: "Fixtures"))
    #expect(try data == Data(contentsOf: url))
  }

  @Test("half precision is what the processor makes of it, all 65,536 of it")
  func half() {
    #if !(os(macOS) && arch(x86_64))
      let halves = Array(UInt16.min ... .max)
      var found = [Float](repeating: 0, count: halves.count)
      halves.withUnsafeBytes { ElementType.float16.decode($0, into: &found) }
      let wrong = halves.filter { bits in
        let (found, expected) = (found[Int(bits)], Float(Float16(bitPattern: bits)))
        return found.bitPattern != expected.bitPattern && !(found.isNaN && expected.isNaN)
      }
      #expect(wrong.isEmpty)
    #endif
  }

  @Test("the checksum is CRC-32, whose check value is cbf43926, however the bytes are parted")
  func checksum() {
    let bytes = Array("123456789".utf8)
    for middle in 0...9 {
      var check = CRC32()
      bytes.withUnsafeBytes {
        check.add(UnsafeRawBufferPointer(rebasing: $0[..<middle]))
        check.add(UnsafeRawBufferPointer(rebasing: $0[middle...]))
      }
      #expect(check.hexadecimal == "cbf43926")
    }
  }
}
