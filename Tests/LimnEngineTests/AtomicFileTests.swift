import Foundation
import LimnPlatform
import LimnTestSupport
import Testing

@testable import LimnEngine

@Suite("AtomicFile")
struct AtomicFileTests {
  private func names(in folder: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }

  private func permissions(_ path: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
  }

  /// The sentence with which a write is refused.
  private func refusal(_ path: String) throws -> String {
    try #require(throws: DataError.self) { try AtomicFile.write(Data([1]), to: path) }.description
  }

  @Test("a file is written and replaced, through a link too, and nothing else stays in the folder")
  func writing() throws {
    try withFolder { folder in
      let path = folder.appending(path: "a").path
      for bytes in [[], [1, 2, 3], [UInt8](repeating: 7, count: 3_000_000), [4]] {
        try AtomicFile.write(bytes, to: path)
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data(bytes))
      }
      let link = folder.appending(path: "link").path
      try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "a")
      try AtomicFile.write(Data([5]), to: link)
      #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data([5]))
      #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "a")
      let ahead = folder.appending(path: "ahead").path
      try FileManager.default.createSymbolicLink(atPath: ahead, withDestinationPath: "b")
      try AtomicFile.write(Data([6]), to: ahead)
      #expect(try names(in: folder) == ["a", "ahead", "b", "link"])
      // As long as a name can be.
      let long = folder.appending(path: String(repeating: "x", count: 255)).path
      try AtomicFile.write(Data([7]), to: long)
      #expect(try Data(contentsOf: URL(fileURLWithPath: long)) == Data([7]))
    }
  }

  @Test("a new file gets the usual permissions, one that is there keeps its own")
  func permissions() throws {
    try withFolder { folder in
      let (path, usual) = (folder.appending(path: "a").path, folder.appending(path: "usual").path)
      #expect(FileManager.default.createFile(atPath: usual, contents: nil))
      try AtomicFile.write(Data([1]), to: path)
      let mask = try FileDescriptor(opening: folder.appending(path: "mask").path, O_CREAT | O_RDWR).status()
      #expect(try permissions(path) == Int(mask.st_mode & 0o777))
      for mode in [0o600, 0o640, 0o755] {
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
        try AtomicFile.write(Data([2]), to: path)
        #expect(try permissions(path) == mode)
      }
    }
  }

  @Test("a place that can't be written is refused in one sentence, and nothing is left there")
  func refusals() throws {
    try withFolder { folder in
      let root = folder.path
      try AtomicFile.write(Data([1]), to: "\(root)/file")
      try FileManager.default.createSymbolicLink(atPath: "\(root)/round", withDestinationPath: "round")
      try FileManager.default.createSymbolicLink(atPath: "\(root)/astray", withDestinationPath: "gone/a")
      let long = String(repeating: "x", count: 256)
      for (path, reason) in [
        ("\(root)/no/a", "there is no folder \(root)/no; make it first"),
        ("\(root)/astray", "there is no folder \(root)/gone; make it first"),
        ("\(root)/file/a", "\(root)/file is no folder; choose another place"),
        ("\(root)/file/b/a", "\(root)/file is no folder; choose another place"),
        (root, "it is a folder; give a file's name"),
        ("\(root)/new/", "it is a folder; give a file's name"),
        ("\(root)/\(long)", "its name is too long; give a shorter one"),
        ("\(root)/a\u{0}b", "that is no possible file name; choose another"),
        ("\(root)/round", "its links lead in a circle; give the file itself"),
        ("/dev/full", "no space is left on the disk; make room and try again"),
      ] {
        #expect(try refusal(path) == "\(path) can't be written: \(reason).")
      }
      #expect(try refusal("") == "The file can't be written: its path is empty; give a file's name.")
      #expect(try names(in: folder) == ["astray", "file", "round"])
      #expect(try Data(contentsOf: folder.appending(path: "file")) == Data([1]))
    }
  }

  @Test("each cause that the system gives has its sentence")
  func causes() {
    for (code, reason) in [
      (ENOSPC, "no space is left on the disk; make room and try again"),
      (EDQUOT, "your share of the disk is used up; make room and try again"),
      (EACCES, "you may not write there; choose another place"),
      (EPERM, "you may not write there; choose another place"),
      (EROFS, "the disk is read-only; choose another place"),
      (EIO, "the disk reports an error; check the disk"),
      (EMFILE, "too many files are open; close some and try again"),
      (ETXTBSY, "the system refused (\(String(cString: strerror(ETXTBSY)))); choose another place"),
    ] {
      #expect(SystemFailure(code).writing("f") == "f can't be written: \(reason).")
    }
    #expect(SystemFailure(EACCES).reading("f") == "f can't be read; check who may read the file.")
    #expect(
      SystemFailure(EIO).reading("f")
        == "f can't be read: the disk reports an error; check the disk.")
  }

  @Test("a folder or a file that is protected stays as it is")
  func protected() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
    try FileManager.default.createDirectory(atPath: "\(folder)/open", withIntermediateDirectories: true)
    defer {
      try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder)
      try? FileManager.default.removeItem(atPath: folder)
    }
    for name in ["a", "open/a"] {
      try AtomicFile.write(Data([1]), to: "\(folder)/\(name)")
      try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: "\(folder)/\(name)")
    }
    try FileManager.default.setAttributes([.posixPermissions: 0o777], ofItemAtPath: "\(folder)/open")
    try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder)
    await #expect(processExitsWith: .success) { [folder = folder as String] in
      // Nothing is protected from root, so the process becomes a user without rights.
      if geteuid() == 0 { try #require(setuid(65_534) == 0) }
      for name in ["a", "b", "open/a"] {
        let path = "\(folder)/\(name)"
        let sentence = "\(path) can't be written: you may not write there; choose another place."
        let written = #expect(throws: DataError.self) { try AtomicFile.write(Data([2]), to: path) }
        try #require(written?.description == sentence)
        let logged = #expect(throws: DataError.self) { try LogFile(appendingTo: path) }
        try #require(logged?.description == sentence)
      }
      try AtomicFile.write(Data([3]), to: "\(folder)/open/b")
    }
    #expect(try names(in: URL(fileURLWithPath: folder)) == ["a", "open"])
    #expect(try names(in: URL(fileURLWithPath: "\(folder)/open")) == ["a", "b"])
    #expect(try Data(contentsOf: URL(fileURLWithPath: "\(folder)/open/a")) == Data([1]))
  }

  @Test("a write that fails half-way leaves the old file and nothing else")
  func failingWrite() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    // In a process of its own: no file of it may grow past 10,000 bytes.
    await #expect(processExitsWith: .success) { [folder = folder as String] in
      try AtomicFile.write(Data("old".utf8), to: "\(folder)/a")
      let log = try LogFile(appendingTo: "\(folder)/log")
      try log.append(String(repeating: "x", count: 8_000))
      signal(SIGXFSZ, SIG_IGN)
      #if canImport(Darwin)
        let resource = RLIMIT_FSIZE
      #else
        let resource = __rlimit_resource_t(RLIMIT_FSIZE.rawValue)
      #endif
      var limit = rlimit(rlim_cur: 10_000, rlim_max: 10_000)
      try #require(setrlimit(resource, &limit) == 0)
      let reason =
        "can't be written: it is larger than the system lets a file become; raise the limit of a file's size."
      let whole = #expect(throws: DataError.self) {
        try AtomicFile.write([UInt8](repeating: 1, count: 100_000), to: "\(folder)/a")
      }
      try #require(whole?.description == "\(folder)/a \(reason)")
      // Of this line 1,999 bytes fit.
      let line = #expect(throws: DataError.self) { try log.append(String(repeating: "y", count: 5_000)) }
      try #require(line?.description == "\(folder)/log \(reason)")
      try #require(log.byteCount == 8_001)
      try log.append("z")
      try #require(log.byteCount == 8_003)
    }
    #expect(try names(in: URL(fileURLWithPath: folder)) == ["a", "log"])
    #expect(try String(contentsOfFile: "\(folder)/a", encoding: .utf8) == "old")
  }

  @Test("a process that is killed leaves a whole file, and the next write removes its leftover")
  func killed() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    await #expect(processExitsWith: .signal(SIGKILL)) { [folder = folder as String] in
      try AtomicFile.write([UInt8](repeating: 0, count: 100_000), to: "\(folder)/a")
      let part = try PartFile(beside: FilePlace("\(folder)/a"))
      var written = 0
      try [1, 2, 3].withUnsafeBytes { try part.file.writeAll($0, written: &written) }
      // Writes until it is killed, wherever it is by then.
      Thread.detachNewThread {
        for round in 1... {
          try? AtomicFile.write([UInt8](repeating: UInt8(round % 256), count: 100_000), to: "\(folder)/a")
        }
      }
      withExtendedLifetime(part) {
        usleep(20_000)
        _ = kill(getpid(), SIGKILL)
      }
    }
    let bytes = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/a"))
    #expect(bytes.count == 100_000 && Set(bytes).count == 1)
    #expect(try names(in: URL(fileURLWithPath: folder)).count >= 2)
    // One that is being written, by this process, stays.
    let part = try PartFile(beside: FilePlace("\(folder)/a"))
    try AtomicFile.write(Data([1]), to: "\(folder)/a")
    #expect(try names(in: URL(fileURLWithPath: folder)) == [FilePlace(part.path).name, "a"])
  }

  @Test("many writers at once leave one whole file")
  func manyWriters() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "a").path
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<8 {
        group.addTask {
          for _ in 0..<10 { try AtomicFile.write([UInt8](repeating: UInt8(writer), count: 5_000), to: path) }
        }
      }
      try await group.waitForAll()
    }
    let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    #expect(bytes.count == 5_000 && Set(bytes).count == 1)
    #expect(try names(in: folder) == ["a"])
  }
}
