internal import CKernels
import Foundation
import Synchronization

/// Threads that wait for pieces of work, awake for a moment after each.
///
/// A training step has dozens of loops of some ten microseconds. Waking a sleeping thread takes longer than such
/// a loop (measured: 70 µs by Dispatch, against 0.5 µs for one that still looks around), so the threads look for
/// work for a while before they sleep, and nobody waits for a thread that has not taken a piece yet.
final class WorkerPool: Sendable {
  static let shared = WorkerPool(workers: max(0, min(ProcessInfo.processInfo.activeProcessorCount, 16) - 1))

  /// How long a thread looks for work before it sleeps, in nanoseconds.
  private static let patience: UInt64 = 200_000

  /// The job at hand: its number, how many pieces it has and the next one to take, in one word, so that a piece is
  /// taken by one exchange and never from a job that is over.
  private let job = Atomic<UInt64>(0)
  private let finished = Atomic<Int>(0)
  private let sleeping = Atomic<Int>(0)
  private let isBusy = Atomic<Bool>(false)
  private let bell = DispatchSemaphore(value: 0)
  /// Set before the job is announced and left alone until all its pieces are done.
  private nonisolated(unsafe) let body: UnsafeMutablePointer<(Int) -> Void>
  private let workers: Int

  private init(workers: Int) {
    self.workers = workers
    body = .allocate(capacity: 1)
    body.initialize(to: { _ in })
    for _ in 0..<workers {
      let thread = Thread { [unowned self] in work() }
      thread.stackSize = 8 << 20
      thread.qualityOfService = .userInitiated
      thread.start()
    }
  }

  /// Calls `body` for each piece, on this thread and on those that are free, and returns when all are done.
  func run(pieces: Int, _ body: (Int) -> Void) {
    // Within a piece, or while another thread has the pool: alone.
    guard workers > 0, pieces > 1, pieces < 1 << 16,
      isBusy.compareExchange(expected: false, desired: true, ordering: .acquiring).exchanged
    else {
      for piece in 0..<pieces { body(piece) }
      return
    }
    withoutActuallyEscaping(body) { body in
      self.body.pointee = body
      finished.store(0, ordering: .relaxed)
      let number = (job.load(ordering: .relaxed) >> 32) &+ 1
      job.store(number << 32 | UInt64(pieces) << 16, ordering: .sequentiallyConsistent)
      for _ in 0..<min(sleeping.load(ordering: .sequentiallyConsistent), pieces - 1) { bell.signal() }
      while takePiece() {}
      waitForOthers(pieces)
      self.body.pointee = { _ in }
    }
    isBusy.store(false, ordering: .releasing)
  }

  /// Waits for the pieces that others took, and makes room for them if the machine is busy with other things.
  private func waitForOthers(_ pieces: Int) {
    var rounds = 0
    while finished.load(ordering: .acquiring) < pieces {
      rounds += 1
      if rounds & 1023 == 0 { sched_yield() } else { limn_pause() }
    }
  }

  /// Does one piece of the job at hand; false if none is left.
  private func takePiece() -> Bool {
    var word = job.load(ordering: .acquiring)
    while word & 0xffff < word >> 16 & 0xffff {
      let (isTaken, seen) = job.weakCompareExchange(
        expected: word, desired: word + 1, ordering: .acquiringAndReleasing)
      if isTaken {
        perform(Int(word & 0xffff))
        finished.add(1, ordering: .releasing)
        return true
      }
      word = seen
    }
    return false
  }

  /// By itself, so that this thread has let go of the body when the piece counts as done.
  @inline(never)
  private func perform(_ piece: Int) { body.pointee(piece) }

  private func work() -> Never {
    while true {
      let start = DispatchTime.now().uptimeNanoseconds
      var rounds = 0
      while !takePiece() {
        limn_pause()
        rounds += 1
        guard rounds & 63 == 0, DispatchTime.now().uptimeNanoseconds - start > Self.patience else { continue }
        sleeping.add(1, ordering: .sequentiallyConsistent)
        // A job announced between the last look and the count above would ring for nobody: look once more.
        if !takePiece() { bell.wait() }
        sleeping.subtract(1, ordering: .sequentiallyConsistent)
        break
      }
    }
  }
}
