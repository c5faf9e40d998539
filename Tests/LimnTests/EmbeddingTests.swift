import Foundation
import Limn
import LimnTestSupport
import Testing

@Suite("Embeddings")
struct EmbeddingTests {
  private static let letters = ["."] + "abcdefghijklmnopqrstuvwxyz".map(String.init)

  private func random(_ shape: [Int], seed: UInt64 = 1) -> Tensor {
    var generator = Generator(seed: seed)
    return Tensor.randn(shape, using: &generator)
  }

  private func space(_ count: Int = 27, _ dimensions: Int = 10, seed: UInt64 = 1) -> EmbeddingSpace {
    let labels = count <= 27 ? Array(Self.letters.prefix(count)) : (0..<count).map { "t\($0)" }
    return EmbeddingSpace(random([count, dimensions], seed: seed), labels: labels)
  }

  private func check(_ plot: Plot) {
    for theme in Theme.all { #expect(PictureChecks(plot.picture(theme: theme)).complaints == []) }
  }

  @Test("points of two dimensions stand where they are, each with its letter and numbers in the file")
  func plain() throws {
    var space = space(27, 2)
    space.coloring = .vowels(of: Self.letters, boundary: 0)
    let plot = try embeddingPlot(of: space)
    let tree = try XMLTree(parsing: plot.picture().data(as: .svg))
    let dots = tree.ofClass("dot")
    #expect(dots.count == 27)
    for dot in dots {
      let row = try #require(Self.letters.firstIndex(of: dot.attributes["data-label"] ?? ""))
      #expect(dot.attributes["data-x"] == "\(Double(space.points[value: row, 0]))")
      #expect(dot.attributes["data-y"] == "\(Double(space.points[value: row, 1]))")
      let group = row == 0 ? "start and end" : "aeiou".contains(Self.letters[row]) ? "vowel" : "consonant"
      #expect(dot.attributes["data-series"] == group)
    }
    check(plot)
  }

  /// A number for an outline's shape: how it is made, and whether its first step goes along an axis.
  private static func shape(of path: Path) -> Int {
    var points: [Point] = []
    var curves = 0
    for element in path.elements {
      switch element {
      case .move(let point), .line(let point): points.append(point)
      case .curve: curves += 1
      case .close: break
      }
    }
    guard points.count > 1 else { return 100 * curves }
    let isAlong = abs(points[1].y - points[0].y) < 1e-6 || abs(points[1].x - points[0].x) < 1e-6
    return 100 * curves + 10 * points.count + (isAlong ? 1 : 0)
  }

  @Test(
    "many points without names have none, a table's columns name the axes, and few groups have a sign each")
  func unlabeled() throws {
    let groups = (0..<100).map { "g\($0 % 3)" }
    let space = EmbeddingSpace(
      random([100, 2]), dimensionNames: ["age", "height"], coloring: .groups(groups))
    let plot = try embeddingPlot(of: space)
    #expect(plot.x.title == "age" && plot.y.title == "height")
    let tree = try XMLTree(parsing: plot.picture().data(as: .svg))
    #expect(tree.ofClass("dot").count == 100 && tree.ofClass("label").isEmpty)
    // The outline of each dot, from its own place: one for each group, and no two groups the same.
    let canvas = RecordingCanvas()
    plot.picture().paint(on: canvas)
    var outlines: [String: Set<Int>] = [:]
    var series: String?
    for command in canvas.commands {
      switch command {
      case .beginAnnotation(let annotation):
        series = annotation.kind == "dot" ? annotation.data.first { $0.name == "series" }?.value : nil
      case .fill(let path, _):
        if let series { outlines[series, default: []].insert(Self.shape(of: path)) }
        series = nil
      default: break
      }
    }
    #expect(outlines.count == 3 && outlines.values.allSatisfy { $0.count == 1 })
    #expect(Set(outlines.values).count == 3)
    check(plot)
    // Some dozens have their numbers.
    let few = try embeddingPlot(of: EmbeddingSpace(random([60, 2])))
    #expect(try XMLTree(parsing: few.picture().data(as: .svg)).ofClass("dot").count == 60)
    let names = Set(
      try XMLTree(parsing: few.picture().data(as: .svg)).ofClass("dot").compactMap {
        $0.attributes["data-label"]
      })
    #expect(names == Set((0..<60).map(String.init)))
    // Five groups are more than there are signs.
    let five = EmbeddingSpace(random([100, 2]), coloring: .groups((0..<100).map { "g\($0 % 5)" }))
    #expect(try embeddingPlot(of: five).marks.compactMap { $0 as? Dots }.allSatisfy { !$0.hasSigns })
  }

  @Test("PCA's axes say how much of the variance they hold")
  func pca() throws {
    let root = Float(3).squareRoot()
    // Along three axes at variances 9 : 3 : 1: shares of 9/13, 3/13, 1/13.
    let values: [Float] = [
      3, 0, 0, -3, 0, 0, 0, root, 0, 0, -(root), 0, 0, 0, 1, 0, 0, -1,
    ]
    let space = EmbeddingSpace(Tensor(shape: [6, 3], values: values))
    let map = try space.map(by: .pca)
    #expect(map.xTitle == "PC 1 (69.2 % of variance)" && map.yTitle == "PC 2 (23.1 % of variance)")
    #expect(map.explanation == "PCA: the first two of 3 principal components hold 92.3 % of the variance")
    #expect(zip(map.x, [3, -3, 0, 0, 0, 0]).allSatisfy { abs($0 - $1) < 1e-5 })
    check(embeddingPlot(of: space, on: map))
  }

  @Test("points that differ along one direction, or not at all, say so", arguments: [1, 20])
  func few(count: Int) throws {
    let one = try EmbeddingSpace(Tensor.ones([count, 3])).map(by: .pca)
    #expect(one.explanation == "all at one place, so that no direction is principal")
    let two = try EmbeddingSpace(Tensor([[0, 0, 0], [1, 2, 3]])).map(by: .pca)
    #expect(two.explanation == "PCA: one principal component holds all of the variance")
    #expect(
      two.xTitle == "PC 1 (100.0 % of variance)" && two.yTitle == "nothing: there is one principal component")
  }

