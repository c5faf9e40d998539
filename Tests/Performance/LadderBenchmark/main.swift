// Times training steps of the ladder's models: LadderBenchmark MODEL STEPS INPUT.safetensors
// or a large matrix product, which shows what the machine can do: LadderBenchmark product STEPS
//
// The input, made by compare_ladder.py, holds the initial weights by name, and `inputs` and `targets` of all
// examples. Every step takes the next `batch` of them in order, as the other system does. Prints a line of JSON:
// the loss of each of the first steps, and the seconds of each step.
import Foundation
import LimnEngine

struct Report: Encodable {
  var losses: [Float] = []
  var seconds: [Double] = []
}

let arguments = CommandLine.arguments
let kind = arguments[1]
let steps = Int(arguments[2])!
if kind == "product" {
  var generator = Generator(seed: 1)
  let (a, b) = (
    Tensor.randn([1024, 1024], using: &generator), Tensor.randn([1024, 1024], using: &generator)
  )
  var best = Double.infinity
  for _ in 0..<steps {
    let start = DispatchTime.now().uptimeNanoseconds
    _ = a.matmul(b)
    best = min(best, Double(DispatchTime.now().uptimeNanoseconds - start) * 1e-9)
  }
  print(best)
  exit(0)
}
let file = try SafetensorsFile(contentsOfFile: arguments[3])
func indices(_ name: String) throws -> IndexTensor {
  IndexTensor(shape: try file.info(name).shape, values: try file.integers(name).map { Int32($0) })
}
let examples = Examples(inputs: try indices("inputs"), targets: try indices("targets"))
var generator = Generator(seed: 1)
var report = Report()

func load(_ model: any LanguageModel) throws {
  for parameter in model.namedParameters {
    parameter.tensor.assign(
      Tensor(shape: parameter.tensor.shape, values: try file.floats(parameter.name)))
  }
}

@MainActor func time(_ step: () -> Tensor) {
  for index in 0..<steps {
    let start = DispatchTime.now().uptimeNanoseconds
    let loss = step()
    report.seconds.append(Double(DispatchTime.now().uptimeNanoseconds - start) * 1e-9)
    if index < 20 { report.losses.append(loss.item) }
  }
}

if kind.hasPrefix("bigram") {
  let model = NeuralBigram(ModelConfiguration(.bigram, vocabularySize: 27), using: &generator)
  try load(model)
  let first = examples.inputs.reshaped([examples.count])
  let oneHot = Tensor.oneHot(first, classes: 27)
  let counts = NeuralBigram.counts(first, examples.targets, size: 27)
  time {
    let data =
      switch kind {
      case "bigram-onehot": oneHot.matmul(model.weight).crossEntropy(examples.targets)
      case "bigram-gathered": model.weight.embedding(first).crossEntropy(examples.targets)
      default: model.loss(counts: counts)
      }
    let loss = data + 0.01 * (model.weight * model.weight).mean()
    model.weight.zeroGrad()
    loss.backward()
    model.weight.add(model.weight.grad!, scale: -50)
    return loss
  }
} else {
  let configuration = ModelConfiguration(ModelKind(rawValue: kind)!, vocabularySize: 27)
  let model = configuration.makeModel(using: &generator)
  try load(model)
  let optimizer = SGD(model.namedParameters)
  let batch = 32
  var position = 0
  time {
    let positions = (0..<batch).map { (position + $0) % examples.count }
    position += batch
    let part = examples.batch(at: positions)
    let loss = model.loss(part.inputs, part.targets)
    optimizer.zeroGrad()
    loss.backward()
    optimizer.step(learningRate: 0.1)
    return loss
  }
}
print(String(decoding: try JSONEncoder().encode(report), as: UTF8.self))
