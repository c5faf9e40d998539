/// Signals that wait while a thread runs code whose memory a handler would overwrite.
///
/// A handler runs on the stack of the thread that it interrupts, and the system writes some kilobytes below the stack
/// pointer first. Code that points the stack pointer elsewhere loses what lies below it.
package enum HeldSignals {
  /// Where a thread notes that its signals wait.
  private static let key: pthread_key_t = {
    var key = pthread_key_t()
    precondition(pthread_key_create(&key, nil) == 0, "the system has no key left for what a thread notes")
    return key
  }()

  /// All but those that a thread's own mistake raises: held back, they would end the program without Swift's report.
  private static let signals: sigset_t = {
    var signals = sigset_t()
    sigfillset(&signals)
    for number in [SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGTRAP, SIGABRT, SIGSYS] { sigdelset(&signals, number) }
    return signals
  }()

  /// Calls `body`. Signals to this thread wait until it returns, those to the process go to another thread or wait; so
  /// does Ctrl-C.
  ///
  /// It takes two system calls, a third of a microsecond; within itself next to nothing. Threads hold nothing while they
  /// are idle, since Swift's report of a crash stops them by a signal.
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
