extension Histogram {
  /// Histograms of up to this many bins have each bin annotated.
  private static let mostAnnotatedBins = 500

  /// Paints surfaces or the outline.
  public func paint(on canvas: any Canvas, in frame: PlotFrame) {
    let color = frame.color(of: label)
    let baseline = frame.vertical.baseline
    let lefts = edges.map { frame.horizontal.place(of: $0) }
    // A bin without height stands on the baseline, which a logarithmic axis has without having zero.
    let tops = heights.map { height in
      let place = frame.vertical.place(of: height)
      return height > 0 && place.isFinite ? place : baseline
    }
    var outline: [Point] = []
    for bin in heights.indices where lefts[bin].isFinite && lefts[bin + 1].isFinite {
      if outline.isEmpty { outline.append(Point(lefts[bin], baseline)) }
      outline += [Point(lefts[bin], tops[bin]), Point(lefts[bin + 1], tops[bin])]
    }
    guard let last = outline.last else { return }
    outline.append(Point(last.x, baseline))
    canvas.annotate(
      Annotation(
        "histogram",
        region: .line(Path(through: outline.count <= 2_000 ? outline : [outline[0], last]), width: 6),
        title: label.name.isEmpty ? "histogram" : label.name,
        data: [
          .init("series", label.name), .init("bins", "\(counts.count)"),
          .init("count", "\(counts.reduce(0, +))"), .init("beyond", "\(beyondCount)"),
          .init("missing", "\(notFiniteCount)"),
        ])
    ) {
      if style == .filled {
        canvas.fill(Path(through: outline), with: color.opacity(0.45))
        // Thin lines tell bins apart as long as there is room between them.
        if abs(last.x - outline[0].x) / Double(max(heights.count, 1)) > 6 {
          for bin in heights.indices.dropFirst() {
            let top = max(tops[bin - 1], tops[bin])
            guard lefts[bin].isFinite, abs(top - baseline) > 0 else { continue }
            canvas.line(
              from: Point(lefts[bin], baseline), to: Point(lefts[bin], top),
              Stroke(frame.theme.background.opacity(0.7), width: 0.8))
          }
        }
      }
      canvas.stroke(Path(through: outline), with: Stroke(color, width: style == .filled ? 1 : 1.75))
      annotateBins(lefts, tops, baseline, on: canvas, frame)
    }
  }

  private func annotateBins(
    _ lefts: [Double], _ tops: [Double], _ baseline: Double, on canvas: any Canvas, _ frame: PlotFrame
  ) {
    guard heights.count <= Self.mostAnnotatedBins else { return }
    let format = NumberFormat.significant(5)
    for bin in heights.indices where counts[bin] > 0 && lefts[bin].isFinite && lefts[bin + 1].isFinite {
      let (left, right) = (min(lefts[bin], lefts[bin + 1]), max(lefts[bin], lefts[bin + 1]))
      let place = Rectangle(
        x: left, y: min(tops[bin], baseline), width: right - left, height: abs(tops[bin] - baseline))
      let height = measure == .count ? "" : "\n\(measure): \(format.string(heights[bin]))"
      canvas.annotate(
        Annotation(
          "bin", region: .rectangle(place.within(frame.area)),
          title: (label.name.isEmpty ? "" : label.name + "\n")
            + "\(format.string(edges[bin])) to \(format.string(edges[bin + 1])): "
            + NumberFormat.grouped.string(Double(counts[bin])) + height,
          data: [
            .init("from", edges[bin]), .init("to", edges[bin + 1]), .init("count", "\(counts[bin])"),
            .init("height", heights[bin]),
          ])
      ) {}
    }
  }
}
