import LimnPlatform
import Limn

/// A model of text with its tokenizer: that of a run, or a GPT-2 in Hugging Face's layout.
struct ModelSource {
  /// The model.
  let model: any LanguageModel
  /// What turns text into tokens for it.
  let tokenizer: StoredTokenizer
  /// What a picture of it says of where it comes from.
  let provenance: [Annotation.Datum]

  /// The model of a run: of the newest checkpoint, that of a step, or the best one.
  init(run folder: String, step: Int? = nil, best: Bool = false) throws {
    let trained = try RunFolder(folder).model(step: step, best: best) { Output.note("\($0)") }
    (model, tokenizer) = (trained.model, trained.tokenizer)
    provenance = [
      .init("model", trained.configuration.model.kind.rawValue), .init("step", "\(trained.step)"),
    ]
  }

  /// The model of a folder in Hugging Face's layout.
  init(gpt2 path: String) throws {
    let folder: GPT2Folder
    (folder, tokenizer) = try Self.open(gpt2: path)
    model = try folder.model()
    provenance = [.init("model", "GPT-2, \(URL(fileURLWithPath: path).lastPathComponent)")]
  }

  /// The model of a folder in Hugging Face's layout to generate with, in half precision.
  static func halfPrecision(gpt2 path: String) throws -> (HalfPrecisionGPT, StoredTokenizer) {
    let (folder, tokenizer) = try open(gpt2: path)
    return (try folder.halfPrecisionModel(), tokenizer)
  }

  private static func open(gpt2 path: String) throws -> (GPT2Folder, StoredTokenizer) {
    let folder = try GPT2Folder(path)
    // The tokenizer first: it is small, and missing more often.
    return (folder, .bytePair(try folder.tokenizer()))
  }
}
