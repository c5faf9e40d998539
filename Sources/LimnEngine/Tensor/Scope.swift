import LimnPlatform

/// Where in a model an operation is made: the path of the layers around it, such as `layers.2`.
///
/// For each thread by itself, as ``GradientMode`` is.
enum Scope {
  private final class State {
    var path = ""
    var capture: ActivationCapture?
  }

  private static let key: pthread_key_t = {
    var key = pthread_key_t()
    let status = pthread_key_create(&key) { Unmanaged<State>.fromOpaque($0!).release() }
    require(status == 0, "no thread-specific storage is left (pthread_key_create: \(status))")
    return key
  }()

  private static var existing: State? {
    pthread_getspecific(key).map { Unmanaged<State>.fromOpaque($0).takeUnretainedValue() }
  }

  private static var state: State {
    if let existing { return existing }
    let state = State()
    pthread_setspecific(key, Unmanaged.passRetained(state).toOpaque())
    return state
  }

  /// The path of the layer at work; empty outside of any.
  static var path: String { existing?.path ?? "" }

  /// Where activations go, if they are asked for.
  static var capture: ActivationCapture? {
    get { existing?.capture }
    set { state.capture = newValue }
  }

  /// Runs `body` within the layer of that name and notes its result if activations are asked for.
  static func enter(_ name: String, _ body: () -> Tensor) -> Tensor {
    let state = state
    let outer = state.path
    state.path = outer.isEmpty ? name : outer + "." + name
    defer { state.path = outer }
    let result = body()
    state.capture?.note(result, at: state.path)
    return result
  }
}

/// Runs `body` within a scope of the given name: what it computes carries the name in ``Tensor/scope``.
public func withScope(_ name: String, _ body: () -> Tensor) -> Tensor { Scope.enter(name, body) }
