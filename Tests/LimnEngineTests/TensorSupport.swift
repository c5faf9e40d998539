import LimnEngine
import Testing

/// An operation on tensors with a name, to be told apart in a list of results.
struct TensorCase: Sendable, CustomTestStringConvertible {
  /// Where the numbers of the inputs lie.
  enum Domain { case normal, positive, apart }

  let name: String
  let shapes: [[Int]]
  let domain: Domain
  let function: @Sendable ([Tensor]) -> Tensor

  init(
    _ name: String, _ shapes: [Int]..., domain: Domain = .normal,
    _ function: @escaping @Sendable ([Tensor]) -> Tensor
  ) {
    self.name = name
    self.shapes = shapes
    self.domain = domain
    self.function = function
  }

  var testDescription: String { "\(name) \(shapes.map(\.description).joined(separator: " "))" }

  /// Inputs made by a fixed seed.
  var inputs: [Tensor] {
    var generator = Generator(seed: UInt64(shapes.joined().reduce(shapes.count) { $0 * 7 + $1 }))
    return shapes.map { shape in
      let count = shape.reduce(1, *)
      let values: [Float] =
        switch domain {
        case .normal: generator.randn(count).map { $0 * 0.8 }
        case .positive: generator.uniform(0.5, 2.5, count)
        // No two closer than 0.2, none closer than 0.1 to a multiple of 0.2: away from every kink.
        case .apart: generator.randperm(count).map { (Float($0) - Float(count / 2)) * 0.2 + 0.1 }
        }
      return Tensor(shape: shape, values: values)
    }
  }

  /// The largest difference of a gradient and the numerical derivative.
  var largestError: Double { gradientError(inputs, function) }
}

/// The largest difference of a gradient and the numerical derivative by five points, relative above 1.
///
/// The result is weighed by fixed random numbers and added up in double precision.
func gradientError(_ inputs: [Tensor], step: Float = 0x1p-5, _ function: ([Tensor]) -> Tensor) -> Double {
  var generator = Generator(seed: 99)
  let leaves = inputs.map { $0.copy().requiringGrad() }
  let result = function(leaves)
  let weights = Tensor.uniform(0.5, 1.5, result.shape, using: &generator)
  result.backward(weights)
  func projection() -> Double {
    zip(function(leaves).values, weights.values).reduce(0) { $0 + Double($1.0) * Double($1.1) }
  }
  var largest = 0.0
  for leaf in leaves {
    guard let gradient = leaf.grad?.values else { return .infinity }
    let values = leaf.values
    for index in values.indices {
      func at(_ distance: Float) -> Double {
        var moved = values
        moved[index] += distance * step
        leaf.assign(Tensor(shape: leaf.shape, values: moved))
        return withoutGradients { projection() }
      }
      let slope = (8 * (at(1) - at(-1)) - (at(2) - at(-2))) / (12 * Double(step))
      let error = abs(slope - Double(gradient[index])) / max(1, abs(slope), abs(Double(gradient[index])))
      largest = max(largest, error.isNaN ? .infinity : error)
    }
    leaf.assign(Tensor(shape: leaf.shape, values: values))
  }
  return largest
}

/// Expects two rows of numbers to agree, relative to the larger above 1; what is no number has to be none in both.
func expectEqual(
  _ actual: [Float], _ expected: [Float], to tolerance: Double, _ name: String = "",
  sourceLocation: SourceLocation = #_sourceLocation
) {
  guard actual.count == expected.count else {
    Issue.record("\(name): \(actual.count) numbers, not \(expected.count)", sourceLocation: sourceLocation)
    return
  }
  let wrong = actual.indices.filter { index in
    let (a, b) = (actual[index], expected[index])
    return !(a == b || (a.isNaN && b.isNaN) || agree(Double(a), Double(b), to: tolerance))
  }
  #expect(
    wrong.isEmpty,
    "\(name): \(wrong.prefix(4).map { "[\($0)] \(actual[$0]), not \(expected[$0])" }.joined(separator: "; "))",
    sourceLocation: sourceLocation)
}
