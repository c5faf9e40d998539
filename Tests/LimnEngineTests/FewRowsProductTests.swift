import LimnEngine
import Testing

@Suite("Products of few rows")
struct FewRowsProductTests {
  /// Fewer rows than a part of a product has that is split over the cores, and enough work to be split.
  @Test("a large matrix times a few rows is their sums of products", arguments: [1, 2, 8, 15, 16, 17])
  func products(rows: Int) {
    let (depth, columns) = (300, 3000)
    var generator = Generator(seed: 5)
    let a = Tensor.randn([rows, depth], using: &generator)
    let b = Tensor.randn([depth, columns], using: &generator)
    let (left, right) = (a.values, b.values)
    for result in [a.matmul(b).values, a.linear(b.transposed()).values] {
      for row in 0..<rows {
        for column in stride(from: 0, to: columns, by: 97) {
          var sum = 0.0
          for index in 0..<depth {
            sum += Double(left[row * depth + index]) * Double(right[index * columns + column])
          }
          #expect(agree(Double(result[row * columns + column]), sum, to: 1e-4))
        }
      }
    }
  }
}
