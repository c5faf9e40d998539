import LimnEngine

/// The figures of make_encoder_decoder.py.
struct EncoderDecoderFigures: Decodable {
  struct Weights: Decodable { let encoder, decoder, cross: [Float] }

  let logits: [Float]
  let loss: Float
  let names: [String]
  let gradients: [[Float]]
  let weights: Weights
}

/// The models of make_encoder_decoder.py, by their names there, with the same weights.
func smallEncoderDecoder(_ name: String) -> EncoderDecoder {
  let isShared = name == "shared"
  var configuration = ModelConfiguration(.encoderDecoder, vocabularySize: isShared ? 9 : 7, blockSize: 6)
  (configuration.embeddingWidth, configuration.hiddenWidth) = (8, 12)
  configuration.layerCount = isShared ? 2 : 1
  configuration.transformer?.headCount = 2
  configuration.transformer?.isTied = isShared
  configuration.encoder = EncoderConfiguration(
    vocabularySize: isShared ? nil : 9, blockSize: 7, layerCount: isShared ? 1 : 2)
  var generator = Generator(seed: 1)
  let model = EncoderDecoder(configuration, using: &generator)
  for (index, parameter) in model.parameters.enumerated() {
    let isMatrix = parameter.shape.count > 1
    let values = ramp(parameter.shape, 1 + 7 * index, scale: isMatrix ? 0.8 : 0.2)
    parameter.assign(isMatrix ? values : values + 1)
  }
  return model
}

/// The batch of make_encoder_decoder.py.
let smallPairs = Batch(
  inputs: IndexTensor([[0, 3, 5, 2], [0, 6, 1, 1]]), targets: IndexTensor([[3, 5, 2, 1], [6, 1, -1, -1]]),
  sources: PaddedSequences([[1, 4, 2, 8, 5], [7, 1, 3]]))
