/// A thread of the system with a stack of a given size.
package struct NativeThread: @unchecked Sendable {
  private let thread: pthread_t

  /// Starts a thread that calls `body` and ends.
  ///
  /// - Parameter stackSize: In bytes; only what is used of it takes memory.
  /// - Returns: nil if the system has no memory for one more.
  package init?(stackSize: Int, _ body: @escaping @Sendable () -> Void) {
    var settings = pthread_attr_t()
    pthread_attr_init(&settings)
    defer { pthread_attr_destroy(&settings) }
    pthread_attr_setstacksize(&settings, stackSize)
    let work = Unmanaged.passRetained(Work(body))
    #if canImport(Darwin)
      var started: pthread_t?
      let failure = pthread_create(&started, &settings, { Work.run($0) }, work.toOpaque())
      guard failure == 0, let started else {
        work.release()
        return nil
      }
    #else
      var started = pthread_t()
      let failure = pthread_create(&started, &settings, { Work.run($0!) }, work.toOpaque())
      guard failure == 0 else {
        work.release()
        return nil
      }
    #endif
    thread = started
  }

  /// Waits until the thread has ended; once at most.
  package func join() { pthread_join(thread, nil) }

  private final class Work: Sendable {
    private let body: @Sendable () -> Void

    init(_ body: @escaping @Sendable () -> Void) { self.body = body }

    static func run(_ context: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
      Unmanaged<Work>.fromOpaque(context).takeRetainedValue().body()
      return nil
    }
  }
}
