/// The layer of an SVG file that says what is painted: transparent, selectable, with exact numbers.
///
/// Cairo turns text into outlines, which look the same everywhere but can't be searched, read aloud or pointed
/// at. This layer gives all that back.
final class SVGOverlay {
  private(set) var markup = ""
  private var depth = 1

  func begin(_ annotation: Annotation) {
    indent()
    markup += "<g class=\"\(Self.escaped(annotation.kind))\""
    if let identifier = annotation.identifier { markup += " id=\"\(Self.escaped(identifier))\"" }
    // A tooltip may have several lines; elsewhere a line break would be shown as a sign.
    let lines = annotation.title.split(separator: "\n").map { Self.escaped(String($0)) }.joined(
      separator: "\n")
    for datum in annotation.data { markup += " data-\(datum.name)=\"\(Self.escapedExactly(datum.value))\"" }
    markup += "><title>\(lines)</title>"
    switch annotation.region {
    case .rectangle(let rectangle):
      markup +=
        "<rect x=\"\(number(rectangle.x))\" y=\"\(number(rectangle.y))\" width=\"\(number(rectangle.width))\""
        + " height=\"\(number(rectangle.height))\"/>"
    case .line(let path, let width):
      markup +=
        "<path d=\"\(description(of: path))\" fill=\"none\" stroke=\"#000\" stroke-width=\"\(number(width))\""
        + " pointer-events=\"stroke\"/>"
    }
    markup += "\n"
    depth += 1
  }

  func end() {
    depth -= 1
    indent()
    markup += "</g>\n"
  }

  /// A run of letters within a line.
  struct Run {
    let text: String
    /// The distance from the start of the line, in points.
    let offset: Double
    let width: Double
  }

  func add(_ runs: [Run], at start: Point, font: Font, turned: Bool) {
    let (x, y) = (number(start.x), number(start.y))
    indent()
    markup += "<text x=\"\(x)\" y=\"\(y)\" font-size=\"\(number(font.size))\""
    if runs.count == 1 { markup += " textLength=\"\(number(runs[0].width))\"" }
    if font.isBold { markup += " font-weight=\"bold\"" }
    if turned { markup += " transform=\"rotate(-90 \(x) \(y))\"" }
    markup += ">"
    for run in runs {
      // The minus sign that looks right is not the one that people search for and programs read.
      let text = Self.escaped(run.text.replacing("\u{2212}", with: "-"))
      let place = "x=\"\(number(start.x + run.offset))\" textLength=\"\(number(run.width))\""
      markup += runs.count == 1 ? text : "<tspan \(place)>\(text)</tspan>"
    }
    markup += "</text>\n"
  }

  private func indent() { markup += String(repeating: " ", count: depth) }

  private func description(of path: Path) -> String {
    func pair(_ point: Point) -> String { "\(number(point.x)) \(number(point.y))" }
    return path.elements.map { element in
      switch element {
      case .move(let point): "M\(pair(point))"
      case .line(let point): "L\(pair(point))"
      case .curve(let first, let second, let end): "C\(pair(first)) \(pair(second)) \(pair(end))"
      case .close: "Z"
      }
    }.joined()
  }

  /// A coordinate to a hundredth of a point.
  private func number(_ value: Double) -> String { shortest((value * 100).rounded() / 100) }

  /// Data as XML holds it: line breaks and tabs too, which would otherwise become spaces.
  static func escapedExactly(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 0x09 || $0 == 0x0a || $0 == 0x0d }) else { return escaped(text) }
    return text.unicodeScalars.map { scalar in
      switch scalar.value {
      case 0x09, 0x0a, 0x0d: "&#\(scalar.value);"
      default: escaped(String(scalar))
      }
    }.joined()
  }

  /// Text as XML holds it.
  static func escaped(_ text: String) -> String {
    let text = text.printable
    guard text.utf8.contains(where: { "&<>\"'".utf8.contains($0) }) else { return text }
    var result = ""
    for character in text.unicodeScalars {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(character)
      }
    }
    return result
  }
}
