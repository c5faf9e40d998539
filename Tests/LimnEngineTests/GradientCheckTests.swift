import LimnEngine
import Testing

@Suite("Numerical derivatives")
struct GradientCheckTests {
  private static let operations: [(String, @Sendable ([Value]) -> Value)] = [
    ("add", { $0[0] + $0[1] }), ("subtract", { $0[0] - $0[1] }), ("multiply", { $0[0] * $0[1] }),
    ("divide", { $0[0] / $0[1] }), ("power", { $0[0].pow($0[1]) }),
    ("raise", { $0[0].pow(2.5) + $0[1].pow(-3) }),
    ("negate", { -$0[0] * $0[1] }), ("exp", { $0[0].exp() * $0[1] }), ("log", { $0[0].log() + $0[1].log() }),
    ("tanh", { $0[0].tanh() - $0[1].tanh() }), ("sigmoid", { $0[0].sigmoid() / (-$0[1]).sigmoid() }),
    ("gelu", { $0[0].gelu() * (-$0[1]).gelu() }),
    ("relu", { $0[0].relu() + (-$0[1]).relu() }),
    ("leakyReLU", { $0[0].leakyReLU() * (-$0[1]).leakyReLU(slope: 0.2) }),
    ("sqrt", { $0[0].sqrt() * $0[1].sqrt() }), ("abs", { $0[0].abs() * (-$0[1]).abs() }),
  ]

  @Test("every operation", arguments: operations)
  func operation(name: String, expression: @Sendable ([Value]) -> Value) {
    for point in [[0.7, 1.9], [2.3, 0.4], [1.1, 3.6]] {
      #expect(gradientCheck(at: point, expression).largestError < 1e-8, "\(name) at \(point)")
    }
  }

  @Test("random expressions", arguments: 0..<250)
  func randomExpression(seed: Int) {
    // Smooth operations of bounded size only: where a result explodes, small steps measure nothing.
    func expression(_ inputs: [Value]) -> Value {
      var generator = Generator(seed: UInt64(seed))
      var values = inputs
      for choice in generator.randint(0, 9, 14) {
        let pick = generator.randint(0, values.count, 2).map { values[$0] }
        let (a, b) = (pick[0], pick[1])
        switch choice {
        case 0: values.append(a + b)
        case 1: values.append(a - b)
        case 2: values.append((a * b).tanh())
        case 3: values.append(a / (b * b + 1))
        case 4: values.append(a.sigmoid())
        case 5: values.append((a * a + 1).log())
        case 6: values.append((a.tanh() - 1).exp())
        case 7: values.append((a * a + 0.5).sqrt())
        default: values.append((a * a + 0.5).pow(b.tanh()))
        }
      }
      return values[values.count - 1] + values[values.count - 2] * 0.5
    }
    var generator = Generator(seed: UInt64(1_000 + seed))
    let inputs = (0..<4).map { _ in generator.uniform(in: -1.5..<1.5) }
    let check = gradientCheck(at: inputs, expression)
    #expect(check.largestError < 1e-7)
  }

  @Test("kinks and edges have PyTorch's slopes")
  func kinks() {
    // torch: relu, abs and leaky_relu at 0; x ** 0 and 0 ** y
    func slope(_ x: Double, _ function: (Value) -> Value) -> Double {
      let value = Value(x)
      function(value).backward()
      return value.grad
    }
    #expect(slope(0) { $0.relu() } == 0)
    #expect(slope(0) { $0.abs() } == 0)
    #expect(slope(0) { $0.leakyReLU() } == 0.01)
    #expect(slope(0) { $0.pow(0) } == 0)
    #expect(slope(2) { Value(0).pow($0) } == 0)
    #expect(slope(0) { $0.sqrt() } == .infinity)
    #expect(slope(-800) { $0.sigmoid() } == 0)
  }
}
