import LimnPlatform

/// A file that grows line by line, such as a run's log in JSON lines, and can be cut back to resume a run.
///
/// Each line is handed to the system in one call, so that a process that dies leaves whole lines. The file is
/// made if there is none, and closed with the object. One process writes it at a time.
public final class LogFile {
  /// The path it was opened with.
  public let path: String
  private let file: FileDescriptor
  private let isRegular: Bool
  /// Whether the file ends within a line, as a full disk or an end of power may leave it.
  private var endsWithinLine = false

  /// Opens the file at a path to append to it; what it holds stays.
  ///
  /// - Throws: ``DataError`` that says in one sentence why the file can't be written.
  public init(appendingTo path: String) throws {
    self.path = path
    do {
      let place = try FilePlace(path).followingLinks()
      file = try FileDescriptor(opening: place.path, O_RDWR | O_APPEND | O_CREAT)
      isRegular = try file.status().st_mode & S_IFMT == S_IFREG
      endsWithinLine = try findsHalfLine()
      try FileDescriptor.synchronizeFolder(place.folder)
    } catch let failure as SystemFailure {
      throw DataError(failure.writing(path))
    }
  }

  /// Appends a line and the line end.
  ///
  /// If the file ends within a line, that line is ended first.
  ///
  /// - Precondition: The line holds no line end.
  /// - Throws: ``DataError`` if it can't be written, after which the file is as it was.
  public func append(_ line: String) throws {
    let end = UInt8(ascii: "\n")
    require(!line.utf8.contains(end), "LogFile: a line of the log holds a line end: \(quoted(line))")
    try reporting {
      var bytes = Array(line.utf8)
      bytes.append(end)
      if endsWithinLine { bytes.insert(end, at: 0) }
      var written = 0
      do {
        try bytes.withUnsafeBytes { try file.writeAll($0, written: &written) }
      } catch {
        if written > 0 && isRegular { try? file.truncate(to: Int(file.status().st_size) - written) }
        throw error
      }
      endsWithinLine = false
    }
  }

  /// The length of the file in bytes, where the next line will start; 0 for what is no file, such as a pipe.
  ///
  /// - Throws: ``DataError`` if the system does not tell.
  public var byteCount: Int {
    get throws { try reporting { isRegular ? Int(try file.status().st_size) : 0 } }
  }

  /// Cuts the file to its first `byteCount` bytes, to go on from there.
  ///
  /// - Precondition: `byteCount` is not negative.
  /// - Throws: ``DataError`` if the file is shorter or can't be cut.
  public func truncate(to byteCount: Int) throws {
    require(byteCount >= 0, "LogFile: a file can't be cut to \(byteCount) bytes")
    let length = try self.byteCount
    guard byteCount <= length else {
      throw DataError(
        "\(path) can't be cut to \(byteCount) bytes: it holds \(length); it should be the log as the run left it."
      )
    }
    try reporting {
      if byteCount < length { try file.truncate(to: byteCount) }
      endsWithinLine = try findsHalfLine()
    }
  }

  /// Waits until the disk holds every line appended so far.
  ///
  /// - Throws: ``DataError`` if the disk fails.
  public func synchronize() throws { try reporting { try file.synchronize() } }

  private func findsHalfLine() throws -> Bool {
    guard isRegular else { return false }
    let length = try file.status().st_size
    var last: UInt8 = 0
    return length > 0 && pread(file.number, &last, 1, length - 1) == 1 && last != UInt8(ascii: "\n")
  }

  private func reporting<Result>(_ body: () throws -> Result) throws -> Result {
    do { return try body() } catch let failure as SystemFailure { throw DataError(failure.writing(path)) }
  }
}
