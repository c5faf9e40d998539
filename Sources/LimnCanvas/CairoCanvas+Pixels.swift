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
    cairo_save(cairo)
    cairo_translate(cairo, rectangle.x, rectangle.y)
    cairo_scale(cairo, 1 / Self.pixelScale, 1 / Self.pixelScale)
    cairo_set_source_surface(cairo, image, 0, 0)
    cairo_paint(cairo)
    cairo_restore(cairo)
  }
}
