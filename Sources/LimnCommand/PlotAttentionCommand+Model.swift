import LimnPlatform
import Limn

/// Attention of a model that reads a text.
extension PlotAttentionCommand {
  /// So many tokens of the data are read where no text is given: names of more are hard to read in a grid.
  private static let mostOfData = 24

  /// Whether the weights are computed by a model and not read from a file.
  var isModel: Bool { gpt2 != nil || FileKind(path: source ?? "") == .folder }

  func ofModel() throws -> (AttentionWeights, [Annotation.Datum]) {
    for (name, isGiven) in [
      ("--tensor", tensor != nil), ("--tokens", tokens != nil), ("--key-tokens", keyTokens != nil),
      ("--key-text", keyText != nil), ("--causal", causal == true), ("--no-causal", causal == false),
    ] where isGiven {
      throw DataError("\(name) is for a file with weights; a model reads --text, so leave it out.")
    }
    if let gpt2 {
      for (name, isGiven) in checkpoint.given where isGiven {
        throw DataError("\(name) is for runs, which have checkpoints; leave it out with --gpt2.")
      }
      guard let text else {
        throw DataError(
          "There is nothing to read; say what by --text, such as --text \"The cat sat on the mat\".")
      }
      return try weights(ModelSource(gpt2: gpt2), text)
    }
    let path = source ?? ""
    let kind = try RunFolder(path).configuration().model.kind
    guard kind == .gpt else {
      throw DataError(
        "\(path) is a run of the model \(kind.rawValue), which has no attention; give one of a gpt.")
    }
    let model = try ModelSource(run: path, step: checkpoint.step, best: checkpoint.best)
    return try weights(model, text ?? Self.text(for: model, path))
  }

  private func weights(_ source: ModelSource, _ text: String) throws -> (AttentionWeights, [Annotation.Datum])
  {
    guard let model = source.model as? GPT else {
      fatalError("PlotAttentionCommand: a gpt that is no GPT")
    }
    let (layers, heads) = try options.shown(
      layerCount: model.blocks.count, headCount: model.blocks.first?.attention.headCount ?? 1)
    do {
      let weights = try AttentionWeights(
        of: model, reading: text, tokenizer: source.tokenizer, layers: layers, heads: heads)
      return (weights, source.provenance + [.init("text", text)])
    } catch let error as DataError {
      throw DataError("--text: \(error)")
    }
  }

  /// What a run reads where nothing is given: a line that it makes up, or the start of its running text.
  private static func text(for source: ModelSource, _ path: String) throws -> String {
    let (model, tokenizer) = (source.model, source.tokenizer)
    let block = model.configuration.blockSize
    if tokenizer.endToken != nil {
      var generator = Generator(seed: 42)
      let text = try model.makeText(tokenizer: tokenizer, longest: block - 1, using: &generator)
      Output.note("The model reads what it made up: “\(text)”; --text gives it something else.")
      return text
    }
    let tokens = try tokenizer.encode(RunFolder(path).corpus())[0].prefix(min(mostOfData, block))
    return tokenizer.decode(Array(tokens))
  }
}