  @Test("t-SNE has no axes, says how it was made, and gives the same bytes again")
  func tsne() throws {
    let space = space()
    let map = try space.map(by: .tsne(iterations: 300, seed: 7))
    #expect(map.xTitle.isEmpty)
    #expect(
      map.explanation.hasPrefix(
        "t-SNE: perplexity 8.667 instead of 30, the most that 27 points allow, 300 iterations, exact, random start, "
          + "seed 7; Kullback-Leibler divergence "))
    let plot = embeddingPlot(of: space, on: map)
    let canvas = RecordingCanvas()
    plot.picture().paint(on: canvas)
    #expect(!canvas.texts.contains { Double($0) != nil })
    check(plot)
    let again = try embeddingPlot(of: space, by: .tsne(iterations: 300, seed: 7)).picture().data(as: .svg)
    #expect(try again == plot.picture().data(as: .svg))
    let other = try space.map(by: .tsne(iterations: 300, seed: 8))
    #expect(other.x != map.x)
    var told: [Double] = []
    _ = try space.map(by: .tsne(iterations: 4)) { told.append($0) }
    #expect(told == [0.25, 0.5, 0.75, 1])
  }

  @Test("many points: t-SNE by the tree says so")
  func barnesHut() throws {
    let map = try space(1_001, 4).map(by: .tsne(iterations: 5))
    #expect(map.explanation.contains("perplexity 30, 5 iterations, Barnes-Hut with angle 0.5, started along"))
  }

  @Test(
    "neighbours are the nearest in all dimensions, and lines lead to them",
    arguments: DistanceMetric.allCases)
  func neighbors(metric: DistanceMetric) throws {
    let space = space()
    let all = try nearestNeighbors(of: space.points, count: 3, metric: metric)
    let found = try space.neighbors(of: [5, 17], count: 3, metric: metric)
    for point in found {
      #expect(point.neighbors.map(\.row) == all[point.row].map(\.index))
      #expect(point.neighbors.map(\.distance) == all[point.row].map(\.distance))
    }
    var options = EmbeddingPlotOptions()
    options.neighbors = found
    let plot = try embeddingPlot(of: space, options: options)
    let tree = try XMLTree(parsing: plot.picture().data(as: .svg))
    let links = tree.ofClass("link")
    #expect(links.map { $0.attributes["data-from"] } == ["e", "e", "e", "q", "q", "q"])
    #expect(
      links.map { $0.attributes["data-to"] } == found.flatMap { $0.neighbors.map { Self.letters[$0.row] } })
    let name = metric == .cosine ? "cosine" : "Euclidean"
    #expect(plot.subtitle.hasSuffix("lines to the 3 nearest by \(name) distance in all 10 dimensions"))
    let line = found[0].neighbors.map {
      Self.letters[$0.row] + " " + NumberFormat.fixed(3).string($0.distance)
    }.joined(separator: "  ")
    #expect(space.table(of: found).split(separator: "\n").first == "e  \(line)")
    check(plot)
  }

  @Test("hundreds of labels stand beside their dots, none over another, and those left out are counted")
  func beside() throws {
    let plot = try embeddingPlot(of: space(300, 2))
    let canvas = RecordingCanvas()
    plot.picture().paint(on: canvas)
    let labels = canvas.annotations.count { $0.kind == "label" }
    #expect(canvas.annotations.count { $0.kind == "dot" } == 300)
    #expect(labels > 100)
    #expect(
      labels == 300 || canvas.texts.contains("\(300 - labels) of 300 labels are left out for lack of room."))
    check(plot)
  }

  @Test("the most important labels find room first")
  func importance() throws {
    var space = space(200, 2)
    space.importance = (0..<200).map { $0 == 123 ? 1 : 0 }
    let canvas = RecordingCanvas()
    try embeddingPlot(of: space).picture().paint(on: canvas)
    #expect(canvas.annotations.first { $0.kind == "label" }?.title == "t123")
  }

  @Test("of thousands of points groups have their names in their midst; chosen ones their labels")
  func groups() throws {
    var space = space(3_000, 2)
    // Three groups side by side, of different sizes; the name of a group stands at its median.
    let values = space.points.values
    let group = (0..<3_000).map { $0 % 6 < 3 ? 0 : $0 % 6 < 5 ? 1 : 2 }
    let moved = values.enumerated().map {
      $0.offset % 2 == 0 ? $0.element + Float(12 * group[$0.offset / 2]) : $0.element
    }
    space = EmbeddingSpace(
      Tensor(shape: [3_000, 2], values: moved), labels: space.labels,
      coloring: .groups(group.map { ["large", "middle", "small"][$0] }))
    let plot = try embeddingPlot(of: space)
    let canvas = RecordingCanvas()
    plot.picture().paint(on: canvas)
    let labels = canvas.annotations.filter { $0.kind == "label" }
    #expect(labels.map(\.title) == ["large", "middle", "small"])
    for (index, label) in labels.enumerated() {
      let x = label.data.first { $0.name == "x" }.flatMap { Double($0.value) } ?? .nan
      #expect(abs(x - Double(12 * index)) < 0.2)
    }
    check(plot)
    var options = EmbeddingPlotOptions()
    options.chosen = try space.rows(of: ["t7", "t2999"])
    let chosen = RecordingCanvas()
    try embeddingPlot(of: space, options: options).picture().paint(on: chosen)
    #expect(Set(chosen.annotations.filter { $0.kind == "label" }.map(\.title)) == ["t7", "t2999"])
  }

  @Test("numbers are colours with a bar, by ratio if asked for")
  func numbers() throws {
    var space = space(27, 2)
    space.coloring = .numbers("times", (1...27).map { Double($0 * $0) }, isLogarithmic: true)
    let plot = try embeddingPlot(of: space)
    #expect(plot.colorScale?.domain == 1...729 && plot.colorScale?.transform == .logarithmic)
    let canvas = RecordingCanvas()
    plot.picture().paint(on: canvas)
    #expect(canvas.texts.contains("times, logarithmic"))
    let values = canvas.annotations.filter { $0.kind == "dot" }.compactMap { dot in
      dot.data.first { $0.name == "value" }.flatMap { Double($0.value) }
    }
    #expect(values.sorted() == (1...27).map { Double($0 * $0) })
    check(plot)
  }

  @Test("steps are turned back to the last one, and the film has common axes")
  func film() throws {
    let last = space(27, 4)
    // Turned in the plane of the first two axes, moved and mirrored: the same points to Procrustes.
    let values = last.points.values
    let turned = (0..<27).flatMap { row -> [Float] in
      let point = Array(values[4 * row..<4 * row + 4])
      return [0.6 * point[0] - 0.8 * point[1] + 5, 0.8 * point[0] + 0.6 * point[1], -point[2], point[3] - 2]
    }
    let first = EmbeddingSpace(Tensor(shape: [27, 4], values: turned), labels: last.labels)
    for projection in [EmbeddingProjection.pca, .plain] {
      let film = try EmbeddingFilm(of: [(step: 0, space: first), (step: 1_000, space: last)], by: projection)
      let (start, end) = (film.frames[0].map, film.frames[1].map)
      #expect(zip(start.x + start.y, end.x + end.y).allSatisfy { abs($0 - $1) < 1e-5 })
      let strip = film.strip()
      for theme in Theme.all { #expect(PictureChecks(strip.picture(theme: theme)).complaints == []) }
      let svg = try XMLTree(parsing: strip.picture().data(as: .svg))
      #expect(svg.ofClass("dot").count == 54)
      let paths = film.paths()
      #expect(try XMLTree(parsing: paths.picture().data(as: .svg)).ofClass("line").count == 27)
      check(paths)
    }
    let tsne = try EmbeddingFilm(
      of: [(step: 0, space: first), (step: 9, space: last)], by: .tsne(iterations: 250))
    #expect(tsne.frames.map(\.step) == [0, 9])
    #expect(
      tsne.explanation.hasSuffix("each step starts where the next one ended and is aligned with the last"))
  }

  @Test("a film of weights has one colour scale for all frames")
  func weights() throws {
    let frames = [(step: 0, matrix: random([27, 27])), (step: 5, matrix: random([27, 27], seed: 2))]
    let film = weightFilm(of: frames, vocabulary: Self.letters, title: "weight")
    let tree = try XMLTree(parsing: film.picture().data(as: .svg))
    let values = tree.ofClass("cell").compactMap { $0.attributes["data-value"].flatMap { Float($0) } }
    #expect(values == frames.flatMap { $0.matrix.values })
    let scales = Set(film.rows.joined().compactMap { $0?.colorScale })
    let largest = Double(frames.flatMap { $0.matrix.values.map(abs) }.max() ?? 0)
    #expect(scales.map(\.domain) == [-largest...largest])
    for theme in Theme.all { #expect(PictureChecks(film.picture(theme: theme)).complaints == []) }
    let large = weightFilm(of: [(step: 0, matrix: random([100, 200]))], title: "weight")
    #expect(PictureChecks(large.picture()).complaints == [])
  }

  @Test(
    "one point, equal points and one dimension are drawn", arguments: [[1, 2], [5, 2], [4, 1], [3, 7]])
  func degenerate(shape: [Int]) throws {
    let space = EmbeddingSpace(Tensor.zeros(shape))
    for projection in [EmbeddingProjection.plain, .pca, .tsne(iterations: 20)] {
      let plot = try embeddingPlot(of: space, by: projection)
      #expect(try XMLTree(parsing: plot.picture().data(as: .svg)).ofClass("dot").count == shape[0])
    }
  }

  @Test("what can't be drawn is told")
  func errors() throws {
    let bad = EmbeddingSpace(Tensor(shape: [2, 2], values: [0, 1, .nan, 3]), labels: ["a", "b"])
    for projection in [EmbeddingProjection.plain, .pca, .tsne()] {
      #expect(
        throws: DataError(
          "The point “b” has nan in column 0, where every number has to be finite.")
      ) { try bad.map(by: projection) }
    }
    #expect(
      throws: DataError("No point is called “x”, “y”; the labels are a b.")
    ) { try bad.rows(of: ["a", "x", "y"]) }
    #expect(
      throws: DataError("No point is called “zz”; the labels are . a b c d e f g … (27 in all).")
    ) { try space().rows(of: ["zz"]) }
  }
}
