import LimnPlots
import LimnTestSupport
import Testing

@Suite("Link diagrams")
struct LinkDiagramTests {
  private func strokes(_ diagram: LinkDiagram) -> [Stroke] {
    let canvas = RecordingCanvas()
    diagram.picture().paint(on: canvas)
    return canvas.commands.compactMap { command in
      if case .stroke(_, let stroke) = command, stroke.color.alpha < 1 { stroke } else { nil }
    }
  }

  @Test("lines are the heavier the stronger, in the colour of their series, the strongest on top")
  func lines() {
    var diagram = LinkDiagram("Links", sources: ["a", "b", "a"], targets: ["x", "y"])
    diagram.series = ["first", "second"]
    diagram.links = [
      .init(from: 0, to: 0, weight: 0.9, series: 0), .init(from: 1, to: 1, weight: 0.1, series: 1),
      .init(from: 2, to: 1, weight: 0.5, series: 1),
    ]
    let found = strokes(diagram)
    #expect(found.count == 3)
    for (weaker, stronger) in zip(found, found.dropFirst()) {
      #expect(weaker.width < stronger.width && weaker.color.alpha < stronger.color.alpha)
    }
    #expect(found[2].color.opacity(1) == Theme.light.palette[0])
    #expect(found[0].color.opacity(1) == Theme.light.palette[1])
    #expect(PictureChecks(diagram.picture()).complaints == [])
  }

  @Test("from one name to hundreds, texts are in order and a page has its bounds")
  func sizes() throws {
    for (sources, targets) in [(1, 1), (3, 60), (200, 150), (1_000, 1_000), (5, 0)] {
      var diagram = LinkDiagram(
        "Links", subtitle: "A subtitle that is longer than the columns are wide, and so has to be wrapped",
        sources: (0..<sources).map { "source \($0)" }, targets: (0..<targets).map { "target \($0)" })
      (diagram.sourceTitle, diagram.targetTitle) = ("from", "to")
      diagram.caption = "Some are left out."
      diagram.highlightedSource = sources - 1
      let picture = diagram.picture()
      #expect(PictureChecks(picture).complaints == [], "\(sources) to \(targets)")
      #expect(picture.size.height < 2_700)
    }
  }
}
