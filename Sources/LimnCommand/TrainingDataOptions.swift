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

  @Option(
    name: .long, parsing: .unconditional,
    help: ArgumentHelp(
      "How many lines, of a running text tokens, to keep back to validate, and as many to test; a tenth of all at most. (default: a tenth; of a gpt its preset's)",
      valueName: "count"))
  var heldOut: Int?

  /// Whether anything but the place of the file is given.
  var hasKind: Bool { text || codes || separator != nil || heldOut != nil }

  /// What a model learns from that starts from a preset, if there is one.
  func source(_ preset: RunPreset?) throws -> RunConfiguration.Data {
    if let preset, preset.isText, data == nil {
      throw DataError(
        "--preset \(preset.rawValue) learns a running text; give one with --data (“limn data shakespeare” brings that "
          + "of nanoGPT).")
    }
    let isText = text || preset?.isText == true
    return RunConfiguration.Data(
      path: data, kind: isText ? .text : .lines, hasCodes: codes || separator != nil, separator: separator,
      // A preset's number is one of lines.
      heldOut: heldOut ?? (isText ? nil : preset?.heldOut))
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
