import ArgumentParser
import LimnPlatform
import Limn

/// The whole story in pictures, on the bundled names.
struct TourCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tour",
    abstract: "Draw the whole story, from one sum to a model that makes up names, and a page that shows it.",
    discussion: "Every picture is written to the folder, and index.html there shows them all.")

  @Option(name: .shortAndLong, help: "The folder for the pictures.")
  var output = "tour"

  @OptionGroup var picture: PictureOptions

  func run() throws {
    try Output.makeFolder(output)
    let folder = FilePlace(output.hasSuffix("/") ? output : output + "/")
    let tour = Tour(theme: picture.theme.theme)
    var shown: [TourPage.Stop] = []
    for stop in tour.stops {
      let name = "\(stop.name).\((picture.format ?? .svg).rawValue)"
      let path = folder.sibling(name)
      let result = try stop.draw()
      try picture.write(result.picture, to: path)
      try Output.say("\(path)\n  \(stop.explanation)")
      for line in result.lines { try Output.say("  \(line)") }
      shown.append(
        TourPage.Stop(
          file: name, title: result.picture.title, explanation: stop.explanation, lines: result.lines))
    }
    let page = folder.sibling("index.html")
    try Output.write(Data(TourPage(stops: shown, theme: picture.theme.theme).html.utf8), to: page)
    try Output.say("\nAll of it on one page: \(page)")
  }
}
