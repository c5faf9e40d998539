internal import CCairo

extension CairoCanvas {
  /// A longer path of dots takes Cairo a time that grows with the square of its length.
  private static let dotsInPath = 500

  /// Fills round dots, all of one size and colour.
  ///
  /// On pixels they are added up in one mask, which Cairo fills once; elsewhere they are the round ends of lines
  /// without length, the shortest form that a file can have.
  public func dots(at centers: [Point], radius: Double, with color: Color) {
    guard radius > 0, !centers.isEmpty else { return }
    guard isOnPixels else {
      return dotsAsLines(at: centers, radius: radius, with: color)
    }
    let surface = cairo_get_target(cairo)
    let (width, height) = (
      Int(cairo_image_surface_get_width(surface)), Int(cairo_image_surface_get_height(surface))
    )
    guard let mask = cairo_image_surface_create(CAIRO_FORMAT_A8, Int32(width), Int32(height)) else { return }
    defer { cairo_surface_destroy(mask) }
    guard let bytes = cairo_image_surface_get_data(mask) else { return }
    var stamps = DotStamps(radius: radius * scale, alpha: color.alpha)
    let stride = Int(cairo_image_surface_get_stride(mask))
    for center in centers where center.isFinite {
      stamps.add((center - corner) * scale, to: bytes, width, height, stride)
    }
    cairo_surface_mark_dirty(mask)
    cairo_save(cairo)
    cairo_identity_matrix(cairo)
    use(color.opacity(1))
    cairo_mask_surface(cairo, mask, 0, 0)
    cairo_restore(cairo)
  }

  private func dotsAsLines(at centers: [Point], radius: Double, with color: Color) {
    use(color)
    cairo_set_line_width(cairo, 2 * radius)
    cairo_set_line_cap(cairo, CAIRO_LINE_CAP_ROUND)
    cairo_set_dash(cairo, [], 0, 0)
    for start in stride(from: 0, to: centers.count, by: Self.dotsInPath) {
      cairo_new_path(cairo)
      for center in centers[start..<min(start + Self.dotsInPath, centers.count)] where center.isFinite {
        cairo_move_to(cairo, center.x, center.y)
        cairo_line_to(cairo, center.x, center.y)
      }
      cairo_stroke(cairo)
    }
  }
}

/// The pixels of a round dot, for each of some places of its middle within a pixel.
private struct DotStamps {
  private static let places = 4
  private let side: Int
  private let reach: Int
  private var stamps: [[UInt8]] = []

  init(radius: Double, alpha: Double) {
    let reach = Int((radius + 1).rounded(.up))
    let side = 2 * reach + 1
    self.reach = reach
    self.side = side
    for place in 0..<Self.places * Self.places {
      let x = (Double(place % Self.places) + 0.5) / Double(Self.places)
      let y = (Double(place / Self.places) + 0.5) / Double(Self.places)
      stamps.append(
        (0..<side * side).map { index in
          let (dx, dy) = (Double(index % side - reach) + 0.5 - x, Double(index / side - reach) + 0.5 - y)
          // How much of a pixel lies within, to a hundredth; a dot smaller than a pixel is paler.
          let cover = max(0, min(1, radius + 0.5 - (dx * dx + dy * dy).squareRoot()))
          return UInt8((cover * min(1, 2 * radius) * alpha * 255).rounded())
        })
    }
  }

  /// Adds a dot to a mask, as if it were painted over what is there.
  mutating func add(
    _ center: Point, to bytes: UnsafeMutablePointer<UInt8>, _ width: Int, _ height: Int, _ stride: Int
  ) {
    guard center.x > Double(-side), center.y > Double(-side), center.x < Double(width + side),
      center.y < Double(height + side)
    else { return }
    let (column, row) = (Int(center.x.rounded(.down)), Int(center.y.rounded(.down)))
    let places = Double(Self.places)
    let place =
      Int((center.y - Double(row)) * places) * Self.places + Int((center.x - Double(column)) * places)
    let (firstX, lastX) = (max(0, column - reach), min(width - 1, column + reach))
    let (firstY, lastY) = (max(0, row - reach), min(height - 1, row + reach))
    guard firstX <= lastX, firstY <= lastY else { return }
    stamps[min(place, stamps.count - 1)].withUnsafeBufferPointer { stamp in
      for y in firstY...lastY {
        let target = bytes + y * stride
        let source = (y - row + reach) * side - column + reach
        for x in firstX...lastX {
          let (old, new) = (UInt32(target[x]), UInt32(stamp[source + x]))
          target[x] = UInt8(truncatingIfNeeded: old + (new * (255 - old) + 127) / 255)
        }
      }
    }
  }
}
