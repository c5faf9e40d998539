import LimnPlatform

/// Whether operations are recorded, for each thread by itself.
///
/// A thread-specific pointer rather than a task-local value: the closure of ``withoutGradients(_:)`` can't
/// suspend, and every operation asks, so that a nanosecond counts.
enum GradientMode {
  private static let key: pthread_key_t = {
    var key = pthread_key_t()
    let status = pthread_key_create(&key, nil)
    precondition(status == 0, "no thread-specific storage is left (pthread_key_create: \(status))")
    return key
  }()

  @inline(__always)
  static var isRecording: Bool { pthread_getspecific(key) == nil }

  fileprivate static func set(recording: Bool) {
    pthread_setspecific(key, recording ? nil : UnsafeMutableRawPointer(bitPattern: 1))
  }
}

/// Runs `body` without recording operations: results are values without operands, as cheap as numbers.
///
/// Nesting is allowed, and recording resumes also when `body` throws. The counterpart of `torch.no_grad()`.
public func withoutGradients<Result>(_ body: () throws -> Result) rethrows -> Result {
  let wasRecording = GradientMode.isRecording
  GradientMode.set(recording: false)
  defer { GradientMode.set(recording: wasRecording) }
  return try body()
}
