internal import CKernels
import Dispatch
import LimnPlatform
import Synchronization

/// Threads that wait for pieces of work, awake for a moment after each.
///
/// A training step has dozens of loops of some ten microseconds. Waking a sleeping thread takes longer than such
/// a loop (measured: 70 µs by Dispatch, against 0.5 µs for one that still looks around), so the threads look for
/// work for a while before they sleep, and nobody waits for a thread that has not taken a piece yet.
///
/// Why it is right: the body is set before the job's word is stored and read after a piece of it was taken by an
/// exchange of that word, so it is the job's own. It is not set again before `finished` has counted every piece, and a
/// piece counts after the thread has let go of the body. A piece of a job that is over can't be taken, since its word
/// says that none is left. Whoever goes to sleep counts itself first and looks at the word once more; whoever announces
/// a job stores the word first and reads the count after: in one order for all threads, so one of the two sees the
/// other. And a bell that nobody heard costs time only, since the caller does all pieces that are left itself.
final class WorkerPool: Sendable {
  static let shared = WorkerPool(workers: max(0, min(ProcessInfo.processInfo.activeProcessorCount, 16) - 1))

  /// From when on a wait for another thread's piece counts as late, in nanoseconds, if it is also longer than this
  /// thread's own share of the job took.
  private static let lateness: UInt64 = 1_000_000
  /// How long the pool stays alone after a piece came late, in nanoseconds: at first and at most.
  private static let shortestRest: UInt64 = 1_000_000
  private static let longestRest: UInt64 = 16_000_000

  /// How long a thread looks for work before it sleeps, in nanoseconds.
  private static let patience: UInt64 = 200_000

  /// The job at hand: its number, behind its last piece and its first piece that are left, in one word, so that a piece
  /// is taken by one exchange and never from a job that is over.
  private let job = Atomic<UInt64>(0)
  private let finished = Atomic<Int>(0)
  private let sleeping = Atomic<Int>(0)
  private let isBusy = Atomic<Bool>(false)
  /// Until when jobs are done alone, and for how long that was.
  private let restEnd = Atomic<UInt64>(0)
  private let rest = Atomic<UInt64>(0)
  private let bell = DispatchSemaphore(value: 0)
  /// Set before the job is announced and left alone until all its pieces are done.
  private nonisolated(unsafe) let body: UnsafeMutablePointer<(Int) -> Void>
  private let workers: Int

  /// A pool with that many threads, which never end.
  init(workers: Int) {
    self.workers = workers
    body = .allocate(capacity: 1)
    body.initialize(to: { _ in })
    for _ in 0..<workers {
      // Without memory for a thread the others do its pieces.
      _ = NativeThread(stackSize: 8 << 20) { self.work() }
    }
  }

  /// Calls `body` for each piece, on this thread and on those that are free, and returns when all are done.
  func run(pieces: Int, _ body: (Int) -> Void) {
    // Within a piece, while another thread has the pool, or while the machine is busy with other things: alone.
    guard workers > 0, pieces > 1, pieces < 1 << 16,
      DispatchTime.now().uptimeNanoseconds >= restEnd.load(ordering: .relaxed),
      isBusy.compareExchange(expected: false, desired: true, ordering: .acquiring).exchanged
    else {
      for piece in 0..<pieces { body(piece) }
      return
    }
    let start = DispatchTime.now().uptimeNanoseconds
    withoutActuallyEscaping(body) { body in
      self.body.pointee = body
      finished.store(0, ordering: .relaxed)
      let number = (job.load(ordering: .relaxed) >> 32) &+ 1
      job.store(number << 32 | UInt64(pieces) << 16, ordering: .sequentiallyConsistent)
      for _ in 0..<min(sleeping.load(ordering: .sequentiallyConsistent), pieces - 1) { bell.signal() }
      while takePiece(fromEnd: false) {}
      waitForOthers(pieces, since: start)
      self.body.pointee = { _ in }
    }
    isBusy.store(false, ordering: .releasing)
  }

  /// Waits for the pieces that others took.
  ///
  /// A thread that is put aside for another program's sake holds its piece for milliseconds. Then the machine has
  /// no core to spare, and the next jobs are done alone for a while, longer each time.
  private func waitForOthers(_ pieces: Int, since announced: UInt64) {
    guard finished.load(ordering: .acquiring) < pieces else { return }
    let start = DispatchTime.now().uptimeNanoseconds
    var rounds = 0
    while finished.load(ordering: .acquiring) < pieces {
      rounds += 1
      if rounds & 1023 == 0 { sched_yield() } else { limn_pause() }
    }
    let end = DispatchTime.now().uptimeNanoseconds
    let last = rest.load(ordering: .relaxed)
    if end - start > max(Self.lateness, start - announced) {
      let next = min(max(last * 2, Self.shortestRest), Self.longestRest)
      rest.store(next, ordering: .relaxed)
      restEnd.store(end + next, ordering: .relaxed)
    } else {
      rest.store(last - last / 16, ordering: .relaxed)
    }
  }

  /// Does one piece of the job at hand, the first or the last that is left; false if none is.
  ///
  /// The caller takes them from the start and the others from the end: so a thread meets the same rows from one loop
  /// to the next, and finds them in its own cache.
  private func takePiece(fromEnd: Bool) -> Bool {
    var word = job.load(ordering: .sequentiallyConsistent)
    while word & 0xffff < word >> 16 & 0xffff {
      let piece = fromEnd ? (word >> 16 & 0xffff) - 1 : word & 0xffff
      let (isTaken, seen) = job.weakCompareExchange(
        expected: word, desired: fromEnd ? word - (1 << 16) : word + 1, ordering: .acquiringAndReleasing)
      if isTaken {
        perform(Int(piece))
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
      while !takePiece(fromEnd: true) {
        limn_pause()
        rounds += 1
        guard rounds & 63 == 0, DispatchTime.now().uptimeNanoseconds - start > Self.patience else { continue }
        sleeping.add(1, ordering: .sequentiallyConsistent)
        // A job announced between the last look and the count above would ring for nobody: look once more.
        if !takePiece(fromEnd: true) { bell.wait() }
        sleeping.subtract(1, ordering: .sequentiallyConsistent)
        break
      }
    }
  }
}
