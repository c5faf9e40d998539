import LimnPlatform

/// What layers and parameters did in one step: the health of training, as in the third makemore lecture.
public struct TrainingStatistics: Sendable, Equatable, Codable {
  /// A layer's results and the gradients that reached them, all positions and batches of the step together.
  public struct Layer: Sendable, Equatable, Codable {
    /// The layer's path, such as `layers.2`.
    public let name: String
    /// The mean of the results.
    public let mean: Double
    /// The deviation of the results.
    public let deviation: Double
    /// The share of results beyond ± 0.97, where tanh hardly moves.
    public let saturation: Double
    /// The mean of the gradients.
    public let gradientMean: Double
    /// The deviation of the gradients.
    public let gradientDeviation: Double
    /// How many gradients fall into each of the bins between the histogram's bounds.
    public let gradientHistogram: Histogram
    /// How many results fall into each of the bins.
    public let histogram: Histogram
  }

  /// A parameter, its gradient and its update.
  public struct Parameter: Sendable, Equatable, Codable {
    /// The parameter's path, such as `layers.0.weight`.
    public let name: String
    /// The deviation of its numbers.
    public let deviation: Double
    /// The mean of its gradient, before it is clipped.
    public let gradientMean: Double
    /// The deviation of its gradient, before it is clipped.
    public let gradientDeviation: Double
    /// The deviation of the step's change over that of the numbers; about 1e-3 is healthy. Zero where nothing
    /// varies.
    public let updateRatio: Double
    /// The parameter's shape; missing in logs of earlier versions.
    public let shape: [Int]?
  }

  /// How many numbers fall into each of equal bins.
  public struct Histogram: Sendable, Equatable, Codable {
    /// Where the first bin starts.
    public let low: Double
    /// Where the last bin ends.
    public let high: Double
    /// How many numbers each bin holds; numbers that are none are left out.
    public let counts: [Int]

    /// The histogram of the numbers over their range.
    public init(_ values: [Float], bins: Int = 50) {
      let finite = values.filter(\.isFinite)
      let low = Double(finite.min() ?? 0)
      let high = Double(finite.max() ?? 0)
      var counts = [Int](repeating: 0, count: bins)
      let scale = high > low ? Double(bins) / (high - low) : 0
      for value in finite { counts[min(bins - 1, Int((Double(value) - low) * scale))] += 1 }
      (self.low, self.high, self.counts) = (low, high, counts)
    }
  }

  /// The layers in the order in which they ran.
  public let layers: [Layer]
  /// The parameters in the model's order.
  public let parameters: [Parameter]

  /// Mean and deviation of numbers, as a sample's.
  public static func moments(_ values: [Float]) -> (mean: Double, deviation: Double) {
    guard !values.isEmpty else { return (0, 0) }
    let mean = values.reduce(0.0) { $0 + Double($1) } / Double(values.count)
    let squares = values.reduce(0.0) { $0 + (Double($1) - mean) * (Double($1) - mean) }
    return (mean, values.count > 1 ? (squares / Double(values.count - 1)).squareRoot() : 0)
  }

  /// What layers gave in a step and the gradients that reached it, gathered batch by batch.
  ///
  /// Numbers and not tensors, which would hold all that each batch computed until the step ends.
  struct Gathering {
    /// The layers' paths in the order in which they ran.
    private(set) var paths: [String] = []
    private var numbers: [String: (values: [Float], gradients: [Float])] = [:]

    /// Adds the results of one batch, whose gradients were kept.
    mutating func add(_ capture: ActivationCapture) {
      var seen: Set<ObjectIdentifier> = []
      for path in capture.paths {
        for tensor in capture.all(path) {
          // A container's result is that of its last layer: once is enough.
          guard let gradient = tensor.grad, seen.insert(ObjectIdentifier(tensor)).inserted else { continue }
          if numbers[path] == nil { paths.append(path) }
          numbers[path, default: ([], [])].values += tensor.values
          numbers[path, default: ([], [])].gradients += gradient.values
        }
      }
    }

    /// The statistics of the layer at a path.
    fileprivate func layer(_ path: String) -> Layer {
      let (values, gradients) = numbers[path] ?? ([], [])
      let (mean, deviation) = moments(values)
      let ofGradient = moments(gradients)
      return Layer(
        name: path, mean: mean, deviation: deviation,
        saturation: Double(values.count { abs($0) > 0.97 }) / Double(max(values.count, 1)),
        gradientMean: ofGradient.mean, gradientDeviation: ofGradient.deviation,
        gradientHistogram: Histogram(gradients), histogram: Histogram(values))
    }
  }

  /// - Parameters:
  ///   - gathering: What the layers gave.
  ///   - parameters: After the step.
  ///   - before: The parameters' numbers before it.
  init(_ gathering: Gathering, _ parameters: [NamedTensor], before: [Tensor]) {
    layers = gathering.paths.map(gathering.layer)
    self.parameters = zip(parameters, before).map { parameter, before in
      let old = before.values
      let change = zip(parameter.tensor.values, old).map { $0 - $1 }
      let ofGradient = Self.moments(parameter.tensor.grad?.values ?? [])
      let deviation = Self.moments(old).deviation
      return Parameter(
        name: parameter.name, deviation: deviation, gradientMean: ofGradient.mean,
        gradientDeviation: ofGradient.deviation,
        updateRatio: deviation > 0 ? Self.moments(change).deviation / deviation : 0,
        shape: parameter.tensor.shape)
    }
  }
}
