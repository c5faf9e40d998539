import Foundation
import LimnEngine
import Testing

@Suite("Elementary functions in single precision")
struct TensorFunctionTests {
  /// Expects an error of less than 3e-7, relative, at numbers spread evenly or by their bits.
  private func expectExact(
    _ range: ClosedRange<Float>, byBits: Bool = false, _ function: (Tensor) -> Tensor,
    _ exact: (Double) -> Double, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let count = 40_000
    let (low, high) = (range.lowerBound, range.upperBound)
    let values = (0...count).map { step in
      byBits
        ? Float(
          bitPattern: low.bitPattern + (high.bitPattern - low.bitPattern) / UInt32(count) * UInt32(step))
        : low + (high - low) * Float(step) / Float(count)
    }
    var largest = (error: 0.0, at: Float(0))
    for (value, result) in zip(values, function(Tensor(values)).values) {
      let expected = exact(Double(value))
      let error =
        abs(Double(result) - expected) / max(abs(expected), Double(Float.leastNormalMagnitude))
      if !(error <= largest.error) { largest = (error, value) }
    }
    #expect(largest.error < 3e-7, "at \(largest.at)", sourceLocation: sourceLocation)
  }

  @Test("are within 3e-7 of double precision, relative")
  func relative() {
    expectExact(-87.3...88.7, { $0.exp() }, Foundation.exp)
    expectExact(-1...1, { $0.exp() }, Foundation.exp)
    expectExact(0.2...5, { $0.log() }, Foundation.log)
    expectExact(
      Float.leastNonzeroMagnitude...Float.greatestFiniteMagnitude, byBits: true, { $0.log() }, Foundation.log)
    expectExact(-10...10, { $0.tanh() }, Foundation.tanh)
    expectExact(1e-30...1, byBits: true, { $0.tanh() }, Foundation.tanh)
    expectExact(-87...40, { $0.sigmoid() }, { 1 / (1 + Foundation.exp(-$0)) })
    expectExact(0...100, { $0.sqrt() }, { $0.squareRoot() })
    expectExact(0.01...30, { $0.pow(-0.5) }, { Foundation.pow($0, -0.5) })
    expectExact(0...30, { $0.gelu() }, gelu)
    expectExact(0...30, { $0.gelu(.tanh) }, geluTanh)
  }

  @Test("gelu of negative numbers, where 1 + erf cancels, is within 3e-7 times the number")
  func absolute() {
    expectExact(-30 ... -1e-3, { $0.gelu() / $0 + 1 }, { gelu($0) / $0 + 1 })
    expectExact(-30 ... -1e-3, { $0.gelu(.tanh) / $0 + 1 }, { geluTanh($0) / $0 + 1 })
    expectExact(-1e-3...1e-3, { $0.gelu() }, gelu)
  }

  @Test("gelu keeps four digits where 1 + erf has lost them")
  func tail() {
    for x in stride(from: -5.0, through: -0.5, by: 1.0 / 64) {
      let exact = gelu(x)
      #expect(abs(Double(Tensor(Float(x)).gelu().item) / exact - 1) < 2e-5, "at \(x)")
    }
  }

  private func gelu(_ x: Double) -> Double { x / 2 * erfc(-x / 2.0.squareRoot()) }

  private func geluTanh(_ x: Double) -> Double {
    x / 2 * (1 + Foundation.tanh((2 / .pi).squareRoot() * (x + 0.044715 * x * x * x)))
  }

  @Test("pass what is no number on, and end as the functions do")
  func special() {
    let given = Tensor([.nan, .infinity, -.infinity, 0, -0.0, -1])
    let nan = Float.nan, inf = Float.infinity
    func check(_ actual: Tensor, _ expected: [Float], _ name: String) {
      expectEqual(actual.values, expected, to: 1e-6, name)
    }
    check(given.exp(), [nan, inf, 0, 1, 1, 0.36787944], "exp")
    check(given.log(), [nan, inf, nan, -inf, -inf, nan], "log")
    check(given.tanh(), [nan, 1, -1, 0, 0, -0.7615942], "tanh")
    check(given.sigmoid(), [nan, 1, 0, 0.5, 0.5, 0.26894143], "sigmoid")
    check(given.relu(), [nan, inf, 0, 0, 0, 0], "relu")
    check(given.leakyReLU(slope: 0.5), [nan, inf, -inf, 0, 0, -0.5], "leakyReLU")
    check(given.sqrt(), [nan, inf, nan, 0, 0, nan], "sqrt")
    check(given.clamped(to: -2...3), [nan, 3, -2, 0, 0, -1], "clamped")
    check(given.pow(2), [nan, inf, inf, 0, 0, 1], "pow 2")
    check(given.pow(0.5), [nan, inf, inf, 0, 0, nan], "pow 0.5")
    // torch: nan, inf, nan, 0, -0 for both forms
    check(given.gelu(), [nan, inf, nan, 0, 0, -0.15865526], "gelu")
    check(given.gelu(.tanh), [nan, inf, nan, 0, 0, -0.158808], "gelu tanh")
    check(Tensor([89, 88.8, -88, -1000, 1000]).exp(), [inf, inf, 0, 0, inf], "exp far out")
    #expect(given.max().item.isNaN && given.slice(axis: 0, 1..<6).max().item == inf)
    #expect(given.argmax().values == [0] && given.sum().item.isNaN)
    #expect(Tensor([[1, .nan], [2, 3]]).max(axis: 0).values[0] == 2)
    #expect(Tensor([[1, .nan], [2, 3]]).max(axis: 0).values[1].isNaN)
    #expect(Tensor([-inf, -inf]).argmax().values == [0])
  }

  @Test("sums over many numbers lose no more than a few units of the last place")
  func sums() {
    var generator = Generator(seed: 4)
    let x = Tensor.rand([200_000, 3], using: &generator)
    let exact = (0..<3).map { column in
      stride(from: column, to: x.count, by: 3).reduce(0.0) { [values = x.values] in $0 + Double(values[$1]) }
    }
    for (sum, expected) in zip(x.sum(axis: 0).values, exact) {
      #expect(abs(Double(sum) - expected) < 1e-6 * expected)
    }
    #expect(abs(Double(x.sum().item) - exact.reduce(0, +)) < 1e-6 * exact.reduce(0, +))
    let weight = Tensor.ones([3]).requiringGrad()
    let (result, mean, variance) = x.batchNorm(weight, Tensor.zeros([3]))
    for (column, expected) in exact.enumerated() {
      #expect(abs(Double(mean.values[column]) - expected / 200_000) < 1e-6)
      #expect(abs(variance.values[column] - 1 / 12) < 1e-3)
    }
    result.backward(result)
    // The sum of squares of numbers with variance 1, but for the epsilon.
    #expect(
      weight.grad!.values.allSatisfy {
        abs($0 / 200_000 - variance.values[0] / (variance.values[0] + 1e-5)) < 1e-5
      })
  }
}
