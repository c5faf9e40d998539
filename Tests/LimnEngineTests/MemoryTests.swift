import Foundation
import LimnEngine
import LimnTestSupport
import Testing

@Suite("Memory", .serialized)
struct MemoryTests {
  @Test("a chain of a million operations is built, run back and freed on the stack of a thread")
  func millionOperations() {
    let x = Value(1)
    do {
      var y = x
      for _ in 0..<1_000_000 { y = y + x }
      #expect(y.data == 1_000_001)
      y.backward()
      #expect(x.grad == 1_000_001)
      #expect(y.history.count == 1_000_001)
    }
    #expect(x.data == 1)
  }

  @Test("a sum of a million products is freed without recursion")
  func millionTapes() {
    let w = Value(0.5)
    var sum = w * w
    for _ in 0..<500_000 { sum = sum + w * w }
    sum.backward()
    #expect(w.grad == 500_001)
  }

  /// What a loop of `body` adds to the process, after a start that may fill caches.
  ///
  /// The least of three rounds: tests of other suites run beside it, but a leak is there in each.
  private func growth(_ count: Int, _ body: () -> Void) throws -> Int {
    for _ in 0..<count / 10 { body() }
    return try (0..<3).map { _ in
      let before = try residentMemory()
      for _ in 0..<count { body() }
      return try residentMemory() - before
    }.min() ?? 0
  }

  @Test("training keeps memory flat")
  func training() throws {
    var generator = Generator(seed: 1)
    let data = Moons(count: 20, noise: 0.1, using: &generator)
    let demo = MoonsDemo(model: MLP(inputs: 2, layers: [8, 1], using: &generator), data: data)
    let grown = try growth(700) { for _ in demo.steps(1) {} }
    #expect(grown < 4 << 20)
  }

  @Test("a loop that always holds the last result, and never goes backward, keeps memory flat")
  func heldResult() throws {
    let w = Value(0.5)
    var held = w * w
    let grown = try growth(100_000) {
      let next = (w * w + w).tanh() * w + w.exp()
      _ = next - held
      held = next
    }
    #expect(held.data.isFinite)
    #expect(grown < 4 << 20)
  }

  @Test("a loop that extends a value which lives on keeps memory flat")
  func extendedValue() throws {
    let base = Value(0.5) * 2
    let grown = try growth(200_000) { _ = (base + 1) * base }
    #expect(grown < 4 << 20)
  }
}
