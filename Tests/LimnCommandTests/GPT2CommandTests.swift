import Foundation
import LimnTestSupport
import Testing

@Suite("limn check gpt2 and limn sample --gpt2")
struct GPT2CommandTests {
  private let limn = Program("limn")
  private let fixtures = gpt2Fixtures

  @Test("numbers that agree")
  func agrees() throws {
    try withGPT2Models { folder in
      let result = try limn.run(["check", "gpt2", "tiny", "--against", "tiny/expected.json"], in: folder)
      #expect(result.status == 0 && result.errors.isEmpty)
      // The last digits depend on the processor's vectors.
      let number = /-?[0-9]+\.[0-9]+(e-[0-9]+)?/
      let place = /\[[0-9, ]+\]/
      #expect(
        result.text.replacing(place, with: "[…]").replacing(number, with: "#") == """
          tiny: 2 layers, 3 heads, width 24, 32 positions, 96 tokens; 17,568 parameters
          logits      2,304 numbers, largest difference # at […]: #, expected #
          loss        1 number, largest difference #: #, expected #
          attentions  1,728 numbers, largest difference # at […]: #, expected #
          greedy      22 tokens, the same
          All agree to #.

          """)
    }
  }

  @Test("numbers that don't agree are shown, and the status says so")
  func differs() throws {
    try withGPT2Models { folder in
      let expected = #"{"tokens": [[35, 88]], "loss": 1.5, "greedy": [35, 88, 1, 2]}"#
      try Data(expected.utf8).write(to: folder.appending(path: "e.json"))
      let result = try limn.run(["check", "gpt2", "tiny", "--against", "e.json"], in: folder)
      #expect(result.status == 1)
      #expect(
        result.errors
          == "Error: tiny does not compute what e.json says, to 0.0001: loss, greedy are further off.\n")
      let lines = result.text.split(separator: "\n")
      #expect(lines.count == 3)
      #expect(lines[1].contains(/^loss        1 number, largest difference [0-9.]+: [0-9.]+, expected 1.5$/))
      #expect(lines[2] == "greedy      4 tokens, other from position 2 on: 27, expected 1")
    }
  }

  @Test("text goes on as in transformers, token by token and by torch's chance")
  func samples() throws {
    struct Expected: Decodable {
      let prompt: String
      let likeliest: String
      let drawn: String
    }
    let expected = try JSONDecoder().decode(
      [Expected].self, from: Data(contentsOf: fixtures.appending(path: "gpt2-text/expected.json")))
    try withGPT2Models { folder in
      for text in expected {
        let start = ["sample", "--gpt2", "text", "--length", "30", "--prompt", text.prompt]
        let likeliest = try limn.run(start + ["--top-k", "1"], in: folder)
        #expect(likeliest.text == text.likeliest + "\n" && likeliest.errors.isEmpty)
        let drawn = try limn.run(
          start + ["--seed", "5", "--temperature", "0.8", "--top-k", "20"], in: folder)
        #expect(drawn.text == text.drawn + "\n" && drawn.status == 0)
      }
    }
  }

  @Test("half precision gives the same likeliest text here, of a run too, and is refused where there is none")
  func half() throws {
    try withGPT2Models { folder in
      let text = ["sample", "--gpt2", "text", "--length", "30", "--prompt", "To be, or not", "--top-k", "1"]
      let (single, half) = (try limn.run(text, in: folder), try limn.run(text + ["--half"], in: folder))
      #expect(half.text == single.text && half.status == 0 && half.errors.isEmpty && single.text.count > 30)
      let sizes = ["--embedding", "8", "--steps", "1", "--run"]
      #expect(
        try limn.run(["train", "gpt", "--heads", "2", "--layers", "1"] + sizes + ["r"], in: folder).status
          == 0)
      let run = ["sample", "r", "--top-k", "1", "-n", "1"]
      #expect(try limn.run(run + ["--half"], in: folder).text == limn.run(run, in: folder).text)
      #expect(try limn.run(["train", "rnn"] + sizes + ["s"], in: folder).status == 0)
      let refused = try limn.run(["sample", "s", "--half"], in: folder)
      #expect(
        refused.errors
          == "Error: --half is for the matrices of a gpt; s is a run of the model rnn, so leave it out.\n")
      #expect(refused.status == 1 && refused.output.isEmpty)
    }
  }

  @Test("mistakes are refused in one sentence")
  func errors() throws {
    try withGPT2Models { folder in
      let text = folder.appending(path: "text")
      try Data("{".utf8).write(to: folder.appending(path: "bad.json"))
      func usage(_ command: String, _ rest: String) -> String {
        "Usage: limn \(command) \(rest)\n  See 'limn \(command) --help' for more information.\n"
      }
      let sample = usage("sample", "[<options>] [<folder>]")
      let check = usage("check gpt2", "<folder> --against <file> [--tolerance <tolerance>]")
      for (arguments, message) in [
        (
          ["sample"], "Give the folder of a run, or that of a GPT-2 with --gpt2, and not both.\n" + sample
        ),
        (
          ["sample", "text", "--gpt2", "text"],
          "Give the folder of a run, or that of a GPT-2 with --gpt2, and not both.\n" + sample
        ),
        (
          ["sample", "--gpt2", "text", "--step", "1"],
          "--step is for runs, which have checkpoints; leave it out with --gpt2.\n" + sample
        ),
        (
          ["sample", "--gpt2", "no"],
          "no: no such folder; give one with GPT-2's config.json and model.safetensors.\n"
        ),
        (
          ["sample", "--gpt2", "tiny"],
          "tiny holds no byte-pair tokenizer; give a folder with tokenizer.json, with vocab.json and merges.txt, or "
            + "with encoder.json and vocab.bpe.\n"
        ),
        (
          ["check", "gpt2", "tiny"],
          "Missing expected argument '--against <file>'\nHelp:  --against <file>  What the other program computed.\n"
            + check
        ),
        (
          ["check", "gpt2", "tiny", "--against", "tiny/expected.json", "--tolerance", "-1"],
          "--tolerance is -1.0; it has to be 0 or more and finite.\n" + check
        ),
        (
          ["check", "gpt2", "tiny", "--against", "no.json"],
          "no.json: no such file; give the path of a file that is there.\n"
        ),
        (
          ["check", "gpt2", "tiny", "--against", "bad.json"],
          "bad.json is wrong at its byte 1: a key is missing.\n"
        ),
        (
          ["check", "gpt2", "text", "--against", "tiny/expected.json"],
          "tiny/expected.json: “logits” have the shape [2, 12, 96]; this model's have [2, 12, 608].\n"
        ),
      ] {
        let result = try limn.run(arguments, in: folder)
        #expect(result.errors == "Error: " + message)
        #expect(result.status != 0 && result.output.isEmpty)
      }
      // Half of the weights, as after a download that broke off.
      let weights = text.appending(path: "model.safetensors")
      try Data(contentsOf: weights).prefix(40_000).write(to: weights)
      let short = try limn.run(["sample", "--gpt2", "text"], in: folder)
      #expect(short.errors.hasPrefix("Error: text/model.safetensors is cut short: the header promises "))
      #expect(short.status == 1 && short.output.isEmpty)
    }
  }
}
