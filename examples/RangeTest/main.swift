// A learning-rate range test of the second lecture's MLP, recorded by
//   limn plot range --losses examples/data/range-test.json
import Foundation
import Limn

let output = CommandLine.arguments.dropFirst().first ?? "output"
let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  .appending(path: "../data/range-test.json").standardized
let test = try JSONDecoder().decode(LearningRateRangeTest.self, from: Data(contentsOf: file))
for theme in Theme.all {
  let suffix = theme == .dark ? "-dark" : ""
  try rangeTestPlot(of: test, theme: theme).write(to: "\(output)/range-test\(suffix).svg")
}
print("suggested rate", NumberFormat.significant(2).string(test.suggestedRate() ?? .nan))
