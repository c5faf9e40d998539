import ArgumentParser
import LimnPlatform
import Limn

/// Writes a run of a gpt as a folder that transformers reads.
struct ExportGPT2Command: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gpt2",
    abstract: "Write a gpt in the layout of Hugging Face's GPT-2, for transformers to go on with.",
    discussion: """
      The folder gets config.json and model.safetensors, and vocab.json and merges.txt where every token is a character \
      of ASCII. In Python, GPT2LMHeadModel.from_pretrained("folder") reads it; “limn sample --gpt2 folder” does too.

      limn export gpt2 runs/shakespeare shakespeare-gpt2 --best
      """)

  @Argument(help: ArgumentHelp("The folder of a run of a gpt.", valueName: "run"))
  var source: String

  @Argument(help: "The folder to write, a new or an empty one.")
  var folder: String

  @OptionGroup var checkpoint: CheckpointOptions

  func run() throws {
    let runFolder = RunFolder(source)
    let kind = try runFolder.configuration().model.kind
    guard kind == .gpt else {
      throw DataError(
        "\(source) is a run of the model \(kind.rawValue), and GPT-2's layout holds a gpt alone; give a run of one."
      )
    }
    let found = FileKind(path: folder)
    if folder.isEmpty || found != nil {
      let content = found == .folder ? try? FileManager.default.contentsOfDirectory(atPath: folder) : nil
      guard let content, content.isEmpty else {
        throw DataError(
          folder.isEmpty
            ? "The folder to write has no name; give one, such as gpt2."
            : found == .folder
              ? "\(folder) is not empty; give a folder that is, or a new one."
              : "\(folder) is a file; give a folder that is empty, or a new one.")
      }
    }
    let trained = try runFolder.model(step: checkpoint.step, best: checkpoint.best) { Output.note("\($0)") }
    guard let model = trained.model as? GPT else { fatalError("ExportGPT2Command: a gpt that is no GPT") }
    try GPT2Folder.write(model, tokenizer: trained.tokenizer, to: folder)
    if trained.tokenizer.bytePairs == nil {
      Output.note(
        "The tokens are none of GPT-2's kind, so \(folder) has no tokenizer; \(runFolder.path)/tokenizer.json has them in order."
      )
    }
    try Output.say(
      "\(folder): \(TrainCommand.grouped(model.parameterCount)) parameters of step \(TrainCommand.grouped(trained.step)); "
        + "in Python, GPT2LMHeadModel.from_pretrained(\"\(folder)\") reads them")
  }
}
