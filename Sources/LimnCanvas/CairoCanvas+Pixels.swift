internal import CCairo

extension CairoCanvas {
  /// Pixels a point of what is painted as pixels in files that have none: sharp on today's screens.
  public static let pixelScale = 2.0

  /// Paints what `body` paints as one image, where the file has no pixels anyway.
  public func rasterize(in rectangle: Rectangle, _ body: () -> Void) {
    let isPixels = cairo_surface_get_type(cairo_get_target(cairo)) == CAIRO_SURFACE_TYPE_IMAGE
    let (width, height) = (
      (rectangle.width * Self.pixelScale).rounded(.up), (rectangle.height * Self.pixelScale).rounded(.up)
    )
    guard !isPixels, width >= 1, height >= 1, width <= 16_384, height <= 16_384 else {
      return clip(to: rectangle, body)
    }
    let image = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, Int32(width), Int32(height))
    defer { cairo_surface_destroy(image) }
    guard let image, let context = cairo_create(image) else { return }
    withContext(context, scale: Self.pixelScale, corner: Point(rectangle.x, rectangle.y), body)
    cairo_destroy(context)
    cairo_surface_flush(image)
    Self.simplify(image)
    cairo_save(cairo)
    cairo_translate(cairo, rectangle.x, rectangle.y)
    cairo_scale(cairo, 1 / Self.pixelScale, 1 / Self.pixelScale)
    cairo_set_source_surface(cairo, image, 0, 0)
    cairo_paint(cairo)
    cairo_restore(cairo)
  }

  /// Rounds opacity to 16 steps and colours to 32, which nobody sees: a file with what rounding left in pale pixels would
  /// be three times as large.
  private static func simplify(_ image: OpaquePointer) {
    guard let bytes = cairo_image_surface_get_data(image) else { return }
    let count = Int(cairo_image_surface_get_height(image)) * Int(cairo_image_surface_get_stride(image))
    for place in stride(from: 0, to: count, by: 4) {
      let alpha = UInt32(bytes[place + 3])
      guard alpha > 0 else { continue }
      let rounded = (alpha * 15 + 127) / 255 * 255 / 15
      bytes[place + 3] = UInt8(rounded)
      for channel in place..<place + 3 {
        let full = min(31, (UInt32(bytes[channel]) * 31 + alpha / 2) / alpha)
        bytes[channel] = UInt8((full * rounded + 15) / 31)
      }
    }
    cairo_surface_mark_dirty(image)
  }
}
