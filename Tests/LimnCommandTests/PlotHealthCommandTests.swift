import Foundation
import LimnTestSupport
import Testing

@Suite("limn plot activations, updates, range, function, boundary, next")
struct PlotHealthCommandTests {
  /// Runs the program and gives what the picture's texts are.
  private func texts(_ arguments: [String], in folder: URL) throws -> [String] {
    let result = try Program("limn").run(arguments + ["-o", "picture.svg"], in: folder)
    #expect(result.status == 0, "\(arguments): \(result.errors)")
    let data = try Data(contentsOf: folder.appending(path: "picture.svg"))
    return try XMLTree(parsing: data).all.filter { $0.name == "text" }.map(\.content)
  }

  @Test("a run's layers and updates are drawn, from its log or its checkpoint")
  func runs() throws {
    try withFolder { folder in
      for (name, options) in [("with", ["--statistics-every", "5"]), ("without", [])] {
        let arguments = ["train", "mlp", "--hidden", "20", "--steps", "20", "--run", name] + options
        #expect(try Program("limn").run(arguments, in: folder).status == 0)
      }
      let activations = try texts(["plot", "activations", "with", "--step", "6"], in: folder)
      for text in [
        "Activations by layer", "with at step 6; the one of 3 layers that tanh bounds", "hidden", "saturated",
      ] { #expect(activations.contains(text), "\(text)") }
      let gradients = try texts(
        ["plot", "activations", "with", "--of", "gradients", "--rows", "2", "--all-layers"], in: folder)
      for text in ["step 1", "step 16", "embedding", "hidden", "output"] {
        #expect(gradients.contains(text), "\(text)")
      }
      let weights = try texts(["plot", "activations", "without", "--of", "weights"], in: folder)
      for text in ["without at step 20", "embedding.weight", "hidden.weight", "output.weight"] {
        #expect(weights.contains(text), "\(text)")
      }
      let saturation = try texts(["plot", "activations", "without", "--of", "saturation"], in: folder)
      #expect(saturation.contains("Saturated neurons of hidden"))
      let updates = try texts(["plot", "updates", "with"], in: folder)
      for text in ["10⁻³, about right", "hidden.weight", "saturated, %"] {
        #expect(updates.contains(text), "\(text)")
      }
      let table = ["train", "bigram", "--steps", "6", "--statistics-every", "5", "--run", "table"]
      #expect(try Program("limn").run(table, in: folder).status == 0)
      let taken = try Program("limn").run(["plot", "activations", "without"], in: folder)
      #expect(taken.status == 0)
      #expect(
        taken.errors
          == "Note: The log holds no statistics; these are of step 21, taken on a batch of the data.\n")
      let next = try texts(["plot", "next", "without", "--prefix", "em", "--top", "3"], in: folder)
      #expect(next.contains("What comes after “em”"))
      #expect(next.contains("The chances of the 3 likeliest of 27 tokens, temperature 1"))
      // A followed sample is that of “limn sample”.
      let sample = try Program("limn").run(["sample", "without", "-n", "1", "--seed", "4"], in: folder).text
      let name = sample.trimmingCharacters(in: .newlines)
      let followed = try texts(["plot", "next", "without", "--steps", "64", "--seed", "4"], in: folder)
      #expect(followed.contains("How “\(name)” is made up"))
      for (arguments, sentence) in [
        (
          ["updates", "without"],
          "without holds no statistics of layers; train with --statistics-every, such as --statistics-every 10."
        ),
        (
          ["activations", "with", "--step", "7"],
          "with holds no statistics of step 7; it has those of 1, 6, 11, 16."
        ),
        (
          ["activations", "with", "--layer", "hiden"],
          "with has no layer “hiden”; it has embedding, hidden, output."
        ),
        (
          ["activations", "with/log.jsonl", "--of", "weights"],
          "with/log.jsonl is a log; weights are in checkpoints, so give the run's folder."
        ),
        (
          ["activations", "table", "-o", "none.svg"],
          "table has no layer whose activations are noted: the model is one table of scores; --of weights draws it."
        ),
        (["updates", "no"], "no: no such folder; give the one that “limn train --run” wrote."),
        (
          ["next", "with", "--prefix", "é"],
          "--prefix: “é” holds “é”, which is not in the alphabet of 26 characters."
        ),
      ] {
        let result = try Program("limn").run(["plot"] + arguments, in: folder)
        #expect(result.status != 0 && result.errors == "Error: \(sentence)\n")
      }
    }
  }

