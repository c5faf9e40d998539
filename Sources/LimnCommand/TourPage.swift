import Limn

/// The page that shows the pictures of the tour.
struct TourPage {
  /// One picture on the page.
  struct Stop {
    let file: String
    let title: String
    let explanation: String
    let lines: [String]
  }

  let stops: [Stop]
  let theme: Theme

  /// The page; it needs nothing but the pictures beside it.
  var html: String {
    let sections = stops.map { stop in
      let lines = stop.lines.map { "<p class=\"more\">\(escaped($0))</p>" }.joined(separator: "\n")
      return """
        <section>
        <p>\(escaped(stop.explanation))</p>
        \(lines)
        \(picture(stop))
        </section>
        """
    }
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width">
      <title>Limn: the tour</title>
      <style>
      body { margin: 3rem auto; max-width: 76rem; padding: 0 1.5rem; background: \(theme.background.hexadecimal);
        color: \(theme.ink.hexadecimal); font: 1.05rem/1.5 "DejaVu Sans", Verdana, sans-serif; }
      section { margin: 0 0 3.5rem; }
      .more { color: \(theme.secondaryInk.hexadecimal); }
      img, object { max-width: 100%; height: auto; border: 1px solid \(theme.faintLine.hexadecimal); border-radius: 8px; }
      </style>
      </head>
      <body>
      <h1>From one sum to made-up names</h1>
      \(sections.joined(separator: "\n"))
      </body>
      </html>

      """
  }

  /// SVG as an object, so that tooltips and selectable text work; other formats as an image or a link.
  private func picture(_ stop: Stop) -> String {
    let (file, title) = (escaped(stop.file), escaped(stop.title))
    if stop.file.hasSuffix(".svg") {
      return "<object type=\"image/svg+xml\" data=\"\(file)\">\(title)</object>"
    }
    if stop.file.hasSuffix(".png") { return "<a href=\"\(file)\"><img src=\"\(file)\" alt=\"\(title)\"></a>" }
    return "<p><a href=\"\(file)\">\(title)</a></p>"
  }

  private func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;")
  }
}
