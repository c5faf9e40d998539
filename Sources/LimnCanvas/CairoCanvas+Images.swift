internal import CCairo

extension CairoCanvas {
  /// Pixels of an image that are wider than this in points would be seen to be smoothed.
  private static let sharpWithout = 3.0
  /// How many pixels a point a repeated pixel has.
  private static let repeatedDensity = 2.0

  /// Paints an image over a rectangle, each pixel a sharp cell.
  ///
  /// Some programs that show SVG smooth images, whatever the file asks of them (librsvg 2.54, for one): there
  /// each pixel is repeated, so that no more than half a point along its edges is blurred. It takes few bytes more, as
  /// PNG packs what is repeated.
  public func draw(_ image: Image, in rectangle: Rectangle) {
    // Cairo can't scale by zero: after that it would draw nothing more.
    guard image.height > 0, rectangle.width != 0, rectangle.height != 0 else { return }
    func times(_ length: Double, _ count: Int) -> Int {
      let pixel = abs(length) / Double(count)
      guard !isOnPixels, pixel >= Self.sharpWithout else { return 1 }
      return min(Int((pixel * Self.repeatedDensity).rounded(.up)), max(1, 4_096 / count))
    }
    let (across, down) = (times(rectangle.width, image.width), times(rectangle.height, image.height))
    let (width, height) = (image.width * across, image.height * down)
    let surface = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, Int32(width), Int32(height))
    defer { cairo_surface_destroy(surface) }
    guard let bytes = cairo_image_surface_get_data(surface) else { return }
    let stride = Int(cairo_image_surface_get_stride(surface))
    image.pixels.withUnsafeBufferPointer { pixels in
      for row in 0..<image.height {
        let start = UnsafeMutableRawPointer(bytes + row * down * stride)
        let target = start.assumingMemoryBound(to: UInt32.self)
        for column in 0..<image.width {
          let pixel = Self.pixel(of: pixels[row * image.width + column])
          for repeated in 0..<across { target[column * across + repeated] = pixel }
        }
        for repeated in 1..<max(down, 1) {
          (start + repeated * stride).copyMemory(from: start, byteCount: 4 * width)
        }
      }
    }
    cairo_surface_mark_dirty(surface)
    cairo_save(cairo)
    cairo_translate(cairo, rectangle.x, rectangle.y)
    cairo_scale(cairo, rectangle.width / Double(width), rectangle.height / Double(height))
    cairo_set_source_surface(cairo, surface, 0, 0)
    cairo_pattern_set_filter(cairo_get_source(cairo), CAIRO_FILTER_NEAREST)
    cairo_paint(cairo)
    cairo_restore(cairo)
  }

  /// A colour as Cairo keeps it: opacity first, the others multiplied by it.
  private static func pixel(of color: Color) -> UInt32 {
    func byte(_ component: Double) -> UInt32 { UInt32((max(0, min(1, component)) * 255).rounded()) }
    let alpha = color.alpha
    return byte(alpha) << 24 | byte(color.red * alpha) << 16 | byte(color.green * alpha) << 8
      | byte(color.blue * alpha)
  }
}
