/// Plots over the checkpoints of a run, one beside the other, in order: on common axes, with one legend and one colour
/// bar.
///
/// ```swift
/// let frames = steps.map { (step: $0, plot: plot(at: $0)) }
/// try filmStrip("The embedding while it is trained", of: frames).picture().write(to: "film.svg")
/// ```
///
/// - Parameters:
///   - title: What is shown.
///   - subtitle: Under the title.
///   - frames: The steps and their plots; each is titled by its step, with what title the plot has behind it.
///   - columns: How many stand side by side; as near to a square as it goes without.
public func filmStrip(
  _ title: String, subtitle: String = "", of frames: [(step: Int, plot: Plot)], columns: Int? = nil
) -> PlotGrid {
  let plots = frames.map { frame in
    var plot = frame.plot
    plot.title = frameTitle(frame.step) + (plot.title.isEmpty ? "" : ": \(plot.title)")
    return plot
  }
  return PlotGrid(
    title, subtitle: subtitle, plots, columns: columns ?? filmColumns(frames.count), sharesX: .all,
    sharesY: .all)
}

/// Pictures over the checkpoints of a run, one beside the other, in order.
///
/// - Parameters:
///   - title: What is shown.
///   - subtitle: Under the title.
///   - frames: The steps and their pictures: graphs, heatmaps, anything that was drawn.
///   - columns: How many stand side by side; as near to a square as it goes without.
///   - width: How wide a frame is at most, in points; larger pictures are shrunk to it.
///   - theme: The looks of the titles; the pictures have theirs.
public func filmStrip(
  _ title: String, subtitle: String = "", of frames: [(step: Int, picture: Picture)], columns: Int? = nil,
  width: Double = 480, theme: Theme = .light
) -> Picture {
  PictureGrid(
    title, subtitle: subtitle, frames.map { (frameTitle($0.step), $0.picture) },
    columns: columns ?? filmColumns(frames.count), width: width, theme: theme
  ).picture
}

private func frameTitle(_ step: Int) -> String { "step \(NumberFormat.grouped.string(Double(step)))" }

/// Three in a row, four where there are many.
private func filmColumns(_ count: Int) -> Int {
  count <= 4 ? (count == 4 ? 2 : max(count, 1)) : count <= 9 ? 3 : 4
}
