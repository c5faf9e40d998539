/// Points turned, mirrored and moved so that they lie as near as they can to a reference.
///
/// The orthogonal Procrustes problem (Schönemann 1966), as `scipy.linalg.orthogonal_procrustes` on centred points: the
/// sum of squared distances to the reference is as small as rotations, a reflection and a translation can make it.
/// With it the pictures of an embedding keep their place from one training step to the next.
///
/// ```swift
/// let next = try Procrustes.align(positions, to: previous).aligned
/// ```
public struct Procrustes: Sendable, Equatable {
  /// How many numbers a point has.
  public let width: Int
  /// What points are scaled by after they are centred; 1 unless asked for.
  public let scale: Double
  /// The root mean square of the distances to the reference that remain.
  public let residual: Double
  /// Row by row: a centred point as a row, times this, is turned.
  let matrix: [Double]
  let center: [Double]
  let target: [Double]
  private let count: Int
  private let values: [Float]

  /// The orthogonal matrix R of turned = (point − mean) R × scale + mean of the reference: [width, width].
  public var rotation: Tensor { Tensor(shape: [width, width], values: matrix.map { Float($0) }) }
  /// The points where they are to be: [points, width].
  public var aligned: Tensor { Tensor(shape: [count, width], values: values) }

  /// Aligns points with a reference, row by row the same points.
  ///
  /// Where the points don't fill all directions, the matrix is only determined up to what it does to the others.
  ///
  /// - Parameters:
  ///   - points: [points, width], at least one point.
  ///   - reference: Where they should lie, of the same shape.
  ///   - allowsReflection: Whether to mirror them too if that brings them nearer.
  ///   - allowsScaling: Whether to shrink or grow them too.
  /// - Throws: ``DataError`` if a number is not finite.
  public static func align(
    _ points: Tensor, to reference: Tensor, allowsReflection: Bool = true, allowsScaling: Bool = false
  ) throws -> Procrustes {
    require(
      points.shape.count == 2 && points.shape == reference.shape && points.shape[0] > 0,
      "align: shapes \(points.shape) and \(reference.shape) have to be the same [points, width]")
    try Projection.requireFinite(points, "align")
    try Projection.requireFinite(reference, "align: the reference")
    return Procrustes(points.contiguous(), reference.contiguous(), allowsReflection, allowsScaling)
  }

  private init(_ points: Tensor, _ reference: Tensor, _ allowsReflection: Bool, _ allowsScaling: Bool) {
    let (count, width) = (points.shape[0], points.shape[1])
    center = CenteredPoints(points).mean
    target = CenteredPoints(reference).mean
    var products = [Double](repeating: 0, count: width * width)
    var square = 0.0
    for row in 0..<count {
      let (from, to) = (points.pointer + row * width, reference.pointer + row * width)
      for left in 0..<width {
        let value = Double(from[left]) - center[left]
        square += value * value
        for right in 0..<width {
          products[left * width + right] += value * (Double(to[right]) - target[right])
        }
      }
    }
    let decomposition = SingularValues(products, size: width)
    matrix = decomposition.nearestRotation(allowsReflection: allowsReflection)
    // The trace of the product with the turned points: what the singular values add up to, the last one less if it
    // had to be mirrored.
    let trace = zip(matrix, products).reduce(0) { $0 + $1.0 * $1.1 }
    scale = allowsScaling && square > 0 ? trace / square : 1
    self.width = width
    self.count = count
    var distances = 0.0
    var values = [Float](repeating: 0, count: count * width)
    for row in 0..<count {
      for column in 0..<width {
        var sum = 0.0
        for place in 0..<width {
          sum +=
            (Double(points.pointer[row * width + place]) - center[place]) * matrix[place * width + column]
        }
        let value = sum * scale + target[column]
        let difference = value - Double(reference.pointer[row * width + column])
        values[row * width + column] = Float(value)
        distances += difference * difference
      }
    }
    self.values = values
    residual = (distances / Double(count)).squareRoot()
    withExtendedLifetime((points, reference)) {}
  }
}
