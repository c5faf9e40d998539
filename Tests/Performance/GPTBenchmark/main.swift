// Times training steps and generation of transformers, for compare_gpt.py:
//   GPTBenchmark shakespeare-cpu|shakespeare-gpu STEPS INPUT.safetensors
//   GPTBenchmark generate TOKENS [single|half [across]]
//
// The input holds the initial weights by name, and `inputs` and `targets`, [steps, batch, block], which are taken in
// order and from the start again. Generation is by a model of GPT-2's 124 million parameters and its cache; `across`
// has the blocks' matrices lie as in GPT-2's files, [inputs, outputs]. Prints a line of JSON: the loss of each of the
// first steps, and the seconds of each step or token.
import Foundation
import LimnEngine

struct Report: Encodable {
  var losses: [Float] = []
  var seconds: [Double] = []
}

func seconds(_ body: () -> Void) -> Double {
  let start = DispatchTime.now().uptimeNanoseconds
  body()
  return Double(DispatchTime.now().uptimeNanoseconds - start) * 1e-9
}

func batches(_ name: String, of file: SafetensorsFile) throws -> [IndexTensor] {
  let shape = try file.info(name).shape
  let values = try file.integers(name).map { Int32($0) }
  let size = shape[1] * shape[2]
  return (0..<shape[0]).map {
    IndexTensor(shape: [shape[1], shape[2]], values: Array(values[$0 * size..<($0 + 1) * size]))
  }
}

let arguments = CommandLine.arguments
let count = Int(arguments[2])!
var report = Report()
if arguments[1] == "generate" {
  var configuration = ModelConfiguration(.gpt, vocabularySize: 50_257, blockSize: 1_024)
  (configuration.embeddingWidth, configuration.hiddenWidth, configuration.layerCount) = (768, 3_072, 12)
  configuration.transformer = .gpt2(headCount: 12)
  let isAcross = arguments.count > 4 && arguments[4] == "across"
  let model = GPT(configuration) {
    isAcross && $0.name.hasPrefix("blocks") && $0.shape.count == 2
      ? Tensor(filled: 0.01, shape: $0.shape.reversed()).transposed() : Tensor(filled: 0.01, shape: $0.shape)
  }
  let cache = model.makeCache()
  let isHalf = arguments.count > 3 && arguments[3] == "half"
  let next = isHalf ? try HalfPrecisionGPT(model).nextLogits : model.nextLogits
  for token in 0..<count { report.seconds.append(seconds { _ = next(IndexTensor([[token]]), cache) }) }
} else {
  let file = try SafetensorsFile(contentsOfFile: arguments[3])
  let (inputs, targets) = (try batches("inputs", of: file), try batches("targets", of: file))
  var configuration = RunPreset(rawValue: arguments[1])!.model
  configuration.vocabularySize = 65
  configuration.transformer?.dropout = 0
  let model = try GPT(configuration) { Tensor(shape: $0.shape, values: try file.floats($0.name)) }
  let optimizer = Adam(
    model.namedParameters, betas: (0.9, 0.99), weightDecay: 0.1, decoupled: true, decaysMatricesOnly: true)
  let parameters = model.parameters
  for step in 0..<count {
    let time = seconds {
      let loss = model.loss(inputs[step % inputs.count], targets[step % inputs.count])
      optimizer.zeroGrad()
      loss.backward()
      let factor = GradientClipping.factor(norm: GradientClipping.norm(parameters), largest: 1)
      optimizer.step(learningRate: 1e-3, gradientFactor: factor)
      if step < 50 { report.losses.append(loss.item) }
    }
    report.seconds.append(time)
  }
}
print(String(decoding: try JSONEncoder().encode(report), as: UTF8.self))
