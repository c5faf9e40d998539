import Foundation
import LimnTestSupport
import Testing

@Suite("limn plot of transformers")
struct PlotTransformerCommandTests {
  private let limn = Program("limn")

  /// Draws a picture, and gives it with what was said.
  private func draw(_ arguments: [String], in folder: URL) throws -> (picture: XMLTree, said: String) {
    let result = try limn.run(["plot"] + arguments + ["-o", "picture.svg"], in: folder)
    #expect(result.status == 0, "\(arguments): \(result.errors)")
    return (
      try XMLTree(parsing: Data(contentsOf: folder.appending(path: "picture.svg"))),
      result.errors + result.text
    )
  }

  private func train(_ arguments: [String], in folder: URL) throws {
    let sizes = ["--embedding", "8", "--heads", "2", "--layers", "2", "--batch", "4", "--steps", "5"]
    let result = try limn.run(["train", "gpt"] + sizes + arguments, in: folder)
    #expect(result.status == 0, "\(result.errors)")
  }

  @Test("what a GPT-2's heads look at, as transformers has it, in every view")
  func gpt2Attention() throws {
    try withGPT2Models { folder in
      let text = ["attention", "--gpt2", "text", "--text", "To be, or naïve"]
      // GPT2TokenizerFast: ï is two tokens, each a byte.
      let tokens = ["To", "␣be", ",", "␣", "or", "␣n", "a", "<0xC3>", "<0xAF>", "ve"]
      let (map, said) = try draw(text + ["--view", "map", "--layer", "1", "--head", "1"], in: folder)
      #expect(said.isEmpty)
      let cells = map.ofClass("cell").filter { $0.attributes["data-row"] == "ve" }
      #expect(cells.map { $0.attributes["data-column"] } == tokens)
      // GPT2LMHeadModel.from_pretrained(…, attn_implementation="eager")(…, output_attentions=True).attentions[1][0, 1, -1]
      let expected = [0.0931, 0.1631, 0.2401, 0.0245, 0.0337, 0.0405, 0.1182, 0.1657, 0.1113, 0.0098]
      for (cell, weight) in zip(cells, expected) {
        let value = try #require(cell.attributes["data-value"].flatMap { Double($0) })
        #expect(abs(value - weight) < 1e-4)
      }
      let metadata = try #require(map.first("metadata")).text
      #expect(metadata.contains("model: GPT-2, text") && metadata.contains("text: To be, or naïve"))
      for (arguments, kind, count) in [
        ([], "matrix", 4), (["--view", "mean"], "cell", 55), (["--view", "entropy"], "cell", 4),
        (["--view", "lines", "--query", "0"], "link", 2),
      ] as [([String], String, Int)] {
        #expect(try draw(text + arguments, in: folder).picture.ofClass(kind).count == count, "\(arguments)")
      }
    }
  }

