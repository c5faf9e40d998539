import ArgumentParser
import Foundation
import Limn

/// Brings data sets from their public sources.
struct DataCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "data", abstract: "Bring data sets from their public sources.",
    subcommands: [NamesCommand.self])

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
      guard output == "-" else {
        let wasThere = try Download(url: from, path: output, digest: Self.digest).run()
        return try Output.say(
          wasThere ? "\(output) is there already, and complete." : "\(output): 32,033 names.")
      }
      let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(at: folder) }
      let file = folder.appending(path: "names.txt")
      _ = try Download(url: from, path: file.path, digest: Self.digest).run()
      try Output.write(Data(contentsOf: file), to: "-")
    }

    private static let digest = "0a30b5557f192f32ab962680889aac5f6fda0f4cecf40a6d0b5694f58ea8cc4d"
  }
}
