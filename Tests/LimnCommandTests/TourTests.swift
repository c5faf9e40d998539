import Foundation
import LimnTestSupport
import Testing

@Suite("limn tour")
struct TourTests {
  private let limn = Program("limn")

  @Test("every picture is written, explained, and on the page")
  func tour() throws {
    try withFolder { folder in
      let result = try limn.run(["tour", "--output", "pictures/tour"], in: folder)
      #expect(result.status == 0 && result.errors.isEmpty)
      let files = try FileManager.default.contentsOfDirectory(
        atPath: folder.appending(path: "pictures/tour").path)
      let pictures = files.filter { $0.hasSuffix(".svg") }.sorted()
      #expect(pictures.count == 22)
      #expect(files.count == 23)
      let page = try String(contentsOf: folder.appending(path: "pictures/tour/index.html"), encoding: .utf8)
      for picture in pictures {
        #expect(page.contains("data=\"\(picture)\""))
        #expect(result.text.contains("pictures/tour/\(picture)\n  "))
        let document = try XMLTree(
          parsing: Data(contentsOf: folder.appending(path: "pictures/tour/\(picture)")))
        #expect(document.root.attributes["role"] == "img")
      }
      #expect(result.text.contains("accuracy 100 %"))
      let losses = result.text.matches(of: /Validation loss ([0-9.]+)\.\n/).compactMap { Double($0.1) }
      // The MLP's and the transformer's.
      #expect(losses.count == 2 && losses.last! < losses[0] - 0.02)
    }
  }

  @Test("a folder that can't be made is said in one sentence")
  func errors() throws {
    try withFolder { folder in
      try Data().write(to: folder.appending(path: "file"))
      let result = try limn.run(["tour", "-o", "file"], in: folder)
      #expect(
        result.errors
          == "Error: file can't be a folder for pictures: there is a file of that name; give another.\n")
      let below = try limn.run(["tour", "-o", "file/tour"], in: folder)
      #expect(
        below.errors == "Error: The folder file/tour can't be made; choose a place where you may write.\n")
      #expect(below.status != 0)
    }
  }
}
