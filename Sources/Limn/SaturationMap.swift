/// Draws which neurons of a tanh layer are saturated for which examples: neurons across, examples down, coloured
/// where the result is beyond ± 0.97, so that hardly any gradient gets through (third makemore lecture).
///
/// A neuron that is so for every example stands out: it learns nothing from this batch.
///
/// - Parameters:
///   - activations: What the neurons give, one row an example, all of the same length.
///   - bound: Beyond which a result counts as saturated.
///   - title: What is shown.
///   - subtitle: Under the title, before shares and counts.
///   - theme: The looks.
///   - provenance: What made the numbers.
/// - Precondition: There is an example and a neuron at least.
public func saturationMap(
  of activations: [[Float]], bound: Float = 0.97, title: String = "Saturated neurons", subtitle: String = "",
  theme: Theme = .light, provenance: [Annotation.Datum] = []
) -> Picture {
  let (examples, neurons) = (activations.count, activations.first?.count ?? 0)
  precondition(
    neurons > 0 && activations.allSatisfy { $0.count == neurons },
    "saturationMap: the rows of \(examples) examples differ in length or are empty")
  let saturated = activations.map { row in row.map { abs($0) > bound } }
  let isDead = (0..<neurons).map { neuron in saturated.allSatisfy { $0[neuron] } }
  let count = saturated.reduce(0) { $0 + $1.count { $0 } }
  let dead = isDead.count { $0 }
  let values = saturated.flatMap { row in
    row.enumerated().map { neuron, isSaturated in isSaturated ? isDead[neuron] ? 2.0 : 1.0 : 0.0 }
  }
  // The colours of the legend: the first for one example, the fifth for all.
  let map = ColorMap(name: "saturated", through: [theme.paletteColor(0), theme.paletteColor(4)])
  let scale = ColorScale("", domain: 1...2, colors: .map(map), zeroIsBlank: true)
  let share = NumberFormat.fixed(1).string(100 * Double(count) / Double(examples * neurons))
  let facts =
    "\(share) % of \(neurons) neurons × \(examples) examples are beyond ±\(NumberFormat.significant(3).string(Double(bound))); "
    + (dead == 0
      ? "no neuron is saturated for every example"
      : "\(dead) \(dead == 1 ? "neuron is" : "neurons are") saturated for every example")
  var plot = Plot(
    title, subtitle: subtitle.isEmpty ? facts : "\(subtitle): \(facts)",
    x: Axis("neuron", domain: .numbers(0...Double(neurons)), hasGrid: false),
    // The first example stands above, as rows are read.
    y: Axis("example", domain: .numbers(0...Double(examples)), hasGrid: false, isReversed: true),
    area: Size(640, max(80, min(420, 640 * Double(examples) / Double(neurons) * 2))))
  plot.marks = [
    Raster(values, columns: neurons, x: 0...Double(neurons), y: 0...Double(examples), colors: scale)
  ]
  plot.legend = [Plot.LegendEntry("saturated for this example", color: 0)]
  if dead > 0 { plot.legend.append(Plot.LegendEntry("saturated for every example", color: 4)) }
  return plot.picture(theme: theme, summary: facts + ".", provenance: provenance)
}
