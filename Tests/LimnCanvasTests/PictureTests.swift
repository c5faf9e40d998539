import Foundation
import LimnCanvas
import LimnTestSupport
import Testing

@Suite("Pictures as files")
struct PictureTests {
  private let picture = Picture(
    size: Size(120.4, 80), title: "A & B <test>", summary: "Two “things”.", background: Color(0xffffff),
    provenance: [.init("seed", "42")]
  ) { canvas in
    let annotation = Annotation(
      "thing", identifier: "thing-1", region: .rectangle(Rectangle(x: 10, y: 10, width: 50, height: 20)),
      title: "first\nline", data: [.init("value", 0.1 + 0.2), .init("label", "a|{}<>\"\\&'\u{1}")])
    canvas.annotate(annotation) {
      canvas.fill(
        Path(Rectangle(x: 10, y: 10, width: 50, height: 20), cornerRadius: 4), with: Color(0x0072b2))
      canvas.draw(
        "x  −1.5 Ж→名", at: Point(12, 24), anchor: Anchor(.leading, .baseline), font: Font(size: 10),
        color: Color(0xffffff))
    }
    canvas.draw(
      "turned", at: Point(100, 40), anchor: .center, font: Font(size: 10, isBold: true), color: Color(0),
      turned: true)
    canvas.clip(to: Rectangle(x: 0, y: 50, width: 30, height: 30)) {
      canvas.draw(
        Image(width: 2, pixels: [Color(0xff0000), Color(0x00ff00)]),
        in: Rectangle(x: 0, y: 50, width: 60, height: 20))
    }
    canvas.stroke(
      Path(through: [Point(0, 0), Point(.nan, 5), Point(20, 60)]), with: Stroke(Color(0), dash: [3, 2]))
    canvas.draw("gone", at: Point(.nan, 0), anchor: .center, font: Font(size: 10), color: Color(0))
  }

  @Test("the same picture gives the same bytes", arguments: PictureFormat.allCases)
  func sameBytes(format: PictureFormat) throws {
    let first = try picture.data(as: format)
    for _ in 0..<3 { #expect(try picture.data(as: format) == first) }
  }

  @Test("an SVG says what it shows")
  func svg() throws {
    let document = try XMLTree(parsing: picture.data(as: .svg))
    #expect(document.root.attributes["role"] == "img")
    #expect(document.root.attributes["width"] == "121px")
    #expect(document.first("title")?.text == "A & B <test>")
    #expect(document.first("desc")?.text == "Two “things”.")
    #expect(document.first("metadata")?.text == "software: Limn; seed: 42")
    let thing = try #require(document.all.first { $0.attributes["class"] == "thing" })
    #expect(thing.attributes["id"] == "thing-1")
    #expect(thing.attributes["data-value"] == "0.30000000000000004")
    #expect(thing.attributes["data-label"] == "a|{}<>\"\\&'\u{fffd}")
    #expect(thing.children.first { $0.name == "title" }?.text == "first\nline")
    // What is searched for is a minus that keyboards have.
    #expect(document.all.filter { $0.name == "text" }.map(\.content) == ["x  -1.5 Ж→名", "turned"])
  }

  @Test("a PNG holds its title and where it comes from, and knows its size")
  func png() throws {
    let data = try picture.data(as: .png, scale: 3)
    func number(at offset: Int) -> Int { data[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) } }
    #expect(number(at: 16) == 363)
    #expect(number(at: 20) == 240)
    for text in ["A & B <test>", "limn:seed\0\0\0\0\0" + "42"] {
      #expect(data.firstRange(of: Data(text.utf8)) != nil)
    }
    let density = try #require(data.firstRange(of: Data("pHYs".utf8)))
    #expect(number(at: density.upperBound) == 8504)  // 3 × 72 pixels an inch, in pixels a metre
  }

  @Test("a PDF has a title and no time of day")
  func pdf() throws {
    let data = try picture.data(as: .pdf)
    #expect(data.prefix(5) == Data("%PDF-".utf8))
    #expect(data.firstRange(of: Data("/CreationDate (20000101000000Z)".utf8)) != nil)
    #expect(data.firstRange(of: Data("A & B <test>".utf8)) != nil)
  }

  private func message(_ body: () throws -> Void) -> String? {
    #expect(throws: CanvasError.self) { try body() }?.description
  }

