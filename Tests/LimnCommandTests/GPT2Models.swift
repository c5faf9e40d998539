import Foundation
import LimnTestSupport

/// Where the small models of the engine's tests are.
let gpt2Fixtures = package.appending(path: "Tests/LimnEngineTests/Fixtures")

/// A folder with the models `tiny`, and `text` with its tokenizer.
func withGPT2Models(_ body: (URL) throws -> Void) throws {
  try withFolder { folder in
    for (name, sources) in [("tiny", ["gpt2-tiny"]), ("text", ["gpt2-text", "byte-pairs"])] {
      let place = folder.appending(path: name)
      try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
      for source in sources {
        let from = gpt2Fixtures.appending(path: source)
        for file in try FileManager.default.contentsOfDirectory(atPath: from.path) {
          try FileManager.default.copyItem(at: from.appending(path: file), to: place.appending(path: file))
        }
      }
    }
    try body(folder)
  }
}
