import ArgumentParser
import Limn

/// What a model learns from.
struct TrainingDataOptions: ParsableArguments {
  @Option(
    name: .long,
    help: "A text file with one sequence a line; for an encoder-decoder one pair: source, tab, target.")
  var data: String?

  @Flag(name: .long, help: "Take the file as one running text, not line by line.")
  var text = false

  @Flag(name: .long, help: "Tokens are codes between white space, such as E11.9 I10 Z79, not characters.")
  var codes = false

  @Option(name: .long, help: "What separates codes, in place of white space.")
  var separator: String?

  /// Whether anything but the place of the file is given.
  var hasKind: Bool { text || codes || separator != nil }

  var source: RunConfiguration.Data {
    RunConfiguration.Data(
      path: data, kind: text ? .text : .lines,
      hasCodes: codes || separator != nil, separator: separator)
  }

  /// What a preset of the given kind learns from.
  func source(_ preset: RunPreset?) throws -> RunConfiguration.Data {
    guard let preset, preset.isText else { return source }
    guard data != nil else {
      throw DataError(
        "--preset \(preset.rawValue) learns a running text; give one with --data (“limn data shakespeare” brings that "
          + "of nanoGPT).")
    }
    var source = source
    source.kind = .text
    return source
  }

  func validate() throws {
    if text && data == nil { throw ValidationError("--text needs a file; give one with --data.") }
    if data == "" { throw ValidationError("--data is empty; give the path of a text file.") }
    if separator == "" { throw ValidationError("--separator is empty; give a text such as \"|\".") }
    if let separator, separator.contains(where: \.isNewline) {
      throw ValidationError(
        "--separator holds a line end, which separates anyway; give a text such as \"|\".")
    }
  }
}
