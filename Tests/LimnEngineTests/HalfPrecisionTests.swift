import Foundation
import Testing

@testable import LimnEngine

#if !(os(macOS) && arch(x86_64))
  /// What Swift's own half precision makes of numbers.
  private func rounded(_ tensor: Tensor) -> Tensor {
    Tensor(shape: tensor.shape, values: tensor.values.map { Float(Float16($0)) })
  }

  @Suite("Half precision")
  struct HalfPrecisionTests {
    /// Random words as single precision: of all sizes, infinite and no numbers too.
    @Test("numbers are rounded to the nearest half, of two as near to the even one")
    func rounding() throws {
      var generator = Generator(seed: 11)
      var numbers = (0..<200_000).map { _ in Float(bitPattern: generator.next32()) }
      numbers += (0..<200_000).map { _ in Float(generator.nextNormal()) * 0.02 }
      // Every half, and what lies between two: as near to both, and the next numbers around it.
      for bits in UInt16(0)..<0x7c00 {
        let (low, high) = (Float(Float16(bitPattern: bits)), Float(Float16(bitPattern: bits + 1)))
        let middle = high.isFinite ? (low + high) / 2 : 65520
        numbers += [low, -low, middle, middle.nextUp, middle.nextDown, -middle]
      }
      for number in numbers where number.magnitude < 65520 {
        let matrix = try HalfPrecisionMatrix(Tensor([[number]]), name: "w")
        let found = matrix.embedding(IndexTensor([0])).values[0]
        #expect(found.bitPattern == Float(Float16(number)).bitPattern, "\(number)")
        if found.bitPattern != Float(Float16(number)).bitPattern { break }
      }
    }

    @Test(
      "a number that half precision has not is refused", arguments: [65520, -1e9, .infinity, .nan] as [Float])
    func beyond(number: Float) {
      let tensor = ramp([3, 5], 1)
      tensor[value: 2, 1] = number
      let error = #expect(throws: DataError.self) { try HalfPrecisionMatrix(tensor, name: "head.weight") }
      #expect(
        error?.description
          == "“head.weight” holds \(number); half precision knows numbers up to 65504.0 alone, so take single."
      )
      // The largest number that is rounded to the largest half.
      tensor[value: 2, 1] = Float(65520).nextDown
      #expect(throws: Never.self) { try HalfPrecisionMatrix(tensor, name: "w") }
    }

    @Test("products are those of the rounded matrix, of any size, row by row and of many rows")
    func products() throws {
      for (inputs, outputs) in [(1, 1), (5, 3), (63, 17), (64, 16), (130, 67), (768, 300)] {
        let weight = ramp([outputs, inputs], 5, scale: 3)
        let bias = ramp([outputs], 7)
        // Read across too, as GPT-2's files have it.
        for tensor in [weight, weight.transposed().copy().transposed()] {
          let matrix = try HalfPrecisionMatrix(tensor, name: "w")
          for rows in [1, 2, 5, 40] {
            let x = ramp([rows, inputs], 3, scale: 2)
            let expected = x.linear(rounded(weight), bias).values
            expectEqual(
              matrix.linear(x, bias).values, expected, to: 1e-5, "\(rows) × \(inputs) to \(outputs)")
          }
        }
        let rows = matrixRows(outputs)
        #expect(
          try HalfPrecisionMatrix(weight, name: "w").embedding(rows).values
            == rounded(weight).embedding(rows).values)
      }
    }

    private func matrixRows(_ count: Int) -> IndexTensor { IndexTensor([[0, count - 1], [count / 2, 0]]) }

    /// The numbers of a GPT with what ``HalfPrecisionGPT`` rounds rounded beforehand: then only sums differ.
    @Test("a model in half precision is that of its rounded matrices", arguments: ["nanogpt", "makemore"])
    func model(name: String) throws {
      let (model, expected) = (smallGPT(name), smallGPT(name))
      for parameter in expected.namedParameters
      where parameter.tensor.shape.count == 2 && parameter.name != "positionEmbedding.weight" {
        parameter.tensor.assign(rounded(parameter.tensor))
      }
      let half = try HalfPrecisionGPT(model)
      let tokens = IndexTensor([[3, 1, 4, 1, 5, 9, 2, 6], [5, 3, 5, 8, 9, 7, 9, 3]])
      let whole = expected.evaluating { expected.logits(tokens) }
      for pieces in [[1, 1, 1, 1, 1, 1, 1, 1], [3, 1, 4], [8]] {
        let cache = half.makeCache()
        var read = 0
        for piece in pieces {
          let rows = (0..<2).map { row in (read..<read + piece).map { tokens[row, $0] } }
          let scores = half.nextLogits(IndexTensor(rows), cache: cache)
          read += piece
          expectEqual(scores.values, whole.slice(axis: 1, read - 1..<read).values, to: 1e-5, "\(pieces)")
        }
      }
      #expect(half.nextLogits(after: [3, 1], start: nil) == half.makeReader()?.nextLogits(after: [3, 1]))
    }

    /// A weight w becomes w (1 + e), |e| ≤ 2^-11. The tiny model's logits are sums through 10 matrices of it; errors that
    /// all pointed the same way would give 10 × 2^-11 of a logit's size, about 5e-3, and so much is allowed.
    @Test("GPT-2's logits in half precision are near, and its greedy text is the same")
    func gpt2() throws {
      let folder = try GPT2Folder(TinyGPT2.folder)
      let half = try folder.halfPrecisionModel()
      let reference = try ReferenceFile(
        contentsOfFile: "\(TinyGPT2.folder)/expected.json", for: folder.configuration)
      let logits = try #require(reference.logits)
      let (batch, time, size) = (logits.shape[0], logits.shape[1], logits.shape[2])
      let largest = logits.values.map(\.magnitude).max()!
      var off: Float = 0
      for row in 0..<batch {
        let cache = half.makeCache()
        for place in 0..<time {
          let found = half.nextLogits(IndexTensor([[reference.tokens[row, place]]]), cache: cache).values
          let start = (row * time + place) * size
          for (first, second) in zip(found, logits.values[start..<start + size]) {
            off = max(off, abs(first - second))
          }
        }
      }
      #expect(off > 0 && off < 5e-3 * largest, "\(off) of \(largest)")
      let greedy = try #require(reference.greedy)
      var tokens = Array(greedy.prefix(time))
      let reader = try #require(half.makeReader())
      while tokens.count < greedy.count {
        tokens.append(Int(Tensor(reader.nextLogits(after: tokens)).argmax().values[0]))
      }
      #expect(tokens == greedy)
    }
  }
#endif
