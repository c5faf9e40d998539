import LimnEngine

/// The figures of make_transformers.py, which holds the calls.
struct TransformerFigures: Decodable {
  struct Attention: Decodable {
    let result: [Float]
    let gradients: [[Float]]
  }

  struct Cross: Decodable {
    let result, weights: [Float]
    let gradients: [[Float]]
  }

  struct Steps: Decodable { let losses, norms: [Double] }

  let attention: [String: Attention]
  let cross: Cross
  let steps: [String: Steps]
}

/// The models of make_transformers.py, by their names there, with the same weights.
func smallGPT(_ name: String) -> GPT {
  var configuration = ModelConfiguration(.gpt, vocabularySize: 29, blockSize: 16)
  (configuration.embeddingWidth, configuration.layerCount) = (24, 2)
  if name == "nanogpt" {
    configuration.hiddenWidth = 96
    configuration.transformer = TransformerConfiguration(headCount: 3)
  } else {
    configuration.hiddenWidth = 40
  }
  var generator = Generator(seed: 1)
  let model = GPT(configuration, using: &generator)
  for (index, parameter) in model.parameters.enumerated() {
    let isMatrix = parameter.shape.count > 1
    let values = ramp(parameter.shape, 1 + 7 * index, scale: isMatrix ? 0.3 : 0.2)
    parameter.assign(isMatrix ? values : values + 1)
  }
  return model
}
