import LimnEngine
import Testing

@Suite("Sampling")
struct SamplingTests {
  private func chances(
    _ logits: [Float], temperature: Double = 1, topK: Int? = nil, topP: Double? = nil
  ) -> [Float] {
    SamplingOptions(temperature: temperature, topK: topK, topP: topP).probabilities(logits)
  }

  /// Scores whose softmax is the given chances.
  private func logits(_ chances: Float...) -> [Float] { Tensor(chances).log().values }

  @Test("temperature divides the scores")
  func temperature() {
    let scores = logits(0.1, 0.2, 0.3, 0.4)
    expectEqual(chances(scores), [0.1, 0.2, 0.3, 0.4], to: 1e-6)
    // torch.softmax(torch.tensor([.1, .2, .3, .4]).log() / .5, 0): squares, added up to 1
    expectEqual(chances(scores, temperature: 0.5), [1, 4, 9, 16].map { $0 / 30 }, to: 1e-6)
    let roots = [0.1, 0.2, 0.3, 0.4].map { Float($0).squareRoot() }
    expectEqual(chances(scores, temperature: 2), roots.map { $0 / roots.reduce(0, +) }, to: 1e-6)
  }

  @Test("the lowest temperatures take the likeliest, the highest all alike, forbidden ones never")
  func extremes() {
    let scores: [Float] = [1, -.infinity, 3, 2]
    for temperature in [1e-6, 1e-30, Double.leastNonzeroMagnitude] {
      #expect(chances(scores, temperature: temperature) == [0, 0, 1, 0])
    }
    for temperature in [1e30, 1e300] {
      expectEqual(chances(scores, temperature: temperature), [1, 0, 1, 1].map { $0 / 3 }, to: 1e-6)
    }
    #expect(chances([3e38, -3e38], temperature: 0.1) == [1, 0])
    expectEqual(chances([-3e38, -3e38], temperature: 0.1), [0.5, 0.5], to: 0)
    #expect(chances([7]) == [1])
  }

  @Test("top-k keeps the k likeliest, and those as likely as the last")
  func topK() {
    let scores = logits(0.1, 0.2, 0.3, 0.4)
    expectEqual(chances(scores, topK: 2), [0, 0, 3 / 7, 4 / 7], to: 1e-6)
    #expect(chances(scores, topK: 1) == [0, 0, 0, 1])
    #expect(chances(scores, topK: 4) == chances(scores))
    #expect(chances(scores, topK: 99) == chances(scores))
    expectEqual(chances([2, 1, 2, 0], topK: 1), [0.5, 0, 0.5, 0], to: 1e-6)
    // Fewer than k may be drawn at all.
    expectEqual(chances([0, -.infinity, 0, -.infinity], topK: 3), [0.5, 0, 0.5, 0], to: 1e-6)
  }

  @Test("top-p keeps the fewest that reach the share")
  func topP() {
    let scores = logits(0.125, 0.5, 0.25, 0.125)
    #expect(chances(scores, topP: 1) == chances(scores))
    expectEqual(chances(scores, topP: 0.8), [1 / 7, 4 / 7, 2 / 7, 0], to: 1e-6)
    expectEqual(chances(scores, topP: 0.7), [0, 2 / 3, 1 / 3, 0], to: 1e-6)
    #expect(chances(scores, topP: 0.4) == [0, 1, 0, 0])
    #expect(chances(scores, topP: 1e-9) == [0, 1, 0, 0])
  }

  @Test("temperature first, then top-k, then top-p of what is left")
  func together() {
    let scores = logits(0.1, 0.2, 0.3, 0.4)
    // Squares 1, 4, 9, 16; three are left, 29 in all; 16 / 29 is less than 0.6, 25 / 29 is more.
    expectEqual(
      chances(scores, temperature: 0.5, topK: 3, topP: 0.6), [0, 0, 9 / 25, 16 / 25], to: 1e-6)
    #expect(chances(scores, temperature: 0.5, topK: 3, topP: 0.5) == [0, 0, 0, 1])
  }

  @Test("wrong options are told in full")
  func errors() {
    func problem(_ temperature: Double = 1, _ topK: Int? = nil, _ topP: Double? = nil) -> String? {
      do {
        try SamplingOptions(temperature: temperature, topK: topK, topP: topP).check()
        return nil
      } catch {
        return "\(error)"
      }
    }
    #expect(problem() == nil)
    #expect(problem(0.01, 1, 1) == nil)
    #expect(
      problem(0) == "The temperature is 0.0; it has to be above 0 and finite; top-k 1 draws the likeliest.")
    #expect(
      problem(-1) == "The temperature is -1.0; it has to be above 0 and finite; top-k 1 draws the likeliest.")
    #expect(
      problem(.nan) == "The temperature is nan; it has to be above 0 and finite; top-k 1 draws the likeliest."
    )
    #expect(problem(1, 0) == "Top-k is 0; it has to be at least 1.")
    #expect(problem(1, nil, 0) == "Top-p is 0.0; it has to be above 0 and at most 1.")
    #expect(problem(1, nil, 1.5) == "Top-p is 1.5; it has to be above 0 and at most 1.")
    #expect(problem(1, nil, .nan) == "Top-p is nan; it has to be above 0 and at most 1.")
  }

  @Test("scores that are no numbers stop with a message")
  func noNumber() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = SamplingOptions().probabilities([1, .nan, 2])
    }
    #expect(
      stopMessage(of: result).contains(
        "SamplingOptions: the highest score is nan; it has to be a finite number"))
  }

  @Test("many draws come close to the chances, and only to what is allowed")
  func distribution() {
    let model = FixedScores(logits(0.1, 0.2, 0.3, 0.4))
    var generator = Generator(seed: 12)
    let count = 4_000
    let drawn = model.sample(start: 0, end: nil, forbidden: [1], longest: count, using: &generator)
    #expect(drawn.count == count)
    for (token, chance) in [0.125, 0, 0.375, 0.5].enumerated() {
      let share = Double(drawn.count { $0 == token }) / Double(count)
      #expect(abs(share - chance) <= 4 * (chance * (1 - chance) / Double(count)).squareRoot(), "\(token)")
    }
  }
}
