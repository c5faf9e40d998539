// Draws pictures as PNG, warm: PlotsBenchmark NAMES ARRAYS.npz FOLDER
//
// Run by compare_plots.py. For each line of input (heatmap, line, attention or scatter) it draws the picture anew from
// its numbers, which were read before, prints the seconds, and the first time writes it into the folder.
import Foundation
import Limn

let arguments = CommandLine.arguments
let counts = CountBigram(try Names(contentsOfFile: arguments[1]))
let arrays = try ArrayFile(contentsOfFile: arguments[2])
@MainActor func values(_ name: String) throws -> [Double] {
  try arrays.read(name).tensor.values.map(Double.init)
}
let (line, horizontal, vertical) = (try values("line"), try values("x"), try values("y"))
let steps = line.indices.map(Double.init)
let attention = try arrays.read("attention").tensor.values

@MainActor func draw(_ name: String) throws -> (picture: Picture, scale: Double) {
  switch name {
  case "heatmap": return (heatmap(of: counts), 1.74)
  case "line":
    var plot = Plot(x: Axis("step", scale: .steps), y: Axis("loss"), area: Size(520, 390))
    plot.marks = [Line("", x: steps, y: line)]
    return (plot.picture(), 2)
  case "scatter":
    var plot = Plot(x: Axis("x"), y: Axis("y"), area: Size(520, 390))
    plot.marks = [Dots(x: horizontal, y: vertical, radius: 2)]
    return (plot.picture(), 2)
  case "attention":
    let scale = ColorScale("weight", domain: 0...Double(attention.max() ?? 1))
    let size = 64
    let tokens = (0..<size).map(String.init)
    let axis = Axis(domain: -0.5...Double(size) - 0.5, hasGrid: false)
    let plots = (0..<attention.count / (size * size)).map { head in
      var plot = Plot("head \(head)", x: axis, y: axis, area: Size(130, 130))
      plot.y.isReversed = true
      plot.marks = [
        MatrixCells(
          Array(attention[head * size * size..<(head + 1) * size * size]), rows: tokens, columns: tokens,
          colors: scale)
      ]
      plot.colorScale = scale
      return plot
    }
    return (PlotGrid("", plots, columns: 6, sharesX: .all, sharesY: .all).picture(), 2)
  default: throw DataError("PlotsBenchmark: there is no \(name)")
  }
}

var written: Set<String> = []
while let name = readLine() {
  let start = DispatchTime.now().uptimeNanoseconds
  let (picture, scale) = try draw(name)
  let data = try picture.data(as: .png, scale: scale)
  let seconds = Double(DispatchTime.now().uptimeNanoseconds - start) * 1e-9
  if written.insert(name).inserted { try AtomicFile.write(data, to: "\(arguments[3])/\(name).png") }
  print(seconds)
  fflush(nil)
}
