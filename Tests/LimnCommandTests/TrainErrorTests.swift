import Foundation
import LimnTestSupport
import Testing

@Suite("limn train and limn sample, used wrongly")
struct TrainErrorTests {
  private let limn = Program("limn")
  private let usage =
    "Usage: limn train [<options>] [<kind>]\n  See 'limn train --help' for more information.\n"

  @Test("wrong options are refused in one sentence, and nothing is written")
  func training() throws {
    try withFolder { folder in
      try Data("ab\ncd\n".utf8).write(to: folder.appending(path: "names.txt"))
      try Data().write(to: folder.appending(path: "empty.txt"))
      try Data([0x61, 0x0a, 0xff, 0x28]).write(to: folder.appending(path: "broken.txt"))
      let kinds = "bigram, mlp, batchnorm, wavenet, dilated, rnn, gru, gpt, encoder-decoder"
      for (arguments, message) in [
        ([], "Say which model to train: \(kinds); or give --resume and the folder of a run.\n\(usage)"),
        (["mlp", "--text"], "--text needs a file; give one with --data.\n\(usage)"),
        (["mlp", "--data", ""], "--data is empty; give the path of a text file.\n\(usage)"),
        (["mlp", "--separator", ""], "--separator is empty; give a text such as \"|\".\n\(usage)"),
        (
          ["mlp", "--separator", "\n"],
          "--separator holds a line end, which separates anyway; give a text such as \"|\".\n\(usage)"
        ),
        (
          ["--resume", "r", "--batch", "4"],
          "--resume r goes on with the settings of that run; leave the model and the other options but --data and --steps out.\n"
            + usage
        ),
        (
          ["--resume", "r", "--data", "names.txt", "--codes"],
          "--resume r goes on with the settings of that run; leave the model and the other options but --data and --steps out.\n"
            + usage
        ),
        (
          ["mlp", "--steps", "x"],
          "The value 'x' is invalid for '--steps <steps>'\nHelp:  --steps <steps>  How many steps to take. (default: "
            + "20,000; of a recurrent or dilated model or an encoder-decoder 5,000; of a gpt its preset's)\n\(usage)"
        ),
        (
          ["mlp", "--optimizer", "lion"],
          "The value 'lion' is invalid for '--optimizer <optimizer>'. Please provide one of 'sgd', 'adam' or 'adamw'.\n"
            + "Help:  --optimizer <optimizer>  sgd, adam or adamw. (default: sgd; adamw for recurrent and dilated "
            + "models and transformers)\n\(usage)"
        ),
        (["mlp", "--held-out", "0"], "The number held out is 0; it has to be 1 to 1000000000.\n"),
        (
          ["--resume", "r", "--held-out", "5"],
          "--resume r goes on with the settings of that run; leave the model and the other options but --data and --steps out.\n"
            + usage
        ),
        (["--resume", "r"], "r: no such folder; give the one that “limn train --run” wrote.\n"),
        (["mlp", "--data", "no.txt"], "no.txt: no such file; give a text file with one sequence a line.\n"),
        (["mlp", "--data", "."], ". is a folder; give a text file with one sequence a line.\n"),
        (["mlp", "--data", "empty.txt"], "empty.txt holds no sequences; it should hold one a line.\n"),
        (["gru", "--text", "--data", "empty.txt"], "empty.txt is empty; it should hold text.\n"),
        (["mlp", "--data", "broken.txt"], "broken.txt, line 2: not UTF-8 text; save the file as UTF-8.\n"),
        (["mlp", "--run", ""], "The run's folder has no name; give one, such as runs/mlp.\n"),
        (["mlp", "--run", "names.txt"], "names.txt is a file; give a folder that is empty, or a new one.\n"),
        (["mlp", "--run", "."], ". is not empty; give a folder that is, or a new one.\n"),
        (["mlp", "--steps", "-1"], "The number of steps is -1; it has to be 0 to 1000000000.\n"),
        (
          ["mlp", "--steps", "9223372036854775807"],
          "The number of steps is 9223372036854775807; it has to be 0 to 1000000000.\n"
        ),
        (["mlp", "--batch", "0"], "The batch size is 0; it has to be 1 to 1000000.\n"),
        (["mlp", "--log-every", "0"], "The log interval is 0; it has to be 1 to 1000000000.\n"),
        (
          ["mlp", "--learning-rate", "-0.1"], "The learning rate is -0.1; it has to be above 0 and finite.\n"
        ),
        (
          ["mlp", "--optimizer", "adam", "--momentum", "0.9"],
          "--momentum is for --optimizer sgd; adam has its own.\n"
        ),
        (
          ["wavenet", "--block-size", "6"],
          "The model's block size is 6 with 3 layers; a WaveNet joins two by two, so it has to be 2 to the power of "
            + "the number of layers.\n"
        ),
        (
          ["bigram", "--hidden", "9"],
          "--hidden is not for a bigram, which is one table of scores; leave it out.\n"
        ),
        (["bigram", "--block-size", "2"], "The model's block size is 2; a bigram's is 1.\n"),
      ] {
        let result = try limn.run(["train"] + arguments, in: folder)
        #expect(result.errors == "Error: " + message)
        #expect(result.status != 0 && result.output.isEmpty)
      }
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == [
          "broken.txt", "empty.txt", "names.txt",
        ])
    }
  }

  @Test("data that was moved is given with --resume; other data is refused")
  func moved() throws {
    try withFolder { folder in
      let (names, moved) = (folder.appending(path: "names.txt"), folder.appending(path: "moved.txt"))
      try Data("ab\ncd\nac\n".utf8).write(to: names)
      let arguments = ["train", "bigram", "--data", "names.txt", "--steps", "2", "--run", "r"]
      #expect(try limn.run(arguments, in: folder).status == 0)
      let asked = try Data(contentsOf: folder.appending(path: "r/configuration.json"))
      try FileManager.default.moveItem(at: names, to: moved)
      let result = try limn.run(["train", "--resume", "r", "--data", "moved.txt"], in: folder)
      #expect(result.status == 0 && result.text.contains("/moved.txt: "))
      #expect(try Data(contentsOf: folder.appending(path: "r/configuration.json")) == asked)
      try Data("ab\ncd\n".utf8).write(to: names)
      let other = try limn.run(["train", "--resume", "r", "--data", "names.txt"], in: folder)
      #expect(
        other.errors
          == "Error: names.txt is not the file that the run began with; put that one back, or start a new run.\n"
      )
      #expect(other.status == 1)
    }
  }

  @Test("a damaged checkpoint is said, and the one before is taken")
  func damaged() throws {
    try withFolder { folder in
      try Data("ab\ncd\nac\n".utf8).write(to: folder.appending(path: "names.txt"))
      let arguments = ["train", "bigram", "--data", "names.txt", "--steps", "2", "--run", "r"]
      #expect(try limn.run(arguments, in: folder).status == 0)
      let path = "r/checkpoints/step-000000002.safetensors"
      let bytes = try Data(contentsOf: folder.appending(path: path))
      try bytes.prefix(5).write(to: folder.appending(path: path))
      let note =
        "Note: \(path) is no safetensors file or cut short: it holds 5 bytes; the length of its header alone takes 8. "
        + "The checkpoint of step 1 is taken instead.\n"
      #expect(try limn.run(["sample", "r"], in: folder).errors == note)
      #expect(try limn.run(["train", "--resume", "r"], in: folder).errors.hasPrefix(note))
      #expect(try Data(contentsOf: folder.appending(path: path)) == bytes)
      let taken = try limn.run(arguments, in: folder)
      #expect(
        taken.errors == "Error: r holds a run already; give another folder, or go on with it by --resume r.\n"
      )
    }
  }

  @Test("a loss that is no number is said, and the run fails")
  func divergence() throws {
    try withFolder { folder in
      let result = try limn.run(
        ["train", "mlp", "--hidden", "4", "--learning-rate", "3e38", "--run", "r", "--steps", "50"],
        in: folder)
      #expect(
        result.errors.wholeMatch(
          of:
            #/Error: The loss is no longer a number at step \d+; start anew with a learning rate below 3e\+38\.\n/#
        )
          != nil)
      #expect(result.status == 1)
    }
  }
}
