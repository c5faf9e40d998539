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
// Four layers of six heads.
let attention = try AttentionWeights(try arrays.read("attention").tensor)

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
  case "attention": return (attentionGrid(of: attention), 2)
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
