import LimnEngine
import Testing

@Suite("Values")
struct ValueTests {
  @Test("literals stand on either side of every operator")
  func literals() {
    let x = Value(3)
    #expect((2 * x + 1).data == 7)
    #expect((x * 2 - 1).data == 5)
    #expect((1 - x / 2).data == -0.5)
    #expect((1.5 / x).data == 0.5)
    #expect((-x).data == -3)
    let half = 0.5
    #expect((half * x).data == 1.5)
    #expect((x - half).data == 2.5)
  }

  @Test("values do not get in the way of numbers")
  func numbersStayNumbers() {
    let sum = [1.5, 2.5].reduce(0, +)
    #expect(sum == 4)
  }

  @Test("compound assignment replaces the value and keeps the old one in the graph")
  func compoundAssignment() {
    let x = Value(3)
    var y = x
    y += 2
    y *= x
    y -= 1
    y /= 2
    #expect(y.data == 7)
    y.backward()
    #expect(x.grad == 4)  // d((x + 2) x - 1) / 2 = (2x + 2) / 2
  }

  @Test("both uses of one value count")
  func reuse() {
    let x = Value(3)
    (x + x).backward()
    #expect(x.grad == 2)
    x.grad = 0
    (x * x).backward()
    #expect(x.grad == 6)
  }

  @Test("operation and operands can be inspected")
  func inspection() {
    let a = Value(2, label: "a")
    let b = Value(-3, label: "b", role: .parameter)
    let q = a * b
    #expect(q.operation == .multiply)
    #expect(q.operands.map(\.label) == ["a", "b"])
    #expect(q.operands.map(\.id) == [a.id, b.id])
    #expect([q.role, a.role, b.role] == [.intermediate, .input, .parameter])
    #expect(a.operation == nil)
    #expect(a.operands.isEmpty)
    #expect((2 * a).operands[0].role == .constant)
    #expect("\(q)" == "Value(data=-6.0, grad=0.0)")
  }

  @Test("the history reads like the expression, whatever the order in which leaves were made")
  func history() {
    let e = Value(10, label: "e")
    let b = Value(-3, label: "b")
    let a = Value(2, label: "a")
    let d = (a + b).labeled("d")
    let l = (d * d + e).labeled("l")
    #expect(l.history.map(\.label) == ["a", "b", "d", "", "e", "l"])
  }

  @Test("division by zero gives infinity and NaN, and goes on")
  func divisionByZero() {
    let zero = Value(0)
    #expect((1 / zero).data == .infinity)
    #expect((zero / zero).data.isNaN)
    let y = zero / zero
    y.backward()
    #expect(zero.grad.isNaN)
  }
}
