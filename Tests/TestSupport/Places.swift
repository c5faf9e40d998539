import Foundation

/// The root of the package.
public let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent()

/// The lectures' names.txt, if it lies in the package, beside it or where LIMN_NAMES says.
public let lectureNames: URL? = place(of: "names.txt", variable: "LIMN_NAMES")

/// The text of nanoGPT's first example, if it lies in the package, beside it or where LIMN_SHAKESPEARE says.
public let tinyShakespeare: URL? = place(of: "tinyshakespeare.txt", variable: "LIMN_SHAKESPEARE")

/// A folder with GPT-2's encoder.json and vocab.bpe, if it lies in the package, beside it or where LIMN_GPT2 says.
public let gpt2Vocabulary: URL? = place(of: "gpt2", variable: "LIMN_GPT2")

private func place(of name: String, variable: String) -> URL? {
  let places =
    [ProcessInfo.processInfo.environment[variable].map { URL(fileURLWithPath: $0) }]
    + [package.appending(path: name), package.appending(path: "../shared/data/\(name)").standardized]
  return places.compactMap { $0 }.first { FileManager.default.fileExists(atPath: $0.path) }
}
