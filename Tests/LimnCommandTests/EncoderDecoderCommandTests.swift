import Foundation
import LimnTestSupport
import Testing

@Suite("limn train encoder-decoder")
struct EncoderDecoderCommandTests {
  private let limn = Program("limn")
  private let small = ["--embedding", "16", "--heads", "2", "--layers", "1", "--batch", "8"]

  /// All pairs of two letters of “abc”, turned round.
  private func withPairs(_ body: (URL) throws -> Void) throws {
    try withFolder { folder in
      let letters = "abc".map { String($0) }
      let lines = letters.flatMap { first in
        letters.flatMap { second in letters.map { "\(first)\(second)\($0)\t\($0)\(second)\(first)\n" } }
      }
      try Data(lines.joined().utf8).write(to: folder.appending(path: "pairs.tsv"))
      try body(folder)
    }
  }

  @Test("pairs are learned and recorded, and targets are searched for")
  func training() throws {
    try withPairs { folder in
      let result = try limn.run(
        [
          "train", "encoder-decoder", "--data", "pairs.tsv", "--run", "r", "--steps", "300",
          "--learning-rate", "5e-3",
        ] + small, in: folder)
      #expect(result.status == 0 && result.errors.isEmpty)
      // Tables of 3 + 16 and 5 + 16 rows, an encoder's block of 3,280, a decoder's of 4,400, two norms and the scores.
      #expect(
        result.text.hasPrefix(
          "encoder-decoder: 8,464 parameters, 3 source and 5 target tokens, blocks of 16 and 16\n"))
      #expect(
        result.text.contains(
          #/test \d\.\d{4}, [0-3] of 3 targets exact by greedy search, after 300 steps, .+; “limn sample r --prompt SOURCE” makes a target\n/#
        ))
      func sample(_ more: String...) throws -> String {
        let result = try limn.run(["sample", "r"] + more, in: folder)
        #expect(result.status == 0 && result.errors.isEmpty)
        return result.text
      }
      #expect(try sample("--prompt", "abc") == "cba\n")
      #expect(try sample("--prompt", "abc", "--beam", "1") == "cba\n")
      let several = try sample("--prompt", "abc", "-n", "3", "--beam", "8").split(separator: "\n")
      #expect(several.count == 3 && several[0] == "cba" && Set(several).count == 3)
      #expect(try limn.run(["runs", "r"], in: folder).text.contains("encoder-decoder        8,464"))
      let resumed = try limn.run(["train", "--resume", "r"], in: folder)
      #expect(resumed.text.contains("All steps were taken already; nothing is changed.\n"))
      for (arguments, message) in [
        ([], "--prompt is missing; give the source that a target is to be made of."),
        (["--prompt", "abx"], "--prompt: “abx” holds “x”, which is not in the alphabet of 3 characters."),
        (["--prompt", "abcabcabcabcabcab"], "--prompt: The source has 17 tokens; it has to have 1 to 16."),
        (
          ["--prompt", "a", "--top-k", "2"],
          "--temperature, --top-k and --top-p are for models that draw; an encoder-decoder searches (--beam), so leave "
            + "them out."
        ),
        (
          ["--prompt", "a", "-n", "3", "--beam", "2"],
          "-n is 3, the beam 2; a search gives as many targets as its beam is wide, at most."
        ),
      ] {
        let result = try limn.run(["sample", "r"] + arguments, in: folder)
        #expect(result.errors == "Error: \(message)\n" && result.status == 1 && result.text.isEmpty)
      }
      let next = try limn.run(["plot", "next", "r", "-o", "next.svg"], in: folder)
      #expect(
        next.errors
          == "Error: r: the run is of an encoder-decoder, which makes one sequence of another; this needs a language "
          + "model, such as a gpt.\n")
    }
  }

  @Test("what can't be is said in one sentence, and nothing is written")
  func errors() throws {
    try withPairs { folder in
      try Data("a\tb\nc\n".utf8).write(to: folder.appending(path: "broken.tsv"))
      let usage =
        "\nUsage: limn train [<options>] [<kind>]\n  See 'limn train --help' for more information.\n"
      for (arguments, message) in [
        (
          [],
          "encoder-decoder learns pairs; give a file of lines of the form “source, tab, target” with --data."
            + usage
        ),
        (
          ["--data", "pairs.tsv", "--text"],
          "--text takes the file for one running text; encoder-decoder learns pairs, one a line, so leave it out."
            + usage
        ),
        (
          ["--data", "broken.tsv"],
          "broken.tsv, line 2 holds no tab; a pair is a source, one tab and its target.\n"
        ),
        (
          ["--data", "broken.tsv", "--preset", "names"],
          "--preset is for gpt; encoder-decoder has none, so leave it out.\n"
        ),
        (
          ["--data", "pairs.tsv", "--block-size", "0"],
          "The model's block size is 0; it has to be 1 to 65536.\n"
        ),
      ] {
        let result = try limn.run(["train", "encoder-decoder", "--run", "r"] + arguments, in: folder)
        #expect(result.errors == "Error: \(message)")
        #expect(result.status != 0 && result.text.isEmpty)
      }
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == [
          "broken.tsv", "pairs.tsv",
        ])
      #expect(
        try limn.run(["train", "bigram", "--steps", "0", "--run", "r"], in: folder).status == 0)
      #expect(
        try limn.run(["sample", "r", "--beam", "2"], in: folder).errors
          == "Error: --beam and --length-penalty are for an encoder-decoder's search; this model draws, so leave them "
          + "out.\n")
    }
  }
}
