import Foundation
import LimnPlatform
import Synchronization
import Testing

@testable import LimnEngine

/// Outside of the suite: what a signal calls may capture nothing.
private let handled = Atomic<Int>(0)

/// A thread of the system, which on macOS is a pointer.
private struct Target: @unchecked Sendable {
  let thread = pthread_self()
}

/// Has this thread count the signal; the threads that tests run on handle none.
private func countSignals() {
  // Before a handler may do so: what is made on first use can't be waited for in one.
  handled.store(0, ordering: .relaxed)
  signal(SIGUSR1) { _ in handled.add(1, ordering: .relaxed) }
  var signals = sigset_t()
  sigemptyset(&signals)
  sigaddset(&signals, SIGUSR1)
  pthread_sigmask(SIG_UNBLOCK, &signals, nil)
}

@Suite("Signals during products")
struct HeldSignalsTests {
  @Test("a handler that is called while products are computed destroys nothing")
  func products() async {
    // In a process of its own, as a heap that is broken ends it.
    await #expect(processExitsWith: .success) {
      // The greatest depth for which oneDNN is taken to keep to the stack, and one for which it does not.
      let factors = [64, 400].map { depth in
        (
          Tensor(shape: [64, depth], values: (0..<64 * depth).map { Float($0 % 7) }),
          Tensor(shape: [depth, 48], values: (0..<depth * 48).map { Float($0 % 5) })
        )
      }
      let expected = factors.map { $0.matmul($1).values }
      countSignals()
      let target = Target()
      Thread.detachNewThread {
        while pthread_kill(target.thread, SIGUSR1) == 0 { usleep(500) }
      }
      for _ in 0..<100_000 where handled.load(ordering: .relaxed) < 200 {
        #expect(factors.map { $0.matmul($1).values } == expected)
      }
      #expect(handled.load(ordering: .relaxed) >= 200)
    }
  }

  @Test("a signal waits for the end of all that holds it")
  func waits() async {
    await #expect(processExitsWith: .success) {
      countSignals()
      HeldSignals.during {
        HeldSignals.during { _ = raise(SIGUSR1) }
        #expect(handled.load(ordering: .relaxed) == 0)
      }
      #expect(handled.load(ordering: .relaxed) == 1)
    }
  }
}