  @Test("what can't be written is refused in one sentence, and nothing is left behind")
  func errors() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    #expect(
      message { try picture.write(to: "\(folder)/a.jpg") }
        == "\(folder)/a.jpg ends in .jpg, which Limn can't write; end it in .svg, .png or .pdf.")
    #expect(
      message { try picture.write(to: "\(folder)/a") }
        == "\(folder)/a doesn't say its format; end it in .svg, .png or .pdf.")
    #expect(
      message { try picture.write(to: "\(folder)/b/a.svg") }
        == "\(folder)/b/a.svg can't be written: there is no folder \(folder)/b; make it first.")
    try Data().write(to: URL(fileURLWithPath: "\(folder)/file"))
    #expect(
      message { try picture.write(to: "\(folder)/file/a.svg") }
        == "\(folder)/file/a.svg can't be written: \(folder)/file is no folder; choose another place.")
    try FileManager.default.createDirectory(atPath: "\(folder)/c.svg", withIntermediateDirectories: true)
    #expect(
      message { try picture.write(to: "\(folder)/c.svg") }
        == "\(folder)/c.svg can't be written: it is a folder; give a file's name.")
    #expect(
      message { try picture.write(to: "\(folder)/a.png", scale: 400) }
        == "As a PNG the picture would be 48,400 × 32,000 pixels, more than the 32,767 a side or 268 million in all "
        + "that are possible; choose a smaller scale than 400, SVG or PDF.")
    #expect(
      message { try picture.write(to: "\(folder)/a.png", scale: 0) }
        == "A scale of 0 leaves nothing to see; give one above 0, such as 2.")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == ["c.svg", "file"])
    try picture.write(to: "\(folder)/a.SVG")
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == ["a.SVG", "c.svg", "file"])
  }

  @Test("a link is followed, permissions stay, and what is no file is not replaced")
  func specialPlaces() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let (file, link) = (folder.appending(path: "a.svg"), folder.appending(path: "b.svg"))
    try Data().write(to: file)
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: file.path)
    try FileManager.default.createSymbolicLink(at: link, withDestinationURL: file)
    try picture.write(to: link.path)
    let kept = try FileManager.default.attributesOfItem(atPath: file.path)
    #expect(kept[.posixPermissions] as? Int == 0o640)
    #expect(try Data(contentsOf: file) == picture.data(as: .svg))
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link.path) == file.path)
    try Picture.write(Data([1]), to: "/dev/null")
    #expect(
      try FileManager.default.attributesOfItem(atPath: "/dev/null")[.type] as? FileAttributeType
        == .typeCharacterSpecial)
  }

  @Test("a fraction of a pixel at the edge is painted too")
  func fractionalScale() throws {
    let small = Picture(size: Size(3, 3), title: "t", summary: "", background: Color(0xffffff)) { _ in }
    // Both are 6 × 6 pixels, and have to be white to the last: the same image data.
    func pixels(scale: Double) throws -> Data {
      let data = try small.data(as: .png, scale: scale)
      return data[try #require(data.firstRange(of: Data("IDAT".utf8))).lowerBound...]
    }
    #expect(try pixels(scale: 1.9) == pixels(scale: 2))
  }

  @Test("a picture goes on after an image or a dash of no size")
  func degenerateDrawing() throws {
    func bytes(_ body: @escaping (any Canvas) -> Void) throws -> Data {
      try Picture(size: Size(20, 20), title: "t", summary: "", background: Color(0xffffff)) { canvas in
        body(canvas)
        canvas.fill(Rectangle(x: 2, y: 2, width: 9, height: 9), with: Color(0xff0000))
      }.data(as: .png)
    }
    let plain = try bytes { _ in }
    #expect(
      try bytes {
        $0.draw(Image(width: 1, pixels: [Color(0)]), in: Rectangle(x: 0, y: 0, width: 0, height: 5))
      } == plain)
    #expect(
      try bytes {
        $0.stroke(Path(through: [Point(3, 3), Point(9, 9)]), with: Stroke(Color(0xff0000), dash: [0]))
      } == plain)
  }

  @Test("a recording canvas keeps what was painted")
  func recording() {
    let canvas = RecordingCanvas()
    picture.paint(on: canvas)
    #expect(canvas.texts == ["x  −1.5 Ж→名", "turned", "gone"])
    #expect(canvas.annotations.map(\.kind) == ["thing"])
    #expect(
      canvas.commands.first == .fill(Path(Rectangle(x: 0, y: 0, width: 121, height: 80)), Color(0xffffff)))
  }
}