  @Test("a start of weights that saturates tanh can be chosen, for an MLP alone")
  func start() throws {
    try withFolder { folder in
      func saturated(_ start: String) throws -> Double {
        let arguments = [
          "train", "mlp", "--steps", "1", "--statistics-every", "1", "--start", start, "--run", start,
        ]
        #expect(try Program("limn").run(arguments, in: folder).status == 0)
        let texts = try texts(["plot", "activations", start], in: folder)
        return try #require(texts.filter { $0.hasSuffix(" %") }.compactMap { Double($0.dropLast(2)) }.first)
      }
      // Third lecture: with weights of deviation 1 most of tanh is flat.
      let (bad, good) = (try saturated("standard-normal"), try saturated("kaiming"))
      #expect(bad > 50 && good < 25)
      let refused = try Program("limn").run(["train", "gru", "--start", "kaiming"], in: folder)
      #expect(refused.status != 0)
      #expect(refused.errors == "Error: The model's start is kaiming; only an MLP has a choice of it.\n")
    }
  }

  @Test("a range test suggests a rate, and keeps its losses")
  func range() throws {
    try withFolder { folder in
      let arguments = [
        "plot", "range", "--hidden", "20", "--steps", "100", "--losses", "l.json", "-o", "r.svg",
      ]
      let result = try Program("limn").run(arguments, in: folder)
      #expect(result.status == 0)
      #expect(result.text.hasPrefix("Suggested learning rate 0."))
      #expect(result.text.contains(", the middle of the valley; the loss is lowest at "))
      let losses = try JSONSerialization.jsonObject(with: Data(contentsOf: folder.appending(path: "l.json")))
      #expect(((losses as? [String: Any])?["points"] as? [Any])?.count == 100)
    }
  }

  @Test("functions are drawn by name and by expression")
  func functions() throws {
    try withFolder { folder in
      let texts = try texts(["plot", "function", "TANH", "x*sigmoid(x)"], in: folder)
      for text in ["tanh", "x*sigmoid(x)", "function", "derivative"] {
        #expect(texts.contains(text), "\(text)")
      }
    }
  }

  @Test("the boundary between points of one's own is drawn")
  func boundary() throws {
    try withFolder { folder in
      let points = (0..<20).map { "\(Double($0) / 10),\($0 % 3),\($0 < 10 ? 0 : 1)" }.joined(separator: "\n")
      try Data("x,y,label\n\(points)\n".utf8).write(to: folder.appending(path: "points.csv"))
      let texts = try texts(
        ["plot", "boundary", "--data", "points.csv", "--hidden", "4", "--steps", "5"], in: folder)
      #expect(texts.contains("points.csv told apart by MLP(2, [4, 1])"))
      let moons = try Program("limn").run(["plot", "boundary", "--hidden", "8,8", "-o", "m.svg"], in: folder)
      #expect(moons.text == "Loss 0.0181, accuracy 100 % after 100 steps.\n")
    }
  }

  @Test(
    "wrong options are told",
    arguments: [
      (["activations", "x", "--rows", "0"], "--rows is 0; it has to be 1 to 20."),
      (
        ["activations", "x", "--rows", "2", "--step", "3"],
        "--rows and --step exclude each other; leave one out."
      ),
      (
        ["activations", "x", "--rows", "2", "--of", "saturation"],
        "--rows is not for --of saturation, which draws one batch; leave it out."
      ),
      (["range", "--from", "0"], "--from is 0.0; it has to be above 0, such as 0.001."),
      (["range", "--from", "1", "--to", "0.1"], "--to is 0.1; it has to be above --from, 1.0."),
      (["range", "--steps", "3"], "--steps is 3; it has to be 20 to 1,000,000."),
      (
        ["function", "tanh", "--from", "4"],
        "--from 4.0 --to 4.0: x has to start below its end, such as --from -4 --to 4."
      ),
      (["function", "tanh", "--y-from", "1"], "--y-from and --y-to go together; give both, or none."),
      (
        ["boundary", "--hidden", "16,,3"],
        "--hidden is “16,,3”; it has to be sizes from 1 to 1,000 with commas between, ten at most, such as 16,16."
      ),
      (["boundary", "--steps", "-1"], "--steps is -1; it has to be 0 to 100,000."),
      (
        ["boundary", "--data", "x.csv", "--noise", "0.2"],
        "--noise and --points are for the moons; leave them out, or --data."
      ),
      (["next"], "Give the folder of a run, that of a GPT-2 with --gpt2, or --counts for counted bigrams."),
      (["next", "x", "--counts"], "A run, --gpt2 and --counts are three models; give one of them."),
      (["next", "--counts", "--steps", "0"], "--steps is 0; it has to be 1 to 64."),
      (["next", "--counts", "--top", "0"], "--top is 0; it has to be 1 to 200."),
    ])
  func refused(arguments: [String], sentence: String) throws {
    let result = try Program("limn").run(["plot"] + arguments)
    #expect(result.status != 0)
    #expect(result.errors.hasPrefix("Error: \(sentence)\n"), "\(result.errors)")
  }
}
