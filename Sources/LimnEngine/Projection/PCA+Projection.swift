extension PCA {
  /// The mean of the points, [width].
  public var mean: Tensor { Tensor(center.map { Float($0) }) }

  /// The components, one a row of length 1: [count, width].
  public var components: Tensor {
    Tensor(shape: [count, width], values: directions.map { Float($0) })
  }

  /// Points as seen along the first components, from the mean on.
  ///
  /// - Parameters:
  ///   - points: [points, width], those that the components are of or others.
  ///   - dimensions: How many components to take, at least 1. Columns beyond ``count`` are zero.
  /// - Returns: [points, dimensions].
  /// - Throws: ``DataError`` if a number is not finite.
  public func projection(of points: Tensor, to dimensions: Int) throws -> Tensor {
    require(
      points.shape.count == 2 && points.shape[1] == width,
      "projection: the points have the shape \(points.shape); it has to be [points, \(width)]")
    require(dimensions > 0, "projection: can't project to \(dimensions) dimensions; take at least 1")
    try Projection.requireFinite(points, "projection")
    let source = points.contiguous()
    let rows = points.shape[0]
    let result = Tensor.zeros([rows, dimensions])
    let (from, to) = (source.pointer, result.pointer)
    let used = min(dimensions, count)
    directions.withUnsafeBufferPointer { directions in
      center.withUnsafeBufferPointer { center in
        Parallel.ranges(rows, cost: width * (used + 1)) { range in
          var difference = [Double](repeating: 0, count: width)
          for row in range {
            for column in 0..<width {
              difference[column] = Double(from[row * width + column]) - center[column]
            }
            for component in 0..<used {
              var sum = 0.0
              let start = component * width
              for column in 0..<width { sum += difference[column] * directions[start + column] }
              to[row * dimensions + component] = Float(sum)
            }
          }
        }
      }
    }
    withExtendedLifetime(source) {}
    return result
  }
}
