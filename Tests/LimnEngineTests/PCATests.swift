import Foundation
import Testing

@testable import LimnEngine

@Suite("Principal components")
struct PCATests {
  @Test("are numpy's, in sign too, for tall, wide, low-rank, far and tiny points, and for one")
  func reference() throws {
    for item in try ProjectionFixture.load().pca {
      let points = Tensor(item.points)
      let pca = try PCA(of: points)
      #expect(pca.count == item.variance.count, "\(item.name)")
      expectEqual(pca.mean.values, item.mean, to: 1e-5, "\(item.name) mean")
      expectEqual(pca.components.values, item.components.flatMap { $0 }, to: 1e-5, "\(item.name) components")
      for (ours, theirs) in zip(pca.explainedVariance, item.variance) {
        #expect(abs(ours - theirs) <= 1e-9 * theirs + 1e-12 * item.variance[0], "\(item.name) variance")
      }
      for (ours, theirs) in zip(pca.explainedVarianceRatio, item.ratio) {
        #expect(agree(ours, theirs, to: 1e-9), "\(item.name) ratio")
      }
      guard pca.count > 0 else { continue }
      let projection = try pca.projection(of: points, to: pca.count)
      expectEqual(projection.values, item.projection.flatMap { $0 }, to: 1e-5, "\(item.name) projection")
    }
  }

  @Test("put zeros in the columns beyond the rank, and project other points from the same mean")
  func beyondTheRank() throws {
    let points = Tensor([[0, 0, 1], [2, 0, 1], [4, 0, 1]])
    let pca = try PCA(of: points)
    #expect(pca.count == 1)
    #expect(pca.explainedVariance == [4])
    #expect(pca.explainedVarianceRatio == [1])
    #expect(try pca.projection(of: points, to: 3).values == [-2, 0, 0, 0, 0, 0, 2, 0, 0])
    #expect(try pca.projection(of: Tensor([[5, 9, -9]]), to: 1).values == [3])
  }

  @Test("of points that don't differ are none")
  func constant() throws {
    for points in [Tensor.ones([1, 4]), Tensor(filled: 0.1, shape: [50, 4]), Tensor.zeros([3, 1])] {
      let pca = try PCA(of: points)
      #expect(pca.count == 0)
      #expect(pca.components.shape == [0, points.shape[1]])
      #expect(try pca.projection(of: points, to: 2).values.allSatisfy { $0 == 0 })
    }
  }

  @Test("keep distances even where variances are equal, and only the plane is determined")
  func equalVariances() throws {
    let points = Tensor([[1, 0, 0], [-1, 0, 0], [0, 1, 0], [0, -1, 0], [0, 0, 1], [0, 0, -1]])
    let pca = try PCA(of: points)
    #expect(pca.explainedVariance.allSatisfy { agree($0, 0.4, to: 1e-12) })
    let projection = try pca.projection(of: points, to: 3)
    expectEqual(
      (projection • projection.transposed()).values, (points • points.transposed()).values, to: 1e-6)
  }

  @Test("of many columns are at right angles, of length 1, and give the variance back")
  func manyColumns() throws {
    var generator = Generator(seed: 3)
    let points = Tensor.randn([150, 90], using: &generator) • Tensor.randn([90, 90], using: &generator)
    let pca = try PCA(of: points)
    #expect(pca.count == 90)
    let components = pca.components
    expectEqual((components • components.transposed()).values, Tensor.identity(90).values, to: 1e-5)
    let projection = try pca.projection(of: points, to: 90)
    for column in 0..<90 {
      let values = (0..<150).map { Double(projection[value: $0, column]) }
      let variance = values.reduce(0) { $0 + $1 * $1 } / 149
      #expect(agree(variance / pca.explainedVariance[column], 1, to: 1e-5))
    }
    #expect(agree(pca.explainedVarianceRatio.reduce(0, +), 1, to: 1e-12))
    // The same points in another order of memory.
    #expect(try PCA(of: points.transposed().copy().transposed()) == pca)
  }

  @Test("refuse what is no finite number")
  func notFinite() {
    #expect(
      throws: DataError("PCA: point 1 has nan in column 0, where every number has to be finite")
    ) { try PCA(of: Tensor([[1, 2], [.nan, 3]])) }
    #expect(throws: DataError.self) { try PCA(of: Tensor([[1, 2], [3, .infinity]])) }
  }

  @Test("come from a solver that takes zero, diagonal and clustered matrices")
  func eigenvalues() {
    #expect(SymmetricEigen([], size: 0).values == [])
    #expect(SymmetricEigen([0, 0, 0, 0], size: 2).values == [0, 0])
    #expect(SymmetricEigen([-3], size: 1).values == [-3])
    let diagonal = SymmetricEigen([1, 0, 0, 0, 5, 0, 0, 0, -2], size: 3)
    #expect(zip(diagonal.values, [5, 1, -2]).allSatisfy { agree($0, $1, to: 1e-14) })
    // The second difference: 2 − 2 cos(π k / (n + 1)).
    let size = 40
    let matrix = (0..<size * size).map { place in
      let distance = abs(place / size - place % size)
      return distance == 0 ? 2.0 : distance == 1 ? -1.0 : 0
    }
    let eigen = SymmetricEigen(matrix, size: size)
    for (index, value) in eigen.values.enumerated() {
      let angle = Double.pi * Double(size - index) / Double(size + 1)
      #expect(agree(value, 2 - 2 * cos(angle), to: 1e-13))
    }
    // Ones everywhere: one value is the size, the others are zero.
    let ones = SymmetricEigen([Double](repeating: 1, count: 625), size: 25)
    #expect(agree(ones.values[0], 25, to: 1e-14) && ones.values.dropFirst().allSatisfy { abs($0) < 1e-13 })
  }
}