  @Test("a run of lines reads the start and a text, or what it makes up; one of a text the start of its data")
  func runAttention() throws {
    try withFolder { folder in
      try train(["--run", "names"], in: folder)
      func keys(_ picture: XMLTree) -> [String?] {
        let cells = picture.ofClass("cell")
        return cells.filter { $0.attributes["data-row"] == cells.last?.attributes["data-row"] }
          .suffix(4).map { $0.attributes["data-column"] }
      }
      let map = ["--view", "map"]
      #expect(
        try keys(draw(["attention", "names", "--text", "ivo"] + map, in: folder).picture) == [
          ".", "i", "v", "o",
        ])
      let (_, said) = try draw(["attention", "names"], in: folder)
      #expect(
        said.wholeMatch(
          of: /Note: The model reads what it made up: “[a-z]*”; --text gives it something else.\n/) != nil)
      #expect(try draw(["attention", "names"], in: folder).said == said)
      try Data(String(repeating: "to be or not\n", count: 40).utf8).write(
        to: folder.appending(path: "text.txt"))
      try train(["--data", "text.txt", "--text", "--block-size", "8", "--run", "text"], in: folder)
      let (start, nothing) = try draw(["attention", "text"] + map, in: folder)
      #expect(nothing.isEmpty)
      let cells = start.ofClass("cell").suffix(8)
      #expect(cells.map { $0.attributes["data-column"] } == "to␣be␣or".map(String.init))
    }
  }

  @Test("a GPT-2's tokens in the plane, and their neighbours among all tokens")
  func gpt2Embedding() throws {
    try withGPT2Models { folder in
      let all = try draw(["embedding", "--gpt2", "text"], in: folder).picture
      // 601 tokens but for <|endoftext|>, 33 control characters, and 128 bytes and 2 longer tokens that cut a character.
      #expect(all.ofClass("dot").count == 601 - 1 - 33 - 128 - 2)
      #expect(
        Set(all.ofClass("dot").compactMap { $0.attributes["data-series"] })
          == ["words", "words with a capital", "capitals", "parts of words", "numbers", "signs"])
      let some = try draw(["embedding", "--gpt2", "text", "--tokens", "␣the, be,or"], in: folder).picture
      let names = some.ofClass("dot").map { $0.children.first { $0.name == "title" }?.text ?? "" }
      #expect(names.sorted() == ["or", "␣be", "␣the"])
      let near = ["embedding", "--gpt2", "text", "--tokens", "or", "--neighbors", "␣the", "--k", "2"]
      let (picture, table) = try draw(near, in: folder)
      // 1 - torch.nn.functional.cosine_similarity(wte[264], wte[:601]) in double precision
      #expect(table == "␣the  ing 0.303  ␣com 0.356\n")
      #expect(picture.ofClass("link").count == 2 && picture.ofClass("dot").count == 4)
    }
  }

  @Test("what a GPT-2 goes on with, its tokens and not the vocabulary that was rounded up")
  func gpt2Next() throws {
    try withGPT2Models { folder in
      let start = ["next", "--gpt2", "text", "--prefix", "To be, or not"]
      let picture = try draw(start + ["--top", "4"], in: folder).picture
      // GPT2LMHeadModel's last logits of the 601 tokens by softmax, in %
      let expected = [("eak", 3.98242), ("<0xE4>", 3.91438), ("est", 2.84521), ("ok", 2.44913)]
      let bars = picture.ofClass("bar")
      #expect(bars.map { $0.attributes["data-name"] } == expected.map(\.0))
      for (bar, percent) in zip(bars, expected.map(\.1)) {
        let value = try #require(bar.attributes["data-value"].flatMap { Double($0) })
        #expect(abs(value - percent) < 1e-3)
      }
      let texts = picture.all.filter { $0.name == "text" }.map(\.content)
      #expect(texts.contains("What comes after “To be, or not”"))
      #expect(texts.contains { $0.contains("4 likeliest of 601 tokens") })
      let followed = try draw(start + ["--steps", "5", "--top", "3", "--seed", "5"], in: folder).picture
      let sample = try limn.run(
        ["sample", "--gpt2", "text", "--prompt", "To be, or not", "--length", "5", "--seed", "5"], in: folder)
      let text = sample.text.trimmingCharacters(in: .newlines)
      #expect(followed.first("title")?.text == "How “\(text)…” is made up")
    }
  }

  @Test("a gpt run's embedding, its chances and its weights")
  func runPictures() throws {
    try withFolder { folder in
      try train(["--run", "r"], in: folder)
      let dots = try draw(["embedding", "r"], in: folder).picture.ofClass("dot")
      #expect(dots.count == 27 && dots.contains { $0.attributes["data-series"] == "vowel" })
      let chances = try draw(["next", "r", "--prefix", "em", "--top", "27"], in: folder).picture.ofClass(
        "bar"
      )
      .compactMap { $0.attributes["data-value"].flatMap { Double($0) } }
      #expect(chances.count == 27 && abs(chances.reduce(0, +) - 100) < 1e-3)
      let few = try draw(["next", "r", "--prefix", "em", "--top-k", "3", "--best"], in: folder).picture
      let shares = few.ofClass("bar").compactMap { $0.attributes["data-value"].flatMap { Double($0) } }
      #expect(shares.filter { $0 > 0 }.count == 3 && abs(shares.reduce(0, +) - 100) < 1e-3)
      #expect(try #require(few.first("metadata")).text.contains("top-k: 3"))
      // A line that is too long for the picture is two in it.
      let said = few.all.filter { $0.name == "text" }.map(\.content).joined(separator: " ")
      #expect(said.contains("The chances of those of 27 tokens that may be drawn, temperature 1,"))
      let tensor = ["heatmap", "r", "--tensor", "tokenEmbedding.weight"]
      let rows = try draw(tensor, in: folder).picture.ofClass("cell").map { $0.attributes["data-row"] }
      #expect(rows.count == 27 * 8 && rows.last == "z")
    }
  }

  @Test("what can't be drawn is told in a sentence, and nothing is written")
  func errors() throws {
    try withGPT2Models { folder in
      try train(["--run", "r"], in: folder)
      #expect(try limn.run(["train", "mlp", "--steps", "1", "--run", "mlp"], in: folder).status == 0)
      let attention = ["attention", "--gpt2", "text", "--text"]
      for (arguments, sentence) in [
        (
          ["attention", "r", "--text", "abcdefghijklmnopqrst"],
          "--text: The text has 21 tokens with that of the start, and the model reads 16 at once; give a shorter one."
        ),
        (
          attention + [String(repeating: "xx", count: 33)],
          "--text: The text has 66 tokens, and the model reads 64 at once; give a shorter one."
        ),
        (attention + [""], "--text: The text is empty; a model needs a token at least to attend to."),
        (
          ["attention", "r", "--text", "Äh"],
          "--text: “Äh” holds “Ä”, which is not in the alphabet of 26 characters."
        ),
        (
          ["attention", "--gpt2", "text"],
          "There is nothing to read; say what by --text, such as --text \"The cat sat on the mat\"."
        ),
        (
          ["attention", "mlp"],
          "mlp is a run of the model mlp, which has no attention; give one of a gpt."
        ),
        (["attention", "."], ". holds no run; give the folder that “limn train --run” wrote."),
        (
          ["attention", "r", "--key-text", "a"],
          "--key-text is for a file with weights; a model reads --text, so leave it out."
        ),
        (
          attention + ["a", "--step", "5"],
          "--step is for runs, which have checkpoints; leave it out with --gpt2."
        ),
        (
          ["attention", "tiny/model.safetensors", "--best"],
          "--best chooses a checkpoint of a run, and tiny/model.safetensors is none; leave it out."
        ),
        (attention + ["a", "--layer", "2"], "--layer is 2; there are layers 0 to 1."),
        (
          ["embedding", "--gpt2", "text", "--tokens", "␣the,Marcius"],
          "--tokens: “Marcius” is 2 tokens, “M” and “arcius”; with a space in front, “␣Marcius”, it is one."
        ),
        (
          ["embedding", "--gpt2", "text", "--neighbors", "Xyz"],
          "--neighbors: “Xyz” is 3 tokens, “X”, “y” and “z”; give words that are one token, or their pieces."
        ),
        (
          ["next", "--gpt2", "tiny"],
          "tiny holds no byte-pair tokenizer; give a folder with tokenizer.json, with vocab.json and merges.txt, or with "
            + "encoder.json and vocab.bpe."
        ),
      ] {
        let result = try limn.run(["plot"] + arguments + ["-o", "none.svg"], in: folder)
        #expect(result.errors == "Error: \(sentence)\n")
        #expect(result.status != 0 && result.text.isEmpty)
      }
      for (arguments, sentence) in [
        (
          ["attention"],
          "Give the folder of a run or a file with weights, or the folder of a GPT-2 with --gpt2, and not both."
        ),
        (
          ["embedding", "r", "--gpt2", "text"],
          "Give the folder of a run or a file of numbers, or the folder of a GPT-2 with --gpt2, and not both."
        ),
        (
          ["embedding", "--gpt2", "text", "--color-by", "frequency"],
          "--color-by frequency is for runs and files; leave it out with --gpt2."
        ),
        (["next"], "Give the folder of a run, that of a GPT-2 with --gpt2, or --counts for counted bigrams."),
        (["next", "r", "--gpt2", "text"], "A run, --gpt2 and --counts are three models; give one of them."),
        (
          ["next", "--gpt2", "text", "--step", "1"],
          "--step is for runs, which have checkpoints; leave it out with --gpt2."
        ),
      ] {
        let result = try limn.run(["plot"] + arguments + ["-o", "none.svg"], in: folder)
        #expect(result.errors.hasPrefix("Error: \(sentence)\nUsage: "), "\(result.errors)")
        #expect(result.status != 0)
      }
      #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "none.svg").path))
    }
  }
}
