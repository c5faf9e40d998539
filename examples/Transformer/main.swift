// A small transformer learns names and makes up more, in a few seconds: TransformerExample [steps]
import LimnEngine

let steps = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 400
let corpus = Corpus.bundledNames
let tokenizer = CharacterTokenizer(corpus)
var generator = Generator(seed: 2_147_483_647)
let parts = corpus.split(train: 0.8, validation: 0.1, using: &generator)

var configuration = ModelConfiguration(.gpt, vocabularySize: tokenizer.count, blockSize: 16)
(configuration.layerCount, configuration.embeddingWidth, configuration.hiddenWidth) = (2, 32, 128)
configuration.transformer = TransformerConfiguration(headCount: 4)
let train = try Examples(sequencesOf: parts.train, tokenizer: tokenizer, blockSize: 16)
let validation = try Examples(sequencesOf: parts.validation, tokenizer: tokenizer, blockSize: 16)
let model = GPT(configuration, using: &generator)
print(model.summary)
let schedule = LearningRateSchedule(5e-3, warmUp: 100, .cosine(final: 5e-4, end: max(steps, 1)))
let run = TrainingRun(
  model: model, optimizer: Adam(model.namedParameters, weightDecay: 0.01, decoupled: true),
  schedule: schedule,
  examples: train, largestNorm: 1, source: SharedGenerator(generator))
for report in run.steps(steps) where report.step % 100 == 0 { print("step \(report.step): \(report.loss)") }
print("validation \(model.evaluate(validation))")
for temperature in [0.5, 1] {
  let options = SamplingOptions(temperature: temperature)
  let names = try (0..<8).map { _ in
    try model.makeText(tokenizer: tokenizer, longest: 15, options: options, using: &generator)
  }
  print("temperature \(temperature): \(names.joined(separator: ", "))")
}
