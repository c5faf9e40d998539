import Foundation
import Limn
import LimnTestSupport
import Testing

@Suite("Attention pictures")
struct AttentionTests {
  /// Softmax of scores that a formula gives, causal or not.
  private func weights(
    layers: Int = 2, heads: Int = 3, queries: Int, keys: Int? = nil, isCausal: Bool = true,
    names: [String]? = nil
  ) throws -> AttentionWeights {
    let keys = keys ?? queries
    var values: [Float] = []
    for map in 0..<layers * heads {
      for query in 0..<queries {
        let scores = (0..<keys).map { key -> Double in
          isCausal && key > query ? -.infinity : 3 * sin(Double(7 * map + 3 * query + 5 * key * key))
        }
        let sum = scores.reduce(0) { $0 + exp($1) }
        values += scores.map { Float(exp($0) / sum) }
      }
    }
    return try AttentionWeights(
      Tensor(shape: [layers, heads, queries, keys], values: values), queries: names)
  }

  private let words = [
    "the", "cat", "saw", "the", "dog", " and", "\n", "it", "saw", "a-very-long-token-" + "indeed",
  ]

  @Test("every weight that is seen stands in a map's file with its tokens and positions, equal tokens apart")
  func map() throws {
    let weights = try weights(queries: 10, names: words)
    let picture = attentionMap(of: weights, layer: 1, head: 2)
    let document = try XMLTree(parsing: picture.data(as: .svg))
    let cells = document.ofClass("cell")
    #expect(cells.count == 55)
    for cell in cells {
      let query = try #require(cell.attributes["data-row-index"].flatMap(Int.init))
      let key = try #require(cell.attributes["data-column-index"].flatMap(Int.init))
      #expect(key <= query)
      #expect(cell.attributes["data-row"] == visibleText(of: words[query]))
      #expect(cell.attributes["data-column"] == visibleText(of: words[key]))
      #expect(
        cell.attributes["data-value"].flatMap(Float.init)
          == weights.weight(layer: 1, head: 2, query: query, key: key))
    }
    #expect(
      Set(cells.map { "\($0.attributes["data-row-index"]!) \($0.attributes["data-column-index"]!)" }).count
        == 55)
    let map = try #require(document.ofClass("matrix").first)
    #expect(map.attributes["data-layer"] == "1" && map.attributes["data-head"] == "2")
    #expect(map.attributes["data-entropy"] == "\(weights.entropy(layer: 1, head: 2))")
    #expect(document.all.contains { $0.text == "not seen yet (masked)" })
  }

  @Test("the cells have the colours of their weights, and those to come none but the page's, hatched")
  func colors() throws {
    let weights = try weights(queries: 6)
    let canvas = RecordingCanvas()
    attentionMap(of: weights, layer: 0, head: 0).paint(on: canvas)
    let values = weights.head(0, layer: 0)
    let scale = ColorScale("", domain: 0...Double(values.max()!))
    var pixels: [Color] = []
    var hatched = 0
    for command in canvas.commands {
      if case .image(let image, _) = command { pixels = image.pixels }
      if case .stroke(let path, let stroke) = command, stroke.width == 0.7 {
        hatched = max(hatched, path.elements.count)
      }
    }
    #expect(pixels.count == 36 && hatched > 20)
    for (index, pixel) in pixels.enumerated() {
      let isMasked = index % 6 > index / 6
      #expect(
        pixel == (isMasked ? Theme.light.background : scale.color(for: Double(values[index]), in: .light)))
    }
    // A weight of zero that is seen is no masked one.
    #expect(scale.color(for: 0, in: .light) != Theme.light.background)
  }

  @Test(
    "no text lies over another, leaves the page or is too pale, at any size", arguments: Theme.all)
  func legible(theme: Theme) throws {
    for weights in [
      try weights(queries: 10, names: words), try weights(layers: 1, heads: 1, queries: 2),
      try weights(layers: 3, heads: 12, queries: 30), try weights(layers: 1, heads: 8, queries: 12),
      try weights(queries: 9, keys: 4, isCausal: false), try weights(queries: 3, keys: 60, isCausal: false),
      try weights(layers: 1, heads: 1, queries: 130), try weights(layers: 1, heads: 2, queries: 1, keys: 1),
    ] {
      for picture in [
        attentionMap(of: weights, layer: 0, head: 0, theme: theme),
        attentionMap(of: weights, layer: 0, head: nil, scale: .logarithmic, theme: theme),
        attentionGrid(of: weights, theme: theme), attentionEntropy(of: weights, theme: theme),
        attentionLines(of: weights, layer: 0, heads: [0], theme: theme),
        attentionLines(of: weights, layer: 0, query: 0, theme: theme),
      ] {
        let complaints = PictureChecks(picture).complaints
        #expect(complaints == [], "\(picture.title), \(weights.queryCount) × \(weights.keyCount)")
      }
    }
  }

  @Test("a grid has one map a head, each with its entropy and all its weights, and one colour bar")
  func grid() throws {
    let weights = try weights(layers: 2, heads: 3, queries: 30)
    let document = try XMLTree(parsing: attentionGrid(of: weights).data(as: .svg))
    let maps = document.ofClass("matrix")
    #expect(maps.count == 6)
    let format = NumberFormat.fixed(2)
    for (index, map) in maps.enumerated() {
      let (layer, head) = (index / 3, index % 3)
      #expect(map.attributes["data-layer"] == "\(layer)" && map.attributes["data-head"] == "\(head)")
      let entropy = format.string(weights.entropy(layer: layer, head: head))
      #expect(document.all.contains { $0.name == "text" && $0.text == entropy })
      let cells = map.children.filter { $0.attributes["class"] == "cell" }
      #expect(cells.count == 465)
      #expect(
        cells.allSatisfy { cell in
          cell.attributes["data-value"].flatMap(Float.init)
            == weights.weight(
              layer: layer, head: head, query: Int(cell.attributes["data-row-index"]!)!,
              key: Int(cell.attributes["data-column-index"]!)!)
        })
    }
    for title in ["layer 0", "layer 1", "head 0", "head 2", "attention weight, by square root"] {
      #expect(document.all.count { $0.name == "text" && $0.text == title } == 1, "\(title)")
    }
    let some = try XMLTree(parsing: attentionGrid(of: weights, layers: [1], heads: [2, 0]).data(as: .svg))
    #expect(some.ofClass("matrix").map { $0.attributes["data-head"] } == ["2", "0"])
  }

  @Test("many weights go into rows, more into the rows' largest; files stay small")
  func sizes() throws {
    let rows = try weights(layers: 2, heads: 6, queries: 64)
    let document = try XMLTree(parsing: attentionGrid(of: rows).data(as: .svg))
    let row = document.ofClass("row")[64 + 5]
    #expect(document.ofClass("cell").isEmpty && document.ofClass("row").count == 2 * 6 * 64)
    let values = try #require(row.attributes["data-values"]).split(separator: " ")
    #expect(values.count == 64 && values[6...].allSatisfy { $0 == "-" })
    #expect(
      values[..<6].map { Float($0) } == (0..<6).map { rows.weight(layer: 0, head: 1, query: 5, key: $0) })
    let long = try weights(layers: 1, heads: 1, queries: 1_024)
    let data = try attentionMap(of: long, layer: 0, head: 0).data(as: .svg)
    #expect(data.count < 2_000_000)
    let map = try XMLTree(parsing: data)
    #expect(map.ofClass("row").count == 1_024 && map.all.count { $0.name == "text" } < 60)
    let last = try #require(map.ofClass("row").last?.attributes["data-largest"]?.split(separator: " ").first)
    let most = long.head(0, layer: 0).suffix(1_024).enumerated().max { $0.element < $1.element }!
    #expect(last == "\(most.offset):\(most.element)")
  }

  @Test("lines are those of at least the threshold, with weight, tokens and head; the others are counted")
  func lines() throws {
    let weights = try weights(queries: 10, names: words)
    let document = try XMLTree(
      parsing: attentionLines(of: weights, layer: 1, heads: [2, 0], threshold: 0.2).data(as: .svg))
    var expected: Set<String> = []
    var (leftOut, sum) = (0, 0.0)
    for head in [2, 0] {
      for query in 0..<10 {
        for key in 0...query {
          let weight = weights.weight(layer: 1, head: head, query: query, key: key)
          if weight >= 0.2 {
            expected.insert("\(head) \(query) \(key) \(weight)")
          } else {
            leftOut += 1
            sum += Double(weight)
          }
        }
      }
    }
    let links = document.ofClass("link")
    #expect(links.count == expected.count)
    let found = links.map { link in
      ["head", "query", "key", "value"].map { link.attributes["data-\($0)"]! }.joined(separator: " ")
    }
    #expect(Set(found) == expected)
    let share = NumberFormat.significant(2).string(100 * sum / 20)
    #expect(
      document.first("desc")?.text.contains(
        "\(leftOut) weights below 0.2 have no line, \(share) % of the attention.") == true)
    for kind in ["source", "target"] {
      #expect(document.ofClass(kind).map { $0.attributes["data-name"] } == words.map { visibleText(of: $0) })
    }
    let one = try XMLTree(parsing: attentionLines(of: weights, layer: 0, query: 4).data(as: .svg))
    #expect(one.ofClass("link").allSatisfy { $0.attributes["data-query"] == "4" })
    #expect(one.all.contains { $0.text == "What “dog” at position 4 attends to" })
  }

  @Test("entropies of all heads are in the file")
  func entropy() throws {
    let weights = try weights(layers: 4, heads: 5, queries: 8)
    for unit in AttentionWeights.EntropyUnit.allCases {
      let document = try XMLTree(parsing: attentionEntropy(of: weights, unit: unit).data(as: .svg))
      let values = document.ofClass("cell").map { $0.attributes["data-value"].flatMap(Double.init) }
      #expect(
        values == (0..<20).map { weights.entropy(layer: $0 / 5, head: $0 % 5, in: unit) })
    }
  }

  @Test("weights that are no numbers are crossed out, and counted; all odd things are said")
  func odd() throws {
    let weights = try AttentionWeights(
      Tensor(shape: [1, 2, 2, 2], values: [1, 0, .nan, 1, -0.5, 1.5, 0.25, 0.25]))
    let notes = [
      "1 of 8 weights is NaN or infinite", "1 of 8 weights is negative",
      "1 of 4 rows does not add up to 1, by the most layer 0, head 1, query 1: 0.5",
    ]
    #expect(weights.notes == notes)
    #expect(try self.weights(queries: 3).notes.isEmpty)
    let canvas = RecordingCanvas()
    attentionMap(of: weights, layer: 0, head: 0).paint(on: canvas)
    var crosses = 0
    for case .stroke(let path, let stroke) in canvas.commands where stroke.color == Theme.light.alert {
      crosses += path.elements.count / 4
    }
    #expect(crosses == 1)
    #expect(notes.allSatisfy { canvas.texts.joined(separator: " ").contains($0 + ".") })
  }

  @Test("a scale says that its low end stands for negative weights too, where there are any")
  func negative() throws {
    for scale in [AttentionScale.linear, .squareRoot] {
      for least: Float in [0, -0.25] {
        let weights = try AttentionWeights(Tensor([[0.75, 0.25], [1 - least, least]]), isCausal: false)
        for picture in [
          attentionMap(of: weights, layer: 0, head: 0, scale: scale),
          attentionGrid(of: weights, scale: scale),
        ] {
          let canvas = RecordingCanvas()
          picture.paint(on: canvas)
          #expect(canvas.texts.contains("≤ 0") == (least < 0), "\(scale), \(least)")
        }
      }
    }
  }

  @Test("a logarithmic scale says that its low end stands for smaller weights too, as for 0")
  func logarithmic() throws {
    for largest: Float in [1, 0.76, 0.1] {
      let weights = try AttentionWeights(Tensor([[largest, 1 - largest], [0, 1e-9]]), isCausal: false)
      let canvas = RecordingCanvas()
      attentionMap(of: weights, layer: 0, head: 0, scale: .logarithmic).paint(on: canvas)
      #expect(canvas.texts.contains { $0 == "≤ 0.0001" || $0 == "≤ 10⁻⁴" }, "\(largest): \(canvas.texts)")
    }
  }

  @Test("the same weights give the same bytes", arguments: PictureFormat.allCases)
  func sameBytes(format: PictureFormat) throws {
    let weights = try weights(queries: 12)
    #expect(try attentionGrid(of: weights).data(as: format) == attentionGrid(of: weights).data(as: format))
    #expect(
      try attentionLines(of: weights, layer: 0).data(as: format)
        == attentionLines(of: weights, layer: 0).data(as: format))
  }

  @Test("maps stand side by side with one scale, a head of each, and nothing overlaps", arguments: Theme.all)
  func comparison(theme: Theme) throws {
    let (first, second) = (
      try weights(layers: 1, queries: 8, names: Array(words.prefix(8))),
      try AttentionWeights(
        Tensor(shape: [3, 8, 8], values: (0..<192).map { Float($0 % 8) / 28 }),
        queries: Array(words.prefix(8)))
    )
    let picture = attentionComparison(
      of: [("causal", first), ("all", second)], head: 2, title: "Two ways", theme: theme)
    let document = try XMLTree(parsing: picture.data(as: .svg))
    let drawn = document.ofClass("cell").compactMap { $0.attributes["data-value"].flatMap(Float.init) }
    let seen = (0..<8).flatMap { query in
      (0...query).map { first.weight(layer: 0, head: 2, query: query, key: $0) }
    }
    #expect(drawn == seen + second.head(2, layer: 0))
    #expect(document.ofClass("matrix").count == 2)
    let checks = PictureChecks(picture)
    #expect(checks.complaints == [])
    #expect(["causal", "all", "Two ways"].allSatisfy { name in checks.texts.contains { $0.text == name } })
  }

  @Test("tokens that can't be seen have signs, and what a file can't hold its number")
  func visible() {
    #expect(visibleText(of: " a\tb\r\n") == "␣a⇥b↵")
    #expect(visibleText(of: "\u{0}\u{1B}\r") == "<0x00><0x1B><0x0D>")
    #expect(visibleText(of: "\u{85}\u{A0}\u{200B}") == "<U+0085><U+00A0><U+200B>")
    // What belongs to a character stays with it.
    let family = "👩\u{200D}👧 e\u{301}"
    #expect(visibleText(of: family) == "👩\u{200D}👧␣e\u{301}")
    #expect(throws: Never.self) {
      let names = ["\u{0}", "\u{FFFE}"]
      let weights = try AttentionWeights(Tensor([[1, 0], [0.5, 0.5]]), queries: names)
      _ = try XMLTree(parsing: attentionMap(of: weights, layer: 0, head: 0).data(as: .svg))
    }
  }
}
