import ArgumentParser
import Limn

/// How tokens are drawn.
struct DrawingOptions: ParsableArguments {
  @Option(
    name: .long, parsing: .unconditional,
    help: "What scores are divided by: below 1 the likely grow likelier.")
  var temperature = 1.0

  @Option(name: .long, parsing: .unconditional, help: "Draw from this many of the likeliest tokens only.")
  var topK: Int?

  @Option(
    name: .long, parsing: .unconditional,
    help: "Draw from the likeliest tokens only that reach this share together.")
  var topP: Double?

  @Option(
    name: .long, parsing: .unconditional, help: "Where chance starts: the same seed gives the same text.")
  var seed: UInt64 = 2_147_483_647

  /// Whether anything is given that changes the chances.
  var changesChances: Bool { temperature != 1 || topK != nil || topP != nil }

  /// - Throws: ``DataError`` with the option that can't be and what it has to be.
  func sampling() throws -> SamplingOptions {
    let options = SamplingOptions(temperature: temperature, topK: topK, topP: topP)
    try options.check()
    return options
  }
}
