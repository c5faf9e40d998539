// Times projections: ProjectionBenchmark pca|neighbors|trustworthiness|tsne INPUT.safetensors [OUTPUT.safetensors]
//
// The input, made by compare_projection.py, holds `points` and, for trustworthiness, `embedded`. Prints a line of
// JSON: the seconds, and what was found: t-SNE's divergence, the trustworthiness.
import Foundation
import LimnEngine

struct Report: Encodable {
  var seconds: Double
  var divergence: Double?
  var trustworthiness: Double?
}

let arguments = CommandLine.arguments
let file = try SafetensorsFile(contentsOfFile: arguments[2])
func tensor(_ name: String) throws -> Tensor {
  Tensor(shape: try file.info(name).shape, values: try file.floats(name))
}
let points = try tensor("points")
let embedded = arguments[1] == "trustworthiness" ? try tensor("embedded") : nil
// The threads that matrix products wait for are there before the clock runs.
_ = Tensor.ones([512, 512]).matmul(Tensor.ones([512, 512]))

let start = DispatchTime.now().uptimeNanoseconds
var report = Report(seconds: 0)
switch arguments[1] {
case "pca": _ = try PCA(of: points).projection(of: points, to: 2)
case "neighbors": _ = try nearestNeighbors(of: points, count: 90)
case "trustworthiness": report.trustworthiness = try trustworthiness(original: points, embedded: embedded!)
case "tsne", "tsne-exact", "tsne-tree":
  var options = TSNEOptions()
  if arguments[1] == "tsne-exact" { options.repulsion = .exact }
  if arguments[1] == "tsne-tree" { options.repulsion = .barnesHut(angle: 0.5) }
  let tsne = try TSNE(points, options: options)
  let embedding = tsne.run()
  report.seconds = Double(DispatchTime.now().uptimeNanoseconds - start) * 1e-9
  report.divergence = tsne.divergence()
  if points.shape[0] <= 10_000 {
    report.trustworthiness = try trustworthiness(original: points, embedded: embedding)
  }
default: fatalError("ProjectionBenchmark: there is no \(arguments[1])")
}
if report.seconds == 0 { report.seconds = Double(DispatchTime.now().uptimeNanoseconds - start) * 1e-9 }
print(String(decoding: try JSONEncoder().encode(report), as: UTF8.self))
