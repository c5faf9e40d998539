/// The results of a model's layers, by the layer's path, noted while a model runs.
///
/// The model's code does not change for it, and it costs nothing when it is not asked for.
public final class ActivationCapture {
  /// The paths in the order in which layers finished; a layer that ran twice stands there once.
  public private(set) var paths: [String] = []
  private var tensors: [String: [Tensor]] = [:]

  private let keep: (_ path: String, _ result: Tensor) -> Tensor?

  /// An empty collection.
  public init() { keep = { $1 } }

  /// An empty collection that holds less.
  ///
  /// - Parameter keep: What is noted of a result at a path; `nil` for nothing.
  public init(keeping keep: @escaping (_ path: String, _ result: Tensor) -> Tensor?) { self.keep = keep }

  /// The last result of the layer at a path; `nil` if none of that path ran.
  public subscript(path: String) -> Tensor? { tensors[path]?.last }

  /// All results of the layer at a path in order, such as those of a recurrent cell for each position; none if
  /// none of that path ran.
  public func all(_ path: String) -> [Tensor] { tensors[path] ?? [] }

  /// Runs `body` and notes what the layers in it give.
  public func record<Result>(_ body: () throws -> Result) rethrows -> Result {
    let outer = Scope.capture
    Scope.capture = self
    defer { Scope.capture = outer }
    return try body()
  }

  func note(_ tensor: Tensor, at path: String) {
    guard let tensor = keep(path, tensor) else { return }
    if tensors[path] == nil { paths.append(path) }
    tensors[path, default: []].append(tensor)
  }
}
