// Two numbers a character, as the second makemore lecture's network learns them, and the rows of the bigram model.
import Foundation
import Limn

let output = CommandLine.arguments.dropFirst().first ?? "output"
// Recorded by examples/data/make_embedding.py, which says how.
let data = URL(fileURLWithPath: #filePath).appending(path: "../../data/embedding.safetensors").standardized
let tokens = ["."] + "abcdefghijklmnopqrstuvwxyz".map(String.init)
let vowels = EmbeddingColoring.vowels(of: tokens, boundary: 0)
let steps = try [0, 200, 1_000, 5_000, 20_000, 60_000].map { step in
  let table = try ArrayFile.read(data.path, tensor: "step-\(step)")
  return (step: step, space: EmbeddingSpace(table, labels: tokens, coloring: vowels))
}
let film = try EmbeddingFilm(of: steps, by: .plain)
let bigram = CountBigram(.bundled)
let rows = tokens.indices.flatMap { bigram.probabilities(row: $0, smoothing: 1).map { log($0) } }
let habits = EmbeddingSpace(Tensor(shape: [27, 27], values: rows), labels: tokens)
var alike = EmbeddingPlotOptions(title: "Characters that are followed alike")
alike.caption = "Each point is a row of the bundled names' bigrams: the logarithms of 27 probabilities."
alike.neighbors = try habits.neighbors(of: habits.rows(of: ["e", "q", "h"]), count: 4)
var learned = EmbeddingPlotOptions(title: "What a network learns of the characters")
learned.caption = "The lecture's MLP with two numbers a character, on the lecture's names, 60,000 steps."
for theme in Theme.all {
  let (start, end) = ("\(output)/embedding", theme == .dark ? "-dark.svg" : ".svg")
  try embeddingPlot(of: steps[5].space, options: learned).picture(theme: theme).write(to: start + end)
  try embeddingPlot(of: habits, options: alike).picture(theme: theme).write(to: start + "-neighbors" + end)
  try film.paths(options: learned).picture(theme: theme).write(to: start + "-paths" + end)
  try film.strip(options: learned).picture(theme: theme).write(to: start + "-film" + end)
}
