import ArgumentParser
import LimnPlatform
import Limn

/// Holds a GPT-2's numbers against those of transformers.
struct CheckGPT2Command: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gpt2",
    abstract: "Compare a GPT-2's logits, loss, attention and greedy continuation with recorded ones.",
    discussion: """
      The file is a JSON object with “tokens” [batch, time] and any of “logits” [batch, time, vocabulary], “loss”, \
      “attentions” [layers, batch, heads, queries, keys] and “greedy” (the first row and how it goes on). The exit \
      status says whether all agree.

      limn check gpt2 gpt2-tiny --against gpt2-tiny/expected.json
      """)

  @Argument(help: "The folder with config.json and model.safetensors.")
  var folder: String

  @Option(name: .long, help: ArgumentHelp("What the other program computed.", valueName: "file"))
  var against: String

  @Option(name: .long, parsing: .unconditional, help: "How far apart two numbers may be.")
  var tolerance: Float = 1e-4

  func validate() throws {
    if !(tolerance >= 0 && tolerance.isFinite) {
      throw ValidationError("--tolerance is \(tolerance); it has to be 0 or more and finite.")
    }
  }

  func run() throws {
    let source = try GPT2Folder(folder)
    let expected = try ReferenceFile(contentsOfFile: against, for: source.configuration)
    let model = try source.model()
    let sizes = source.configuration
    try Output.say(
      """
      \(folder): \(sizes.layerCount) layers, \(sizes.headCount) heads, width \(Self.grouped(sizes.width)), \
      \(Self.grouped(sizes.blockSize)) positions, \(Self.grouped(sizes.vocabularySize)) tokens; \
      \(Self.grouped(sizes.parameterCount)) parameters
      """)
    let check = expected.check(model)
    var failed: [String] = []
    for comparison in check.comparisons {
      let isRight = comparison.size <= tolerance
      let numbers = comparison.count == 1 ? "number" : "numbers"
      let head = Self.name(comparison.name) + "\(Self.grouped(comparison.count)) \(numbers), "
      // All that is known where something is wrong, a line where nothing is.
      let lines = comparison.largest.prefix(isRight ? 1 : comparison.largest.count).map(Self.text)
      let margin = "\n" + String(repeating: " ", count: Self.name("").count)
      try Output.say(
        head + "largest difference\(lines.count == 1 ? " " : "s" + margin)" + lines.joined(separator: margin))
      if !isRight { failed.append(comparison.name) }
    }
    if let (expected, found) = check.greedy {
      let count = Self.grouped(expected.count)
      if let place = expected.indices.first(where: { expected[$0] != found[$0] }) {
        try Output.say(
          Self.name("greedy") + "\(count) tokens, other from position \(place) on: \(found[place]), expected "
            + "\(expected[place])")
        failed.append("greedy")
      } else {
        try Output.say(Self.name("greedy") + "\(count) tokens, the same")
      }
    }
    guard failed.isEmpty else {
      throw DataError(
        "\(folder) does not compute what \(against) says, to \(tolerance): \(failed.joined(separator: ", ")) "
          + "\(failed.count == 1 ? "is" : "are") further off.")
    }
    try Output.say("All agree to \(tolerance).")
  }

  private static func grouped(_ count: Int) -> String { NumberFormat.grouped.string(Double(count)) }

  private static func name(_ name: String) -> String {
    name + String(repeating: " ", count: max(1, 12 - name.count))
  }

  private static func text(_ difference: ReferenceComparison.Difference) -> String {
    let place =
      difference.position.isEmpty
      ? "" : " at [\(difference.position.map(String.init).joined(separator: ", "))]"
    return "\(difference.size)\(place): \(difference.found), expected \(difference.expected)"
  }
}
