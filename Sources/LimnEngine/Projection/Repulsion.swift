internal import CKernels

/// How points in the plane push each other apart: for each the sum of q² (own − other), q = 1 / (1 + distance²).
final class Repulsion {
  /// Up to how many points all pairs are as fast as the tree.
  static let exactLimit = 1_000

  /// The sums along each axis.
  let x: Storage
  let y: Storage

  private let count: Int
  /// The angle of the tree; `nil` for all pairs.
  let angle: Double?
  private var totals: [Double]
  /// Ones for all pairs; for the tree the lists of its ranges.
  private let work: Storage
  private let sorted: Storage
  private let forces: Storage
  private var keys: [UInt64] = []
  private var order: [Int32] = []
  private var nodes: [limn_quadtree_node] = []

  /// Into how many ranges the tree's groups of points are cut at most.
  private static let parts = 8

  init(count: Int, _ kind: TSNEOptions.Repulsion) {
    self.count = count
    switch kind {
    case .automatic: angle = count <= Self.exactLimit ? nil : 0.5
    case .exact: angle = nil
    case .barnesHut(let angle):
      require(angle >= 0 && angle < 1, "TSNE: the angle \(angle) has to be 0 or more and below 1")
      self.angle = angle
    }
    x = Storage(count: count)
    y = Storage(count: count)
    totals = [Double](repeating: 0, count: (count + 15) / 16)
    work = Storage(count: angle == nil ? count : 3 * count * Self.parts)
    sorted = Storage(count: angle == nil ? 0 : 2 * count)
    forces = Storage(count: angle == nil ? 0 : 2 * count)
    if angle == nil {
      work.pointer.update(repeating: 1, count: count)
    } else {
      keys = [UInt64](repeating: 0, count: 2 * count)
      order = [Int32](repeating: 0, count: 2 * count)
      nodes = [limn_quadtree_node](repeating: limn_quadtree_node(), count: 2 * count)
    }
  }

  /// Computes the sums for points, and gives that of q over all pairs.
  func compute(_ x: UnsafePointer<Float>, _ y: UnsafePointer<Float>) -> Double {
    if let angle { byTree(x, y, Float(angle)) } else { exactly(x, y) }
    return totals.reduce(0, +)
  }

  private func exactly(_ x: UnsafePointer<Float>, _ y: UnsafePointer<Float>) {
    totals.withUnsafeMutableBufferPointer { totals in
      let totals = totals.baseAddress
      Parallel.ranges(totals == nil ? 0 : (count + 15) / 16, cost: 32 * count) {
        limn_tsne_repulsion(
          x, y, work.pointer, count, self.x.pointer, self.y.pointer, totals, $0.lowerBound, $0.upperBound)
      }
    }
  }

  private func byTree(_ x: UnsafePointer<Float>, _ y: UnsafePointer<Float>, _ angle: Float) {
    let (sortedX, sortedY) = (sorted.pointer, sorted.pointer + count)
    let (forceX, forceY) = (forces.pointer, forces.pointer + count)
    let nodeCount = limn_quadtree(x, y, count, &keys, &order, sortedX, sortedY, &nodes)
    let groups = (count + 15) / 16
    totals.withUnsafeMutableBufferPointer { totals in
      nodes.withUnsafeBufferPointer { nodes in
        let (totals, nodes) = (totals.baseAddress, nodes.baseAddress)
        Parallel.ranges(Self.parts, cost: Parallel.grain, parts: Self.parts) { range in
          for part in range {
            limn_tsne_tree_repulsion(
              nodes, nodeCount, sortedX, sortedY, count, angle, work.pointer + part * 3 * count, forceX,
              forceY,
              totals, groups * part / Self.parts, groups * (part + 1) / Self.parts)
          }
        }
      }
    }
    let (toX, toY) = (self.x.pointer, self.y.pointer)
    order.withUnsafeBufferPointer { order in
      for place in 0..<count {
        let point = Int(order[place])
        toX[point] = forceX[place]
        toY[point] = forceY[place]
      }
    }
  }
}
