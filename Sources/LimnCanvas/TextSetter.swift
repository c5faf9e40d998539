internal import CCairo

/// Sets single lines of text in Pango, always in the same way, so that the same text gives the same glyphs on
/// a bare machine and on a full one: no hinting, whole-pixel metrics off, gray antialiasing.
final class TextSetter {
  private let context: OpaquePointer
  private let layout: OpaquePointer
  private var descriptions: [Font: OpaquePointer] = [:]
  private var capHeights: [Font: Double] = [:]
  private var current: Font?

  /// A setter that draws nowhere, for measuring.
  convenience init() { self.init(context: pango_font_map_create_context(pango_cairo_font_map_get_default())) }

  /// A setter that draws on a Cairo context.
  convenience init(drawingOn cairo: OpaquePointer) { self.init(context: pango_cairo_create_context(cairo)) }

  private init(context: OpaquePointer?) {
    guard let context, let options = cairo_font_options_create(), let layout = pango_layout_new(context)
    else {
      preconditionFailure("Pango has no memory left")
    }
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY)
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
    pango_cairo_context_set_font_options(context, options)
    cairo_font_options_destroy(options)
    pango_context_set_round_glyph_positions(context, 0)
    // A line break in a label shows as a sign, rather than as a second line over its neighbour.
    pango_layout_set_single_paragraph_mode(layout, 1)
    // “ff” in a cell means two letters.
    if let attributes = pango_attr_list_new() {
      pango_attr_list_insert(attributes, pango_attr_font_features_new("liga=0"))
      pango_layout_set_attributes(layout, attributes)
      pango_attr_list_unref(attributes)
    }
    self.context = context
    self.layout = layout
  }

  deinit {
    for description in descriptions.values { pango_font_description_free(description) }
    limn_unref(UnsafeMutableRawPointer(layout))
    limn_unref(UnsafeMutableRawPointer(context))
  }

  /// Sets a line and gives its advance width in points.
  @discardableResult
  func set(_ text: String, in font: Font) -> Double {
    if current != font {
      pango_layout_set_font_description(layout, description(of: font))
      current = font
    }
    var text = text
    text.withUTF8 { utf8 in
      utf8.withMemoryRebound(to: CChar.self) {
        pango_layout_set_text(layout, $0.baseAddress, Int32($0.count))
      }
    }
    var logical = PangoRectangle()
    pango_layout_line_get_extents(pango_layout_get_line_readonly(layout, 0), nil, &logical)
    return Double(logical.width) / Double(PANGO_SCALE)
  }

  /// Draws the line that was set last, its start on the current point of the Cairo context.
  func show(on cairo: OpaquePointer) {
    pango_cairo_show_layout_line(cairo, pango_layout_get_line_readonly(layout, 0))
  }

  /// Adds the outlines of the line that was set last to the path of the Cairo context.
  func trace(on cairo: OpaquePointer) {
    pango_cairo_layout_line_path(cairo, pango_layout_get_line_readonly(layout, 0))
  }

  /// The height of capital letters in points.
  func capHeight(of font: Font) -> Double {
    if let known = capHeights[font] { return known }
    set("H", in: font)
    var ink = PangoRectangle()
    pango_layout_line_get_extents(pango_layout_get_line_readonly(layout, 0), &ink, nil)
    let height = Double(-ink.y) / Double(PANGO_SCALE)
    capHeights[font] = height
    return height
  }

  private func description(of font: Font) -> OpaquePointer {
    if let known = descriptions[font] { return known }
    guard let description = pango_font_description_new() else {
      preconditionFailure("Pango has no memory left")
    }
    pango_font_description_set_family(description, font.family)
    pango_font_description_set_weight(description, font.isBold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL)
    // An absolute size does not depend on the resolution that the desktop is set to.
    pango_font_description_set_absolute_size(description, font.size * Double(PANGO_SCALE))
    descriptions[font] = description
    return description
  }
}
