import Foundation
import LimnPlatform
import LimnTestSupport
import Testing

@testable import LimnEngine

@Suite("Text files")
struct TextFileTests {
  @Test(
    "what comes through a pipe is read to its end, in as many parts as it comes", arguments: [0, 5, 300_000])
  func pipe(count: Int) throws {
    try withFolder { folder in
      let path = folder.appending(path: "pipe").path
      #expect(mkfifo(path, 0o600) == 0)
      let bytes = (0..<count).map { UInt8(97 + $0 % 26) }
      let writer = NativeThread(stackSize: 1 << 20) { try? FilePlace(path).write(bytes, isDurable: false) }
      let file = try TextFile(contentsOf: URL(fileURLWithPath: path), wanted: "a text file")
      writer?.join()
      #expect(file.bytes == bytes)
    }
  }

  @Test("a file is read whole, and what is none is told")
  func files() throws {
    try withFolder { folder in
      let place = folder.appending(path: "a.txt")
      try Data("a\nb".utf8).write(to: place)
      #expect(try TextFile(contentsOf: place, wanted: "a text file").bytes == Array("a\nb".utf8))
      #expect(
        try TextFile(contentsOf: URL(fileURLWithPath: "/dev/null"), wanted: "a text file").bytes.isEmpty)
      let failure = #expect(throws: DataError.self) {
        try TextFile(contentsOf: folder, wanted: "a text file")
      }
      #expect(failure?.description == "\(folder.relativePath) is a folder; give a text file.")
    }
  }
}
