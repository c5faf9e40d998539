import Testing

@testable import LimnEngine

/// The products that the engine computes itself, held against sums in double precision.
struct SmallProductTests {
  private static func numbers(_ count: Int, seed: UInt64) -> [Float] {
    var generator = Generator(seed: seed)
    return generator.uniform(-1, 1, count)
  }

  @Test(arguments: [
    (1, 16, 1), (5, 16, 7), (8, 32, 32), (13, 48, 64), (64, 64, 32), (64, 80, 33), (67, 112, 129), (3, 21, 9),
  ])
  func productOfSomeTenRows(rows: Int, columns: Int, depth: Int) {
    for isTransposed in [false, true] {
      for adds in [false, true] {
        // Rows lie further apart than they are long.
        let (strideA, strideB, strideC) = ((isTransposed ? rows : depth) + 3, columns + 5, columns + 2)
        let a = Self.numbers((isTransposed ? depth : rows) * strideA, seed: 1)
        let b = Self.numbers(depth * strideB, seed: 2)
        let before = Self.numbers(rows * strideC, seed: 3)
        var c = before
        a.withUnsafeBufferPointer { a in
          b.withUnsafeBufferPointer { b in
            c.withUnsafeMutableBufferPointer { c in
              GEMM.multiplySmall(
                GEMM.Matrix(pointer: a.baseAddress!, stride: strideA, isTransposed: isTransposed),
                GEMM.Matrix(pointer: b.baseAddress!, stride: strideB), into: c.baseAddress!, stride: strideC,
                rows: rows, columns: columns, depth: depth, adds: adds)
            }
          }
        }
        for row in 0..<rows {
          for column in 0..<strideC {
            var expected = column < columns && !adds ? 0 : Double(before[row * strideC + column])
            if column < columns {
              for k in 0..<depth {
                expected +=
                  Double(a[isTransposed ? k * strideA + row : row * strideA + k])
                  * Double(b[k * strideB + column])
              }
            }
            #expect(abs(Double(c[row * strideC + column]) - expected) < 1e-5)
          }
        }
      }
    }
  }

  @Test(arguments: [(1, 1), (16, 16), (17, 16), (16, 33), (64, 32), (300, 129)])
  func transposed(rows: Int, columns: Int) {
    let stride = columns + 3
    let x = Self.numbers(rows * stride, seed: 4)
    x.withUnsafeBufferPointer { x in
      let across = GEMM.Transposed(
        GEMM.Matrix(pointer: x.baseAddress!, stride: stride), rows: rows, columns: columns)
      for row in 0..<rows {
        for column in 0..<columns {
          #expect(across.matrix.pointer[column * across.matrix.stride + row] == x[row * stride + column])
        }
      }
      withExtendedLifetime(across) {}
    }
  }

  /// Both gradients of a linear layer are computed at the same time, in parts that mingle.
  @Test(arguments: [(3, 5, 7), (64, 96, 80), (200, 130, 257), (768, 512, 128)])
  func gradientsOfALinearLayer(rows: Int, inputs: Int, outputs: Int) {
    let x = Tensor(shape: [rows, inputs], values: Self.numbers(rows * inputs, seed: 5)).requiringGrad()
    let weight = Tensor(shape: [outputs, inputs], values: Self.numbers(outputs * inputs, seed: 6))
      .requiringGrad()
    let above = Tensor(shape: [rows, outputs], values: Self.numbers(rows * outputs, seed: 7))
    (x.linear(weight) * above).sum().backward()
    for (i, j) in [(0, 0), (rows - 1, inputs - 1), (rows / 2, inputs / 3)] {
      let expected = (0..<outputs).reduce(0.0) { $0 + Double(above[i][$1].item) * Double(weight[$1][j].item) }
      #expect(abs(Double(x.grad![i][j].item) - expected) < 1e-4)
    }
    for (i, j) in [(0, 0), (outputs - 1, inputs - 1), (outputs / 2, inputs / 3)] {
      let expected = (0..<rows).reduce(0.0) { $0 + Double(above[$1][i].item) * Double(x[$1][j].item) }
      #expect(abs(Double(weight.grad![i][j].item) - expected) < 2e-4)
    }
  }
}
