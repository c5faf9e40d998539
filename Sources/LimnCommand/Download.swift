import LimnPlatform
import Limn

/// A file that is brought once, goes on after a break, and is checked before it gets its name.
///
/// It is left to the program curl, which knows proxies, certificates and how to resume: linking a network
/// library would make every other command start 8 ms later (an empty program: 15 ms against 7).
struct Download {
  /// Where the file comes from.
  let url: String
  /// Where it goes.
  let path: String
  /// The SHA-256 digest that it must have.
  let digest: String
  /// What else would do, should the file not be had.
  let otherwise: String

  /// Brings the file.
  ///
  /// - Returns: Whether the file was there already.
  /// - Throws: `DataError` if it can't be had, with what to do instead.
  func run() throws -> Bool {
    if let data = FileManager.default.contents(atPath: path) {
      if SHA256.hexadecimal(of: data) == digest { return true }
      throw DataError(
        "\(path) is there already and is another file; move it away or give another name with -o.")
    }
    let part = path + ".part"
    // What is complete already can't be resumed.
    if !isComplete(part) {
      try fetchOrStartOver(part)
      guard isComplete(part) else {
        try? FileManager.default.removeItem(atPath: part)
        throw DataError(
          "What came from \(url) is not the file it should be (its SHA-256 differs); it was removed. "
            + "Try again, or give another place with --from.")
      }
    }
    do {
      try FileManager.default.moveItem(atPath: part, toPath: path)
    } catch {
      throw DataError("\(part) can't be renamed to \(path); check that you may write there.")
    }
    return false
  }

  /// Fetches the rest, or the whole where a part that is there can't be gone on with: the server can't resume
  /// (curl's status 33), or the part is longer than the file (22 and 36).
  private func fetchOrStartOver(_ part: String) throws {
    let hasPart = FileManager.default.fileExists(atPath: part)
    let status = try curl(part)
    if hasPart, [22, 33, 36].contains(status) {
      try? FileManager.default.removeItem(atPath: part)
      try explain(try curl(part), part)
    } else {
      try explain(status, part)
    }
  }

  private func isComplete(_ file: String) -> Bool {
    FileManager.default.contents(atPath: file).map { SHA256.hexadecimal(of: $0) == digest } ?? false
  }

  /// Runs curl and gives its exit status.
  private func curl(_ part: String) throws -> Int32 {
    let showsBar = isatty(STDERR_FILENO) == 1
    let arguments =
      ["--fail", "--location", "--continue-at", "-", "--connect-timeout", "20", "--output", part]
      + [showsBar ? "--progress-bar" : "--silent", url]
    do {
      return try Subprocess.run("curl", arguments, isQuiet: !showsBar)
    } catch let failure as SystemFailure {
      throw DataError(
        "The program curl \(failure.code == ENOENT ? "is not installed" : "can't be started"); \(instead)")
    }
  }

  /// - Throws: `DataError` that says what curl's exit status means.
  private func explain(_ status: Int32, _ part: String) throws {
    let host = URL(string: url)?.host() ?? url
    switch status {
    case 0: return
    case 5, 6, 7, 28, 35:
      throw DataError("\(host) can't be reached; are you online? Without a network, \(instead)")
    case 22: throw DataError("\(host) has no such file, or not now (\(url)); \(instead)")
    case 23:
      throw DataError(
        "\(part) can't be written; check that the folder is there, that you may write and that there is room."
      )
    default:
      throw DataError(
        "The download broke off (curl: \(status)); the same command goes on where it stopped."
      )
    }
  }

  /// What to do when the file can't be brought.
  private var instead: String {
    "save \(url) as \(FilePlace(path).name) by other means, or use \(otherwise)."
  }
}
