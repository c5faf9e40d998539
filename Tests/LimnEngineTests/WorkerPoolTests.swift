import Foundation
import Synchronization
import Testing

@testable import LimnEngine

/// Every piece is done once and before the call returns, whoever else calls.
@Suite("Worker pool")
struct WorkerPoolTests {
  /// How often each piece of a job was done.
  private final class Tally: Sendable {
    private let counts: [Mutex<Int>.Box]

    init(_ count: Int) { counts = (0..<count).map { _ in .init() } }

    func add(_ piece: Int) { counts[piece].value.withLock { $0 += 1 } }
    var isOnceEach: Bool { counts.allSatisfy { $0.value.withLock { $0 } == 1 } }
  }

  @Test("does each piece once, thousands of times")
  func once() {
    for round in 0..<5_000 {
      let pieces = 1 + round % 9
      let tally = Tally(pieces)
      WorkerPool.shared.run(pieces: pieces) { tally.add($0) }
      #expect(tally.isOnceEach)
    }
  }

  @Test("the threads of a pool do take pieces, after they slept too")
  func shared() {
    let pool = WorkerPool(workers: 3)
    let threads = Mutex<Set<ObjectIdentifier>>([])
    // Until another thread took one: a busy machine may need a few jobs.
    for _ in 0..<200 where threads.withLock({ $0.count < 2 }) {
      pool.run(pieces: 64) { _ in
        usleep(50)
        threads.withLock { _ = $0.insert(ObjectIdentifier(Thread.current)) }
      }
      usleep(1_000)
    }
    #expect(threads.withLock { $0.count } > 1)
  }

  @Test("a job within a piece is done by that piece's thread")
  func nested() {
    let tally = Tally(64)
    WorkerPool.shared.run(pieces: 8) { outer in
      WorkerPool.shared.run(pieces: 8) { tally.add(8 * outer + $0) }
    }
    #expect(tally.isOnceEach)
  }

  @Test("several threads may call at the same time, after pauses in which the workers sleep too")
  func concurrent() {
    let rounds = 300
    let tallies = (0..<4 * rounds).map { _ in Tally(6) }
    DispatchQueue.concurrentPerform(iterations: 4) { caller in
      for round in 0..<rounds {
        if round % 100 == 0 { usleep(2_000) }
        WorkerPool.shared.run(pieces: 6) { tallies[caller * rounds + round].add($0) }
      }
    }
    #expect(tallies.count { !$0.isOnceEach } == 0)
  }

  @Test("the same training on several threads at once gives the same bits as alone")
  func sameBits() {
    @Sendable func train() -> [Float] {
      var generator = Generator(seed: 7)
      let weight = Tensor.randn([256, 256], using: &generator).requiringGrad()
      let x = Tensor.randn([512, 256], using: &generator)
      for _ in 0..<5 {
        weight.zeroGrad()
        (x.matmul(weight).tanh() * x).mean().backward()
        withoutGradients { weight.add(weight.grad!, scale: -10) }
      }
      return weight.values
    }
    let alone = train()
    let together = Mutex<[[Float]]>([])
    DispatchQueue.concurrentPerform(iterations: 4) { _ in
      let result = train()
      together.withLock { $0.append(result) }
    }
    let results = together.withLock { $0 }
    #expect(results.count == 4)
    for result in results { #expect(result == alone) }
  }
}

extension Mutex where Value == Int {
  /// A place in memory for a mutex, which can't be moved into an array.
  fileprivate final class Box: Sendable {
    let value = Mutex<Int>(0)
  }
}
