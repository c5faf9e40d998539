import ArgumentParser
import LimnPlatform
import Limn

/// Brings data sets from their public sources.
struct DataCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "data", abstract: "Bring data sets from their public sources.",
    subcommands: [NamesCommand.self, ShakespeareCommand.self])

  /// Brings the lectures' names.
  struct NamesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "names",
      abstract: "Bring the 32,033 names of the makemore lectures.",
      discussion: """
        A download that broke off goes on where it stopped; what has arrived is checked against its SHA-256 \
        digest before the file gets its name.
        """)

    @Option(name: .shortAndLong, help: "The file to write.")
    var output = "names.txt"

    @Option(name: .long, help: ArgumentHelp("Another place to bring the file from.", valueName: "url"))
    var from = "https://raw.githubusercontent.com/karpathy/makemore/master/names.txt"

    func run() throws {
      try DataCommand.bring(
        from: from, to: output, digest: Self.digest, "32,033 names",
        instead: "any file of names, or the bundled names by giving none")
    }

    private static let digest = "0a30b5557f192f32ab962680889aac5f6fda0f4cecf40a6d0b5694f58ea8cc4d"
  }

  /// Brings nanoGPT's Shakespeare.
  struct ShakespeareCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "shakespeare",
      abstract: "Bring the 1,115,394 characters of Shakespeare that nanoGPT learns.",
      discussion: """
        A download that broke off goes on where it stopped; what has arrived is checked against its SHA-256 \
        digest before the file gets its name.
        """)

    @Option(name: .shortAndLong, help: "The file to write.")
    var output = "tinyshakespeare.txt"

    @Option(name: .long, help: ArgumentHelp("Another place to bring the file from.", valueName: "url"))
    var from = "https://raw.githubusercontent.com/karpathy/char-rnn/master/data/tinyshakespeare/input.txt"

    func run() throws {
      try DataCommand.bring(
        from: from, to: output, digest: Self.digest, "1,115,394 characters", instead: "any text file")
    }

    private static let digest = "86c4e6aa9db7c042ec79f339dcb96d42b0075e16b8fc2e86bf0ca57e2dc565ed"
  }

  /// Brings a file, to standard output for `-`.
  ///
  /// - Parameters:
  ///   - content: What is in it, such as “32,033 names”.
  ///   - instead: What else would do.
  private static func bring(
    from url: String, to output: String, digest: String, _ content: String, instead: String
  ) throws {
    guard output == "-" else {
      let wasThere = try Download(url: url, path: output, digest: digest, otherwise: instead).run()
      return try Output.say(wasThere ? "\(output) is there already, and complete." : "\(output): \(content).")
    }
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: URL(string: url)?.lastPathComponent ?? "data.txt")
    _ = try Download(url: url, path: file.path, digest: digest, otherwise: instead).run()
    try Output.write(Data(contentsOf: file), to: "-")
  }
}
