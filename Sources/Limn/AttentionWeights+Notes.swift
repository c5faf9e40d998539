import LimnPlatform

extension AttentionWeights {
  /// How far a row's sum may be from 1: more than half precision (float16, bfloat16) loses.
  private static let slack = 0.02

  /// What is odd about the weights, each a sentence without its full stop: weights that are no numbers or negative,
  /// rows that don't add up to 1. Nothing where all is well.
  public var notes: [String] {
    var (notNumbers, negative, uneven, worst) = (0, 0, 0, (row: 0, sum: 1.0))
    let rowCount = values.count / keyCount
    values.withUnsafeBufferPointer { values in
      for row in 0..<rowCount {
        var sum = 0.0
        for weight in values[(row * keyCount)..<((row + 1) * keyCount)] {
          sum += Double(weight)
          if !weight.isFinite { notNumbers += 1 }
          if weight < 0 { negative += 1 }
        }
        guard abs(sum - 1) > Self.slack else { continue }
        uneven += 1
        if abs(sum - 1) > abs(worst.sum - 1) { worst = (row, sum) }
      }
    }
    func grouped(_ number: Int) -> String { NumberFormat.grouped.string(Double(number)) }
    func counted(_ count: Int, _ all: Int, _ what: String) -> String {
      "\(grouped(count)) of \(grouped(all)) \(what)\(all == 1 ? "" : "s") "
    }
    var notes: [String] = []
    if notNumbers > 0 {
      notes.append(
        counted(notNumbers, values.count, "weight") + (notNumbers == 1 ? "is" : "are") + " NaN or infinite")
    }
    if negative > 0 {
      notes.append(counted(negative, values.count, "weight") + (negative == 1 ? "is" : "are") + " negative")
    }
    if uneven > 0 {
      let (query, map) = (worst.row % queryCount, worst.row / queryCount)
      let place =
        "layer \(heldLayers[map / heldHeads.count]), head \(heldHeads[map % heldHeads.count]), query \(query)"
      notes.append(
        counted(uneven, rowCount, "row") + "\(uneven == 1 ? "does" : "do") not add up to 1, by the most "
          + "\(place): \(String(printf: "%.4g", worst.sum))")
    }
    return notes
  }
}
