/// A matrix of weights at several steps of training, as heatmaps with one colour scale.
///
/// - Parameters:
///   - frames: The steps and the matrices, [rows, columns], all of the same shape.
///   - vocabulary: What rows stand for, and columns too, where they are as many.
///   - title: What is shown.
/// - Precondition: There is at least one matrix.
public func weightFilm(
  of frames: [(step: Int, matrix: Tensor)], vocabulary: [String] = [], title: String
) -> PlotGrid {
  guard let shape = frames.first?.matrix.shape, shape.count == 2 else {
    preconditionFailure("weightFilm: there is no matrix")
  }
  precondition(
    frames.allSatisfy { $0.matrix.shape == shape }, "weightFilm: the matrices have different shapes")
  let (rows, columns) = (shape[0], shape[1])
  let largest = frames.flatMap { $0.matrix.values }.filter(\.isFinite).map(abs).max() ?? 0
  let bound = Double(largest > 0 ? largest : 1)
  let scale = ColorScale("weight", domain: -bound...bound, colors: .diverging)
  // Squares, as large as lets the frame stand beside others; many are one image.
  let side = min(14, 300 / Double(max(rows, columns)))
  let area = Size(max(60, side * Double(columns)), max(60, side * Double(rows)))
  let hasCells = rows * columns * frames.count <= mostCells
  func names(_ count: Int) -> [String] {
    vocabulary.count == count ? vocabulary : (0..<count).map(String.init)
  }
  func axis(_ count: Int, _ name: String) -> Axis {
    hasCells
      ? Axis(vocabulary.count == count ? "token" : name, domain: .categories(names(count)))
      : Axis(name, scale: .steps, domain: 0...Double(count), hasGrid: false)
  }
  let plots = frames.map { frame in
    var plot = Plot(x: axis(columns, "column"), y: axis(rows, "row"), area: area)
    if hasCells {
      plot.marks = [
        Cells(cells(of: frame.matrix, names), row: \.row, column: \.column, value: \.value, colors: scale)
      ]
    } else {
      // Rows are read downwards.
      plot.y.isReversed = true
      plot.marks = [Raster(frame.matrix.values, columns: columns, colors: scale)]
    }
    plot.colorScale = scale
    return (step: frame.step, plot: plot)
  }
  return filmStrip(
    title, subtitle: "\(rows) × \(columns) weights at \(frames.count) checkpoints", of: plots)
}

/// More weights than these in all have no cells of their own.
private let mostCells = 9_000

private struct WeightCell {
  let row: String
  let column: String
  let value: Float
}

private func cells(of matrix: Tensor, _ names: (Int) -> [String]) -> [WeightCell] {
  let (rows, columns) = (names(matrix.shape[0]), names(matrix.shape[1]))
  return matrix.values.enumerated().map { index, value in
    WeightCell(row: rows[index / columns.count], column: columns[index % columns.count], value: value)
  }
}
