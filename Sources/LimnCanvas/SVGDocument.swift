import LimnPlatform

/// Cairo's SVG with the meaning of the picture written in.
enum SVGDocument {
  /// The document: Cairo's painting, named and described, the overlay on top.
  static func merge(painting: [UInt8], overlay: SVGOverlay, picture: Picture) -> Data {
    let painting = renumbered(painting)
    // Cairo writes one <svg ...> line at the top and </svg> at the end.
    guard let tag = painting.firstRange(of: Array("<svg ".utf8)),
      let opening = painting[tag.upperBound...].firstIndex(of: UInt8(ascii: ">")),
      let closing = lastIndex(of: "</svg>", in: painting)
    else { return Data(painting) }
    var data = Data(painting[..<tag.upperBound])
    func append(_ text: String) { data.append(contentsOf: text.utf8) }
    append("role=\"img\" aria-labelledby=\"limn-title limn-description\" ")
    data.append(contentsOf: painting[tag.upperBound...opening])
    append("\n<title id=\"limn-title\">\(SVGOverlay.escaped(picture.title))</title>\n")
    append("<desc id=\"limn-description\">\(SVGOverlay.escaped(picture.summary))</desc>\n")
    append("<metadata id=\"limn-provenance\">")
    let facts = [Annotation.Datum("software", Picture.software)] + picture.provenance
    append(facts.map { SVGOverlay.escaped("\($0.name): \($0.value)") }.joined(separator: "; "))
    append("</metadata>")
    data.append(contentsOf: painting[(opening + 1)..<closing])
    append(
      "<g id=\"limn-meaning\" fill-opacity=\"0\" stroke-opacity=\"0\" pointer-events=\"all\""
        + " font-family=\"\(Font.standardFamily), Verdana, sans-serif\" xml:space=\"preserve\">\n")
    append(overlay.markup)
    append("</g>\n</svg>\n")
    return data
  }

  /// Cairo counts some things over the life of the process; here they are counted from 0 in each document.
  ///
  /// Images keep their sharp pixels, which Cairo asks of PNG and PDF but leaves out of SVG.
  private static func renumbered(_ svg: [UInt8]) -> [UInt8] {
    let counted = ["surface", "image", "source", "mask", "pattern"].map { Array($0.utf8) }
    let (quote, hash) = (UInt8(ascii: "\""), UInt8(ascii: "#"))
    let (opening, image) = (UInt8(ascii: "<"), Array("image ".utf8))
    var result: [UInt8] = []
    result.reserveCapacity(svg.count)
    var numbers: [[UInt8]: Int] = [:]
    var position = 0
    while position < svg.count {
      let byte = svg[position]
      result.append(byte)
      position += 1
      if byte == opening, svg[position...].starts(with: image) {
        result += Array("image image-rendering=\"pixelated\" ".utf8)
        position += image.count
        continue
      }
      // An identifier stands behind `id="` or `#`.
      guard byte == quote || byte == hash,
        let word = counted.first(where: { svg[position...].starts(with: $0) })
      else { continue }
      let digits = svg[(position + word.count)...].prefix {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
      }
      guard !digits.isEmpty else { continue }
      let name = word + digits
      let number = numbers[name, default: numbers.count]
      numbers[name] = number
      result += word + Array("\(number)".utf8)
      position += name.count
    }
    return result
  }

  private static func lastIndex(of text: String, in bytes: [UInt8]) -> Int? {
    let word = Array(text.utf8)
    return stride(from: bytes.count - word.count, through: 0, by: -1).first {
      bytes[$0...].starts(with: word)
    }
  }
}
