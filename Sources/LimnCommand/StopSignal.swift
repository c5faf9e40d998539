import LimnPlatform
import Synchronization

/// Notices Ctrl-C and a polite request to end, so that a run can be saved first.
///
/// The second one ends the program at once, as without this.
enum StopSignal {
  /// The signal that came, if one did.
  static var number: Int32? {
    let number = received.load(ordering: .relaxed)
    return number == 0 ? nil : number
  }

  /// From now on signals are noticed, but for those that the program was started to ignore.
  static func watch() {
    // Before a handler may do so: what is made on first use can't be waited for in one.
    received.store(0, ordering: .relaxed)
    // A program that starts this one from a thread of its own may hand on that signals wait.
    var set = sigset_t()
    sigemptyset(&set)
    sigaddset(&set, SIGINT)
    sigaddset(&set, SIGTERM)
    sigprocmask(SIG_UNBLOCK, &set, nil)
    for number in [SIGINT, SIGTERM] {
      let old = signal(number) { number in
        received.store(number, ordering: .relaxed)
        signal(number, SIG_DFL)
      }
      if old.map({ unsafeBitCast($0, to: Int.self) }) == ignored { signal(number, SIG_IGN) }
    }
  }

  /// From now on signals end the program at once, but for those that the program was started to ignore.
  static func unwatch() {
    for number in [SIGINT, SIGTERM] {
      let old = signal(number, SIG_DFL)
      if old.map({ unsafeBitCast($0, to: Int.self) }) == ignored { signal(number, SIG_IGN) }
    }
  }
}

/// The handler `SIG_IGN`, which can't be compared otherwise.
private let ignored = 1

/// Outside of the type: what a signal calls may capture nothing.
private let received = Atomic<Int32>(0)
