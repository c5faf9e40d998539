import Foundation
import LimnEngine
import LimnTestSupport
import Testing

@Suite("Parameters of a run")
struct RunParametersTests {
  @Test("a run's embedding, token counts and checkpoints are read without its model")
  func read() throws {
    try withFolder { folder in
      let run = RunFolder(folder.appending(path: "mlp").path)
      var configuration = RunConfiguration(
        model: ModelConfiguration(.mlp, vocabularySize: 27), steps: 6)
      configuration.checkpointInterval = 1
      let recorded = try RecordedRun(configuration, in: run)
      while try recorded.advance() != nil {}
      let model = try run.model(step: 4)
      let embedding = try run.matrix(nil, in: run.checkpoint(of: 4).path)
      #expect(embedding.name == "embedding.weight")
      #expect(embedding.values.values == (model.model as? BengioMLP)?.embedding.weight.values)
      let all = run.checkpoints.map(\.step)
      #expect(try run.checkpoints(atMost: 100).map(\.step) == all)
      let three = try run.checkpoints(atMost: 3).map(\.step)
      #expect(three.count == 3 && three.first == all.first && three.last == all.last)
      // Each name has its characters, and a start or end once: what CountBigram counts as rows.
      let counts = try run.tokenCounts()
      let bigram = CountBigram(.bundled)
      #expect(counts == (0..<27).map { bigram.counts[$0 * 27..<($0 + 1) * 27].reduce(0, +) })
      #expect(throws: DataError.self) { try run.checkpoint(of: 99) }
      #expect(throws: DataError.self) { try run.matrix("hidden.bias", in: run.checkpoint().path) }
    }
  }

  @Test(
    "the neighbours of one point are those among the neighbours of all", arguments: DistanceMetric.allCases)
  func neighbors(metric: DistanceMetric) throws {
    var generator = Generator(seed: 3)
    let points = Tensor.randn([60, 5], using: &generator)
    let all = try nearestNeighbors(of: points, count: 7, metric: metric)
    for row in [0, 31, 59] {
      let found = try nearestNeighbors(of: row, in: points, count: 7, metric: metric)
      #expect(found.map(\.index) == all[row].map(\.index))
      #expect(found.map(\.distance) == all[row].map(\.distance))
    }
  }
}
