import Foundation
import LimnEngine
import LimnTestSupport
import Testing

@Suite("Arrays from files that are damaged")
struct ArrayFileDamageTests {
  private func fixture(_ name: String) throws -> [UInt8] {
    try [UInt8](Data(contentsOf: #require(Bundle.module.resourceURL).appending(path: "Fixtures/\(name)")))
  }

  /// Reads all that a file holds; whether it could be read.
  private func reads(_ bytes: [UInt8], _ url: URL) throws -> Bool {
    try Data(bytes).write(to: url)
    do {
      let file = try ArrayFile(contentsOfFile: url.path)
      for entry in file.entries {
        let array = try file.read(entry.name)
        #expect(array.tensor.shape == entry.shape && array.tensor.values.count == array.tensor.count)
      }
      return true
    } catch let error as DataError {
      #expect(error.description.contains(url.path) && error.description.hasSuffix("."))
      return false
    }
  }

  @Test("thousands of changed files are read or refused, in little memory")
  func fuzz() throws {
    var generator = Generator(seed: 2_027)
    func below(_ bound: Int) -> Int { Int(generator.next32()) % bound }
    let pieces: [[UInt8]] =
      [
        "'", "(", ")", "{", "}", "[", "]", ",", "9", "99999999999999999999", "9223372036854775807", "1e9",
        "True", "\"", "\n", ";", "'>f8'", "PK\u{1}\u{2}", "PK\u{5}\u{6}", "PK\u{6}\u{6}", "NaN", "a",
      ].map { Array($0.utf8) } + [[0xff, 0xff], [0xff, 0xff, 0xff, 0xff], [0, 0, 0, 0], [0x7f], [0x80]]
    let table = Array("name,x,\"y \"\"z\"\"\"\na,1,2\nb,-3e4,\nc,5,6\n".utf8)
    let nested = Array("{\"w\": [[1, 2.5], [-3e2, null]], \"n\": [\"a\"], \"e\": [[], []]}".utf8)
    let held = try residentMemory()
    for (name, bytes, times) in [
      ("m.npy", try fixture("arrays.npy"), 2_000), ("m.npz", try fixture("arrays.npz"), 1_500),
      ("p.npz", try fixture("arrays-packed.npz"), 1_500), ("m.csv", table, 2_000), ("m.json", nested, 2_000),
    ] {
      var read = 0
      try withFolder { folder throws in
        let url = folder.appending(path: name)
        #expect(try reads(bytes, url))
        for _ in 0..<times {
          var damaged = bytes
          for _ in 0...below(2) {
            // Archives have their directory at the end, the others what matters at the start.
            let isEnd = below(2) == 0
            let reach = min(damaged.count, isEnd ? 2_400 : 300)
            let place = isEnd ? damaged.count - 1 - below(reach) : below(reach)
            let piece = pieces[below(pieces.count)]
            switch below(6) {
            case 0: damaged[place] = UInt8(below(256))
            case 1: damaged[place] ^= 1 << UInt8(below(8))
            case 2: damaged.removeSubrange(place..<min(damaged.count, place + 1 + below(8)))
            case 3: damaged.insert(contentsOf: piece, at: place)
            case 4:
              damaged.replaceSubrange(place..<min(damaged.count, place + piece.count), with: piece)
            default: damaged.removeLast(min(damaged.count - 1, below(30)))
            }
            if damaged.isEmpty { damaged = [0] }
          }
          if try reads(damaged, url) { read += 1 }
        }
      }
      // Enough of both, or the changes test little.
      #expect(read > times / 100 && read < times * 9 / 10, "\(name): \(read) of \(times) were read")
    }
    #expect(try residentMemory() - held < 400 << 20)
  }

  @Test(
    "every length that a download may stop at is refused", arguments: ["arrays.npy", "arrays-packed.npz"])
  func cutShort(name: String) throws {
    let bytes = try fixture(name)
    try withFolder { folder throws in
      let url = folder.appending(path: name)
      for length in stride(from: 0, to: bytes.count, by: bytes.count > 1_000 ? 7 : 1) {
        #expect(try !reads(Array(bytes[..<length]), url))
      }
    }
  }

  @Test("every bit that flips in the arrays of an archive is noticed")
  func flippedBits() throws {
    for name in ["arrays.npz", "arrays-packed.npz"] {
      let bytes = try fixture(name)
      // The numbers of the first array: they end where the local header of the second begins.
      let second = try #require(
        bytes.indices.dropFirst(4).first { bytes[$0...].starts(with: [0x50, 0x4b, 3, 4]) })
      try withFolder { folder throws in
        let url = folder.appending(path: name)
        // The last bits of packed data fill up its last byte.
        for bit in 8 * (second - 20)..<8 * (second - (name == "arrays.npz" ? 0 : 1)) {
          var damaged = bytes
          damaged[bit / 8] ^= 1 << UInt8(bit % 8)
          #expect(try !reads(damaged, url))
        }
      }
    }
  }

  @Test("a small archive that says it is huge takes no memory")
  func bomb() throws {
    // A packed array of 2^40 zeros in each of NumPy's header, the directory, and both.
    let header = "{'descr': '<f4', 'fortran_order': False, 'shape': (274877906944,), }"
    let array = [0x93] + Array("NUMPY".utf8) + [1, 0, UInt8(header.utf8.count), 0] + Array(header.utf8)
    let size = array.count + 1 << 40
    let before = try residentMemory()
    for (claimed, isStored, text) in [
      (array.count + 4, true, "takes 1099511627776 bytes, and there are 4; get it again."),
      (array.count + 4, false, "takes 1099511627776 bytes, and there are 4; get it again."),
      (size, true, "its directory doesn't fit the zip archive; get it again."),
      (size, false, "to \(size) bytes, which packed data can't; get it again."),
    ] {
      let sentence = try withFile(
        zip(array + [0, 0, 0, 0], claiming: claimed, isStored: isStored), name: "b.npz"
      ) { url in
        let error = #expect(throws: DataError.self) { try ArrayFile.read(url.path) }
        return error?.description ?? ""
      }
      #expect(sentence.hasSuffix(text), "\(sentence)")
    }
    #expect(try residentMemory() - before < 50 << 20)
  }

  /// An archive of one array, by the sizes of 64 bits that its directory claims; packed as deflate's stored blocks.
  private func zip(_ array: [UInt8], claiming size: Int, isStored: Bool) -> [UInt8] {
    func little(_ number: Int, _ count: Int) -> [UInt8] {
      (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }
    let name = Array("a.npy".utf8)
    let block = [1] + little(array.count, 2) + little(~array.count, 2) + array
    let data = isStored ? array : block
    let method = little(isStored ? 0 : 8, 2)
    let file =
      [0x50, 0x4b, 3, 4] + [20, 0, 0, 0] + method + little(0, 16) + little(name.count, 2) + [0, 0] + name
      + data
    let extra = [1, 0, 16, 0] + little(size, 8) + little(isStored ? size : data.count, 8)
    let entry =
      [0x50, 0x4b, 1, 2] + [20, 0, 20, 0, 0, 0] + method + little(0, 8) + little(-1, 8)
      + little(name.count, 2)
      + little(extra.count, 2) + little(0, 14) + name + extra
    return file + entry + [0x50, 0x4b, 5, 6] + little(0, 4) + [1, 0, 1, 0] + little(entry.count, 4)
      + little(file.count, 4) + [0, 0]
  }
}
