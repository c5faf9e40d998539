import Foundation
import LimnTestSupport
import Testing

@Suite("Examples")
struct ExampleTests {
  @Test(
    "every example runs and draws its pictures of the gallery",
    arguments: [
      (
        "Chain", ["chain-with-gradients-dark.svg", "chain-with-gradients.svg", "chain.svg", "sum.svg"],
        "dl/dc = -1.0, which is d = -1.0\n"
      ),
      (
        "Neuron", ["neuron-dark.svg", "neuron.svg"],
        "by hand 0.7071067811865477, by the engine 0.7071067811865477\n"
      ),
      ("Micrograd", ["micrograd-test.svg", "micrograd-x.svg"], "y = -20.0, dy/dx = 46.0\n"),
      ("Moons", ["moons-dark.svg", "moons.svg"], "accuracy 100.0 %\n"),
      (
        "Bigram", ["bigram-dark.svg", "bigram-log.svg", "bigram-probabilities.svg", "bigram.svg"],
        "moziselavo\n"
      ),
      ("Pipeline", ["pipeline-dark.svg", "pipeline.svg"], ""),
      ("Curves", ["curves-dark.svg", "curves.svg"], ""),
      ("Histograms", ["histograms-dark.svg", "histograms.svg"], ""),
      ("Panels", ["panels-dark.svg", "panels.svg"], ""),
      (
        "Embedding",
        [
          "embedding-dark.svg", "embedding-film-dark.svg", "embedding-film.svg",
          "embedding-neighbors-dark.svg",
          "embedding-neighbors.svg", "embedding-paths-dark.svg", "embedding-paths.svg", "embedding.svg",
        ], ""
      ),
      ("Contexts", ["contexts-dark.svg", "contexts.svg"], ""),
      ("Training", ["training-dark.svg", "training.svg"], ""),
      ("Functions", ["functions-dark.svg", "functions.svg"], ""),
      ("Next", ["next-dark.svg", "next.svg"], ""),
      (
        "Health",
        [
          "health-activations-dark.svg", "health-activations.svg", "health-saturation-dark.svg",
          "health-saturation.svg", "health-updates-dark.svg", "health-updates.svg",
        ], ""
      ),
      ("RangeTest", ["range-test-dark.svg", "range-test.svg"], "suggested rate 0.13\n"),
      (
        "Attention",
        [
          "attention-entropy-dark.svg", "attention-entropy.svg", "attention-grid-dark.svg",
          "attention-grid.svg", "attention-lines-dark.svg", "attention-lines.svg", "attention-map-dark.svg",
          "attention-map.svg",
        ], "layer 3: 1.41 1.06 1.14 1.52 nats\n"
      ),
      (
        "Heatmap",
        ["heatmap-comparison-dark.svg", "heatmap-comparison.svg", "heatmap-dark.svg", "heatmap.svg"], ""
      ),
      (
        "Averages", ["averages-dark.svg", "averages.svg"],
        "loop and triangle: equal\nloop and softmax: equal\n"
      ),
    ])
  func example(name: String, pictures: [String], end: String) throws {
    try withFolder { folder in
      let result = try Program("\(name)Example").run([folder.path])
      #expect(result.status == 0)
      #expect(result.text.hasSuffix(end))
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == pictures)
      #if os(Linux) && arch(x86_64)
        // The gallery is made on Debian 12; other libraries round and set text otherwise.
        guard (try? String(contentsOfFile: "/etc/debian_version", encoding: .utf8))?.hasPrefix("12") == true
        else { return }
        for picture in pictures {
          let drawn = try Data(contentsOf: folder.appending(path: picture))
          #expect(
            try drawn == Data(contentsOf: package.appending(path: "output/\(picture)")),
            "\(picture) differs from the gallery")
        }
      #endif
    }
  }

  @Test("a transformer trains and makes up names")
  func transformer() throws {
    let result = try Program("TransformerExample").run(["100"])
    #expect(result.status == 0)
    // A uniform guess has ln 27 = 3.30.
    let loss = try #require(result.text.firstMatch(of: /\nvalidation ([0-9.]+)\n/).flatMap { Double($0.1) })
    #expect(loss < 2.8)
    let lines = result.text.split(separator: "\n").suffix(2)
    #expect(lines.map { $0.prefix(16) } == ["temperature 0.5:", "temperature 1.0:"])
    #expect(lines.allSatisfy { $0.split(separator: ",").count == 8 })
  }

  @Test(
    "the lectures' models train on their names", .enabled(if: lectureNames != nil),
    arguments: [("mlp", "11897"), ("batchnorm", "12097"), ("wavenet", "76579")])
  func lectures(kind: String, parameters: String) throws {
    // The whole 200,000 steps take minutes; these few show that the example does what it says.
    let result = try Program("LecturesExample").run([kind, try #require(lectureNames).path, "30"])
    #expect(result.status == 0)
    #expect(result.text.contains(parameters))
    let last = try #require(result.text.split(separator: "\n").last)
    #expect(last.hasPrefix("\(kind): train ") && last.contains("after 30 steps in "))
  }

  @Test(
    "the lectures' example says what it needs",
    arguments: [
      (
        ["transformer"],
        "Say which: mlp, batchnorm or wavenet, then where names.txt is; “limn data names” brings it."
      ),
      (["mlp", "no.txt"], "Error: no.txt: no such file; give a text file with one name a line."),
      (
        ["mlp", "no.txt", "many"],
        "Error: The number of steps is “many”; it has to be a whole number, 0 or more."
      ),
      (
        ["mlp", "no.txt", "-1"], "Error: The number of steps is “-1”; it has to be a whole number, 0 or more."
      ),
    ])
  func lecturesRefused(arguments: [String], sentence: String) throws {
    let result = try Program("LecturesExample").run(arguments)
    #expect(result.status == 1 && result.text.isEmpty)
    #expect(result.errors == sentence + "\n")
  }
}
