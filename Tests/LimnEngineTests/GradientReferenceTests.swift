import LimnEngine
import Testing

/// Each case stands beside the PyTorch expression (float64) that gave its numbers.
@Suite("PyTorch's gradients")
struct GradientReferenceTests {
  private func check(
    _ result: Value, _ value: Double, _ inputs: [Value], _ gradients: [Double],
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    result.backward()
    #expect(agree(result.data, value, to: 1e-12), sourceLocation: sourceLocation)
    for (input, gradient) in zip(inputs, gradients) {
      #expect(agree(input.grad, gradient, to: 1e-12), sourceLocation: sourceLocation)
    }
  }

  @Test("(a + b) * c + e")
  func chain() {
    let a = Value(2), b = Value(-3), c = Value(5), e = Value(10)
    let result = (a + b) * c + e
    check(result, 5.0, [a, b, c, e], [5.0, 5.0, -1.0, 1.0])
  }

  @Test("(a * b + c) * f")
  func product() {
    let a = Value(2), b = Value(-3), c = Value(10), f = Value(-2)
    let result = (a * b + c) * f
    check(result, -8.0, [a, b, c, f], [6.0, -4.0, -2.0, 4.0])
  }

  @Test("tanh(x1*w1 + x2*w2 + b)")
  func neuron() {
    let x1 = Value(2), x2 = Value(0), w1 = Value(-3), w2 = Value(1), b = Value(6.881373587019543)
    let result = (x1 * w1 + x2 * w2 + b).tanh()
    check(
      result, 0.7071067811865476, [x1, x2, w1, w2, b],
      [-1.4999999999999998, 0.49999999999999994, 0.9999999999999999, 0.0, 0.49999999999999994])
  }

  @Test("z = 2x + 2 + x; q = relu(z) + z*x; h = relu(z*z); h + q + q*x")
  func sanityCheck() {
    let x = Value(-4)
    let z = 2 * x + 2 + x
    let q = z.relu() + z * x
    let h = (z * z).relu()
    let result = h + q + q * x
    check(result, -20.0, [x], [46.0])
  }

  @Test("micrograd test_more_ops")
  func moreOperations() {
    let a = Value(-4), b = Value(2)
    // karpathy/micrograd, test/test_engine.py, with torch tensors in place of values
    var c = a + b
    var d = a * b + b.pow(3)
    c += c + 1
    c += 1 + c + (-a)
    d += d * 2 + (b + a).relu()
    d += 3 * d + (b - a).relu()
    let e = c - d
    let f = e.pow(2)
    var result = f / 2
    result += 10 / f
    check(result, 24.70408163265306, [a, b], [138.83381924198252, 645.5772594752186])
  }

  @Test("sigmoid(a) * exp(b) / log(c) - leaky_relu(d, 0.01)")
  func functions() {
    let a = Value(0.5), b = Value(-1.25), c = Value(3), d = Value(-2)
    let result = a.sigmoid() * b.exp() / c.log() - d.leakyReLU(slope: 0.01)
    check(
      result, 0.18232986475685856, [a, b, c, d],
      [0.06128612570621688, 0.16232986475685857, -0.04925300351824068, -0.01])
  }

  // x = torch.tensor([-3, -1, -.5, 0, .5, 2.], dtype=torch.float64, requires_grad=True)
  // y = torch.nn.functional.gelu(x); y.sum().backward()
  @Test("gelu(x)")
  func gelu() {
    let cases = [
      (-3, -0.00404969409489031, -0.01194564720418392), (-1, -0.15865525393145702, -0.08331547058768635),
      (-0.5, -0.15426876936299344, 0.13250487534383712), (0, 0, 0.5),
      (0.5, 0.34573123063700656, 0.8674951246561629), (2, 1.9544997361036416, 1.085231801078197),
    ]
    for (number, value, gradient) in cases {
      let x = Value(number)
      check(x.gelu(), value, [x], [gradient])
    }
  }

  @Test("a + a")
  func twice() {
    let a = Value(3)
    let result = a + a
    check(result, 6.0, [a], [2.0])
  }

  @Test("(a / b) ** 3 - a ** -2")
  func powers() {
    let a = Value(1.5), b = Value(-0.7)
    let result = (a / b).pow(3) - a.pow(-2)
    check(result, -10.284094590217038, [a, b], [-19.086707698952594, -42.16992919616826])
  }
}
