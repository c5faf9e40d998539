internal import CCairo
import LimnPlatform

extension Picture {
  /// PNG: Cairo's limit for a side.
  private static let longestSide = 32_767.0
  /// PNG: a gigabyte of memory, at four bytes a pixel.
  private static let mostPixels = 268_435_456.0

  func png(scale: Double) throws -> Data {
    let width = (size.width * scale).rounded(.up)
    let height = (size.height * scale).rounded(.up)
    guard scale > 0, width >= 1, height >= 1 else {
      throw CanvasError("A scale of \(shortest(scale)) leaves nothing to see; give one above 0, such as 2.")
    }
    guard max(width, height) <= Self.longestSide, width * height <= Self.mostPixels else {
      func side(_ length: Double) -> String { NumberFormat.grouped.string(length) }
      throw CanvasError(
        "As a PNG the picture would be \(side(width)) × \(side(height)) pixels, more than the 32,767 a side or "
          + "268 million in all that are possible; choose a smaller scale than \(shortest(scale)), SVG or PDF."
      )
    }
    let surface = try checked(PixelMemory.surface(width: Int32(width), height: Int32(height)))
    defer { cairo_surface_destroy(surface) }
    // A scale that is no whole number leaves part of a pixel at the edge.
    try paint(CairoCanvas(surface: surface, scale: scale, background: background))
    cairo_surface_flush(surface)
    var texts = [("Title", title), ("Description", summary), ("Software", Self.software)]
    texts += provenance.map { ("limn:\($0.name)", $0.value) }
    return try Self.encode(surface, texts: texts.filter { !$0.1.isEmpty }, scale: scale)
  }

  /// The surface's pixels as a PNG file.
  private static func encode(_ surface: OpaquePointer, texts: [(String, String)], scale: Double) throws
    -> Data
  {
    let pointsPerMetre = 72 / 0.0254
    guard let pixels = cairo_image_surface_get_data(surface),
      let file = PNGFile(
        PNGFile.Pixels(
          start: pixels, width: Int(cairo_image_surface_get_width(surface)),
          height: Int(cairo_image_surface_get_height(surface)),
          stride: Int(cairo_image_surface_get_stride(surface))),
        pixelsPerMetre: UInt32((scale * pointsPerMetre).rounded()), texts: texts.map { ($0, $1.printable) })
    else {
      throw CanvasError(
        "The picture could not be made into a PNG: no memory is left for it; choose a smaller scale.")
    }
    return file.data
  }

  func svg() throws -> Data {
    let sink = ByteSink()
    let overlay = SVGOverlay()
    let surface = try checked(
      cairo_svg_surface_create_for_stream(ByteSink.write, sink.pointer, size.width, size.height))
    cairo_svg_surface_set_document_unit(surface, CAIRO_SVG_UNIT_PX)
    try paint(CairoCanvas(surface: surface, overlay: overlay))
    try finish(surface)
    return SVGDocument.merge(painting: sink.bytes, overlay: overlay, picture: self)
  }

  func pdf() throws -> Data {
    let sink = ByteSink()
    let surface = try checked(
      cairo_pdf_surface_create_for_stream(ByteSink.write, sink.pointer, size.width, size.height))
    let keywords = provenance.map { "\($0.name): \($0.value)" }.joined(separator: "; ")
    for (field, text) in [
      (CAIRO_PDF_METADATA_TITLE, title), (CAIRO_PDF_METADATA_SUBJECT, summary),
      (CAIRO_PDF_METADATA_KEYWORDS, keywords), (CAIRO_PDF_METADATA_CREATOR, Self.software),
      // The time of day would make every file differ; without it Cairo takes the clock.
      (CAIRO_PDF_METADATA_CREATE_DATE, "2000-01-01T00:00:00Z"),
    ] {
      cairo_pdf_surface_set_metadata(surface, field, text.printable)
    }
    try paint(CairoCanvas(surface: surface))
    try finish(surface)
    return Data(sink.bytes)
  }

  private func paint(_ canvas: CairoCanvas) throws {
    paint(on: canvas)
    try canvas.checkStatus()
  }

  /// What made the file.
  static let software = "Limn"

  static func checkFonts() throws {
    guard limn_has_fonts() != 0 else {
      throw CanvasError(
        "No font is installed, so that no text can be drawn; install one, on Debian with "
          + "“apt-get install fonts-dejavu-core”.")
    }
  }

  private func checked(_ surface: OpaquePointer?) throws -> OpaquePointer {
    let status = cairo_surface_status(surface)
    guard let surface, status == CAIRO_STATUS_SUCCESS else { throw Self.failure(status) }
    return surface
  }

  private func finish(_ surface: OpaquePointer) throws {
    cairo_surface_finish(surface)
    let status = cairo_surface_status(surface)
    cairo_surface_destroy(surface)
    guard status == CAIRO_STATUS_SUCCESS else { throw Self.failure(status) }
  }

  private static func failure(_ status: cairo_status_t) -> CanvasError {
    CanvasError("Cairo could not paint the picture: \(String(cString: cairo_status_to_string(status))).")
  }
}

/// Takes the bytes that Cairo writes.
private final class ByteSink {
  var bytes: [UInt8] = []

  var pointer: UnsafeMutableRawPointer { Unmanaged.passUnretained(self).toOpaque() }

  static let write: cairo_write_func_t = { closure, data, length in
    guard let closure, let data else { return CAIRO_STATUS_WRITE_ERROR }
    let sink = Unmanaged<ByteSink>.fromOpaque(closure).takeUnretainedValue()
    sink.bytes.append(contentsOf: UnsafeBufferPointer(start: data, count: Int(length)))
    return CAIRO_STATUS_SUCCESS
  }
}
