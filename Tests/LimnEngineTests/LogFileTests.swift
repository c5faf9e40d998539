import Foundation
import LimnEngine
import LimnTestSupport
import Testing

@Suite("LogFile")
struct LogFileTests {
  private func text(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

  @Test("lines are appended, also after the file is opened again")
  func appending() throws {
    try withFolder { folder in
      let path = folder.appending(path: "log.jsonl").path
      do {
        let log = try LogFile(appendingTo: path)
        #expect(log.path == path)
        #expect(try log.byteCount == 0)
        try log.append("{\"step\":1}")
        try log.append("")
        try log.append("{\"name\":\"é 🙂\"}")
        try log.synchronize()
        #expect(try log.byteCount == 31)
      }
      let log = try LogFile(appendingTo: path)
      try log.append("{}")
      #expect(try text(path) == "{\"step\":1}\n\n{\"name\":\"é 🙂\"}\n{}\n")
      #expect(try log.byteCount == 34)
    }
  }

  @Test("a log is cut back to a length, and goes on from there")
  func truncation() throws {
    try withFolder { folder in
      let path = folder.appending(path: "log.jsonl").path
      let log = try LogFile(appendingTo: path)
      try log.append("one")
      let kept = try log.byteCount
      try log.append("two")
      try log.truncate(to: kept)
      try log.append("three")
      #expect(try text(path) == "one\nthree\n")
      try log.truncate(to: 10)
      let error = #expect(throws: DataError.self) { try log.truncate(to: 11) }
      #expect(
        error?.description
          == "\(path) can't be cut to 11 bytes: it holds 10; it should be the log as the run left it.")
      #expect(try text(path) == "one\nthree\n")
      try log.truncate(to: 0)
      #expect(try text(path) == "")
      try log.append("four")
      #expect(try text(path) == "four\n")
    }
  }

  @Test("half a line, as an end of power leaves it, is ended before the next")
  func halfLine() throws {
    try withFile(Array("one\ntw".utf8)) { url in
      let log = try LogFile(appendingTo: url.path)
      #expect(try log.byteCount == 6)
      try log.append("three")
      try log.append("four")
      #expect(try text(url.path) == "one\ntw\nthree\nfour\n")
      try log.truncate(to: 2)
      try log.append("five")
      #expect(try text(url.path) == "on\nfive\n")
    }
  }

  @Test("a log that can't be written is refused in one sentence")
  func refusals() throws {
    try withFolder { folder in
      let root = folder.path
      for (path, reason) in [
        ("\(root)/no/log", "there is no folder \(root)/no; make it first"),
        (root, "it is a folder; give a file's name"),
        ("\(root)/" + String(repeating: "x", count: 256), "its name is too long; give a shorter one"),
        ("", "its path is empty; give a file's name"),
      ] {
        let error = #expect(throws: DataError.self) { try LogFile(appendingTo: path) }
        #expect(error?.description == "\(path.isEmpty ? "The file" : path) can't be written: \(reason).")
      }
      let full = try LogFile(appendingTo: "/dev/full")
      #expect(try full.byteCount == 0)
      let error = #expect(throws: DataError.self) { try full.append("line") }
      #expect(
        error?.description
          == "/dev/full can't be written: no space is left on the disk; make room and try again.")
    }
  }
}
