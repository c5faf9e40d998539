import Testing

@testable import LimnEngine

@Suite("Neighbours")
struct NeighborTests {
  private func expectNeighbors(
    _ points: [[Float]], _ expected: [[Int]], _ metric: DistanceMetric = .euclidean
  ) throws -> NearestNeighbors {
    let neighbors = try nearestNeighbors(of: Tensor(points), count: expected[0].count, metric: metric)
    #expect(neighbors.indices == IndexTensor(expected))
    return neighbors
  }

  @Test("are those of exact distances, ties by index, by Euclid and by cosine")
  func reference() throws {
    let item = try ProjectionFixture.load().neighbors
    let neighbors = try expectNeighbors(item.points, item.indices)
    #expect(zip(neighbors.distances, item.distances.joined()).allSatisfy { agree($0, $1, to: 1e-12) })
    #expect(neighbors[50].first?.index == 60 && neighbors[50].first?.distance == 0)
    _ = try expectNeighbors(item.grid, item.grid_indices)
    _ = try expectNeighbors(item.apart, item.cosine_indices, .cosine)
  }

  @Test("are exact where single precision loses the distances, near to each other and far from zero")
  func cancellation() throws {
    // Steps of 1/64 about 1000, with one far point that keeps the mean away.
    let line = (0..<40).map { [1000 + Float($0) / 64, -3000] } + [[-90_000, 5]]
    let neighbors = try nearestNeighbors(of: Tensor(line), count: 4)
    for point in 2..<38 {
      #expect(neighbors[point].map(\.index) == [point - 1, point + 1, point - 2, point + 2])
    }
    // Too large and too small to be squared in single precision.
    for scale in [Float(1e30), 1e-30] {
      let scaled = try nearestNeighbors(of: Tensor([[0, 0], [3, 0], [1, 1], [0, 2.5]]) * scale, count: 3)
      #expect(scaled.indices.values == [2, 3, 1, 2, 0, 3, 0, 3, 1, 2, 0, 1])
    }
  }

  @Test("of equal points come by index; of one point there are none")
  func degenerate() throws {
    let equal = try nearestNeighbors(of: Tensor.ones([5, 3]), count: 2)
    #expect(equal.indices.values == [1, 2, 0, 2, 0, 1, 0, 1, 0, 1])
    #expect(equal.distances.allSatisfy { $0 == 0 })
    let zeros = try nearestNeighbors(of: Tensor.zeros([3, 2]), count: 2, metric: .cosine)
    #expect(zeros.indices.values == [1, 2, 0, 2, 0, 1] && zeros.distances.allSatisfy { $0 == 1 })
    #expect(try nearestNeighbors(of: Tensor.ones([1, 3]), count: 0).indices.shape == [1, 0])
    #expect(throws: DataError.self) { try nearestNeighbors(of: Tensor([[.nan], [1]]), count: 1) }
  }

  @Test("are trusted as by scikit-learn")
  func trust() throws {
    let item = try ProjectionFixture.load().trustworthiness
    let (points, embedded) = (Tensor(item.points), Tensor(item.embedded))
    for (count, value) in item.values {
      let count = try #require(Int(count))
      let ours = try trustworthiness(original: points, embedded: embedded, neighbors: count)
      #expect(abs(ours - value) < 1e-6, "\(count) neighbours")
    }
    #expect(try trustworthiness(original: points, embedded: points) == 1)
    #expect(try trustworthiness(original: points, embedded: points * -3, metric: .cosine) < 1)
  }

  @Test("stay in place by Procrustes' alignment, as by scipy")
  func procrustes() throws {
    let item = try ProjectionFixture.load().procrustes
    let (points, reference) = (Tensor(item.points), Tensor(item.reference))
    let aligned = try Procrustes.align(points, to: reference)
    expectEqual(aligned.rotation.values, item.rotation.flatMap { $0 }, to: 1e-5)
    expectEqual(aligned.aligned.values, item.aligned.flatMap { $0 }, to: 1e-5)
    #expect(aligned.scale == 1)
    let proper = try Procrustes.align(points, to: reference, allowsReflection: false)
    expectEqual(proper.aligned.values, item.proper.flatMap { $0 }, to: 1e-5)
    let scaled = try Procrustes.align(points, to: reference, allowsScaling: true)
    #expect(agree(scaled.scale, item.scale, to: 1e-6))
    expectEqual(scaled.aligned.values, item.scaled.flatMap { $0 }, to: 1e-5)
    #expect(scaled.residual < aligned.residual && aligned.residual <= proper.residual)
  }

  @Test("are aligned by an orthogonal matrix even where the points fill no plane")
  func alignmentOfFew() throws {
    for points in [Tensor([[1, 2]]), Tensor.ones([4, 2]), Tensor([[0, 0], [1, 1], [2, 2]])] {
      let reference = Tensor(
        points.shape[0] == 3
          ? [[0, 0], [0, 2], [0, 4]]
          : points.shape[0] == 1 ? [[7, 8]] : [[1, 0], [3, 0], [1, 0], [3, 0]])
      let result = try Procrustes.align(points, to: reference)
      expectEqual((result.rotation • result.rotation.transposed()).values, [1, 0, 0, 1], to: 1e-6)
    }
    let line = try Procrustes.align(Tensor([[0, 0], [3, 4]]), to: Tensor([[1, 1], [1, 6]]))
    expectEqual(line.aligned.values, [1, 1, 1, 6], to: 1e-6)
    #expect(line.residual < 1e-6)
  }
}
