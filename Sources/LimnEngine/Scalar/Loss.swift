/// Losses on scalar values: how far predictions are from what they should be, as one value to go back from.
public enum Loss {
  /// The mean of (prediction - target)².
  public static func meanSquaredError(_ predictions: [Value], _ targets: [Double]) -> Value {
    check("meanSquaredError", predictions.count, targets.count)
    return mean(zip(predictions, targets).map { ($0 - $1).pow(2) })
  }

  /// The mean of max(0, 1 - label × score), the hinge of support vector machines; labels are -1 and 1.
  public static func maxMargin(_ scores: [Value], _ labels: [Double]) -> Value {
    check("maxMargin", scores.count, labels.count)
    return mean(zip(scores, labels).map { (1 - $1 * $0).relu() })
  }

  /// The mean of -log(probability of the target) over examples; `targets` are positions.
  ///
  /// - Parameter probabilities: For each example the probability of each class, as from ``softmax(_:)``.
  public static func negativeLogLikelihood(_ probabilities: [[Value]], _ targets: [Int]) -> Value {
    check("negativeLogLikelihood", probabilities.count, targets.count)
    return mean(zip(probabilities, targets).map { -$0[$1].log() })
  }

  /// The mean of -(target log p + (1 - target) log(1 - p)); targets are 0 to 1.
  public static func binaryCrossEntropy(_ probabilities: [Value], _ targets: [Double]) -> Value {
    check("binaryCrossEntropy", probabilities.count, targets.count)
    return mean(
      zip(probabilities, targets).map { p, target in
        // A term with weight 0 is left out: 0 × log 0 would be NaN.
        switch target {
        case 1: -p.log()
        case 0: -(1 - p).log()
        default: -(target * p.log() + (1 - target) * (1 - p).log())
        }
      })
  }

  /// `strength` times the sum of the squared parameters, to be added to a loss.
  public static func l2Regularization(_ parameters: [Value], strength: Double) -> Value {
    strength * Value.sum(parameters, of: .multiply)
  }

  /// e to each logit over the sum of them all: probabilities that add up to 1.
  public static func softmax(_ logits: [Value]) -> [Value] {
    // The largest is taken away first, as a number: the result is the same and e^x can't overflow.
    let largest = logits.map(\.data).max() ?? 0
    let exponentials = logits.map { ($0 - largest).exp() }
    let total = Value.sum(exponentials)
    return exponentials.map { $0 / total }
  }

  /// The mean of at least one value.
  public static func mean(_ values: [Value]) -> Value { Value.sum(values) / Double(values.count) }

  private static func check(_ name: String, _ predictions: Int, _ targets: Int) {
    precondition(
      predictions == targets && predictions > 0,
      "\(name): \(predictions) predictions for \(targets) targets; it needs as many, and at least one")
  }
}

extension Value {
  /// The sum of at least one value, added up from the left; recorded in one run.
  public static func sum(_ values: [Value]) -> Value {
    precondition(!values.isEmpty, "Value.sum: there are no values to add up")
    return sum(values, of: nil)
  }

  /// The sum of values or, with `.multiply`, of their squares.
  static func sum(_ values: [Value], of operation: Value.Operation?) -> Value {
    let tape = Tape(capacity: 2 * max(values.count, 1))
    for value in values { tape.refer(to: value.tape) }
    let terms = values.map { value in operation.map { tape.record($0, value.node, value.node) } ?? value.node
    }
    guard var sum = terms.first else { return Value(0, role: .constant) }
    for term in terms.dropFirst() { sum = tape.record(.add, sum, term) }
    guard GradientMode.isRecording else { return Value(sum.pointee.data) }
    // The sum of one value is that value, which stands on its own tape.
    return tape.contains(sum) ? Value(tape: tape, node: sum) : values[0]
  }
}
