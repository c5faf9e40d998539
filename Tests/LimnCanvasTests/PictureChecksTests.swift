import LimnCanvas
import LimnTestSupport
import Testing

@Suite("Checks of pictures")
struct PictureChecksTests {
  private let font = Font(size: 10)
  private let page = Size(100, 60)

  private func picture(_ paint: @escaping (any Canvas) -> Void) -> Picture {
    Picture(size: page, title: "test", summary: "", background: Color(0xffffff), paint: paint)
  }

  private func write(_ text: String, _ x: Double, _ y: Double, _ color: Color = Color(0)) -> (any Canvas) ->
    Void
  {
    { $0.draw(text, at: Point(x, y), anchor: .center, font: self.font, color: color) }
  }

  @Test("a good picture gives no complaint")
  func good() {
    let checks = PictureChecks(
      picture { canvas in
        canvas.fill(Rectangle(x: 0, y: 0, width: 50, height: 60), with: Color(0x101010))
        write("one", 25, 20, Color(0xffffff))(canvas)
        write("two", 75, 20)(canvas)
        canvas.draw(
          "up", at: Point(10, 40), anchor: .center, font: font, color: Color(0xffffff), turned: true)
      })
    #expect(checks.texts.map(\.text) == ["one", "two", "up"] && checks.complaints == [])
  }

  @Test("texts over each other, beyond the page and too pale are found, on fills and on images")
  func bad() {
    let checks = PictureChecks(
      picture { canvas in
        write("left", 40, 20)(canvas)
        write("right", 50, 20)(canvas)
        write("edge", 95, 50)(canvas)
        canvas.draw(
          Image(width: 2, pixels: [Color(0xffffff), Color(0x202020)]),
          in: Rectangle(x: 0, y: 28, width: 100, height: 12))
        write("dark", 75, 34)(canvas)
        canvas.annotate(
          Annotation("cell", region: .rectangle(Rectangle(x: 90, y: 0, width: 20, height: 5)), title: "far")
        ) {}
      })
    #expect(
      checks.complaints == [
        "“left” and “right” lie over each other", "“edge” leaves the page", "cell “far” leaves the page",
        "“dark” in #000000 on #202020 is hard to read",
      ])
  }
}
