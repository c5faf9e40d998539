import Foundation

/// A built program of the package, run as a user runs it.
public struct Program {
  /// What a run gave.
  public struct Result {
    /// The exit status.
    public let status: Int32
    /// What went to standard output.
    public let output: Data
    /// What went to standard error, as text.
    public let errors: String

    /// Standard output as text.
    public var text: String { String(decoding: output, as: UTF8.self) }
  }

  private let url: URL

  /// The program of the given name, which lies beside the test bundle.
  public init(_ name: String) {
    url = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: name)
  }

  /// Runs the program to its end.
  ///
  /// - Parameters:
  ///   - arguments: The command line after the program's name.
  ///   - folder: The working folder.
  ///   - environment: Variables to set besides those of the tests.
  ///   - limit: What the shell's `ulimit` is to allow it, such as `-f 8`: files of up to 8 blocks of 512 bytes.
  ///   - stop: Called again and again while the program runs, until it gives a signal to send.
  public func run(
    _ arguments: [String], in folder: URL? = nil, environment: [String: String] = [:], limit: String? = nil,
    stop: (() -> Int32?)? = nil
  ) throws -> Result {
    // Files rather than pipes: a pipe that nobody reads meanwhile stops the program.
    let place = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: place) }
    let (output, errors) = (place.appending(path: "output"), place.appending(path: "errors"))
    for file in [output, errors] { try Data().write(to: file) }
    let process = Process()
    if let limit {
      process.executableURL = URL(fileURLWithPath: "/bin/sh")
      process.arguments = ["-c", "ulimit \(limit); exec \"$0\" \"$@\"", url.path] + arguments
    } else {
      process.executableURL = url
      process.arguments = arguments
    }
    process.currentDirectoryURL = folder ?? place
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    if let stop {
      while process.isRunning {
        if let signal = stop() {
          kill(process.processIdentifier, signal)
          break
        }
        usleep(200)
      }
    }
    process.waitUntilExit()
    return Result(
      status: process.terminationStatus, output: try Data(contentsOf: output),
      errors: try String(contentsOf: errors, encoding: .utf8))
  }
}

/// Runs `body` with a new folder, which is gone afterwards.
public func withFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
  let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  return try body(folder)
}
