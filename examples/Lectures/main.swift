// The results of the makemore lectures on names.txt, trained anew:
//   LecturesExample mlp|batchnorm|wavenet [names.txt] [steps]
import Foundation
import LimnEngine

/// Says on standard error what is wrong and ends.
func stop(_ problem: String) -> Never {
  FileHandle.standardError.write(Data("\(problem)\n".utf8))
  exit(1)
}

/// What the body gives; if it fails, its sentence is the last one.
func orStop<Result>(_ body: @autoclosure () throws -> Result) -> Result {
  do { return try body() } catch { stop("Error: \(error)") }
}

let arguments = CommandLine.arguments
guard arguments.count > 1, let kind = ModelKind(rawValue: arguments[1]), kind != .bigram, kind.readsContexts
else {
  stop("Say which: mlp, batchnorm or wavenet, then where names.txt is; “limn data names” brings it.")
}
guard let steps = arguments.count > 3 ? Int(arguments[3]) : 200_000, steps >= 0 else {
  stop("Error: The number of steps is “\(arguments[3])”; it has to be a whole number, 0 or more.")
}
let names = orStop(try Names(contentsOfFile: arguments.count > 2 ? arguments[2] : "names.txt"))

// The lectures' split: Python's random.seed(42), shuffle, 80 % / 10 % / 10 %.
var shuffle = PythonRandom(seed: 42)
let split = Corpus(names).split(train: 0.8, validation: 0.1, using: &shuffle)
let tokenizer = CharacterTokenizer(Corpus(names))
let configuration = ModelConfiguration(kind, vocabularySize: tokenizer.count)
func examples(_ corpus: Corpus) throws -> Examples {
  try Examples(contextsOf: corpus, tokenizer: tokenizer, blockSize: configuration.blockSize)
}
let (train, validation) = (orStop(try examples(split.train)), orStop(try examples(split.validation)))

var generator = Generator(seed: 2_147_483_647)
// The second lecture draws all weights with deviation 1 and gets 2.17 from there; ours start better.
let model: any LanguageModel =
  kind == .mlp
  ? BengioMLP(configuration, initialization: .standardNormal, using: &generator)
  : configuration.makeModel(using: &generator)
print(model.summary)
// 0.1, and a tenth of it for the last part, as in the lectures.
let schedule = LearningRateSchedule(0.1, .steps(at: [kind == .wavenet ? 150_000 : 100_000], factor: 0.1))
let run = TrainingRun(
  model: model, optimizer: SGD(model.namedParameters), schedule: schedule, examples: train,
  source: SharedGenerator(generator))
let start = Date()
for report in run.steps(steps) where report.step % 20_000 == 0 {
  print("step \(report.step): loss \(report.loss), \(-start.timeIntervalSinceNow) s")
}
let seconds = -start.timeIntervalSinceNow
let losses = (train: model.evaluate(train), validation: model.evaluate(validation))
print(
  String(
    format: "%@: train %.3f, validation %.3f after %d steps in %.1f s", kind.rawValue, losses.train,
    losses.validation, steps, seconds))
