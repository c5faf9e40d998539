/// Signals that wait while a thread runs code which a signal's handler would destroy.
///
/// A handler runs on the stack of the thread that it interrupts, and the system writes some kilobytes below the stack
/// pointer first. Code that points it elsewhere meanwhile loses what lies there.
package enum HeldSignals {
  /// Where a thread notes that its signals wait.
  private static let key: pthread_key_t = {
    var key = pthread_key_t()
    pthread_key_create(&key, nil)
    return key
  }()

  /// All but those that an instruction itself raises: held back, they would end the program without a word.
  private static let signals: sigset_t = {
    var signals = sigset_t()
    sigfillset(&signals)
    for number in [SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGTRAP, SIGABRT, SIGSYS] { sigdelset(&signals, number) }
    return signals
  }()

  /// From now on no signal is handled on this thread; the system gives them to another.
  package static func hold() {
    var signals = signals
    pthread_sigmask(SIG_BLOCK, &signals, nil)
    pthread_setspecific(key, UnsafeRawPointer(bitPattern: 1))
  }

  /// Calls `body`; signals that come meanwhile are handled on another thread, or on this one afterwards.
  ///
  /// Within itself, and after ``hold()``, it costs nothing; else two calls of the system, a third of a microsecond.
  package static func during<Result>(_ body: () throws -> Result) rethrows -> Result {
    if pthread_getspecific(key) != nil { return try body() }
    var (signals, before) = (signals, sigset_t())
    pthread_sigmask(SIG_BLOCK, &signals, &before)
    pthread_setspecific(key, UnsafeRawPointer(bitPattern: 1))
    defer {
      pthread_setspecific(key, nil)
      pthread_sigmask(SIG_SETMASK, &before, nil)
    }
    return try body()
  }
}
