import LimnEngine
import Testing

@Suite("Learning rates")
struct ScheduleTests {
  private func rates(_ schedule: LearningRateSchedule, _ steps: Int...) -> [Double] {
    steps.map { schedule.rate(at: $0) }
  }

  @Test("the same rate, after a warm-up on a line")
  func constant() {
    #expect(rates(LearningRateSchedule(0.5), 0, 1, 1_000_000) == [0.5, 0.5, 0.5])
    // nanoGPT's get_lr: learning_rate * (it + 1) / (warmup_iters + 1)
    #expect(rates(LearningRateSchedule(0.5, warmUp: 4), 0, 1, 3, 4, 5) == [0.1, 0.2, 0.4, 0.5, 0.5])
  }

  @Test("steps come with the step that is named")
  func steps() {
    let schedule = LearningRateSchedule(1, .steps(at: [10, 20], factor: 0.5))
    #expect(rates(schedule, 0, 9, 10, 19, 20, 99) == [1, 1, 0.5, 0.5, 0.25, 0.25])
    #expect(rates(LearningRateSchedule(0.1, .steps(at: [100_000], factor: 0.1)), 99_999) == [0.1])
    #expect(agree(LearningRateSchedule(0.1, .steps(at: [5], factor: 0.1)).rate(at: 5), 0.01, to: 1e-15))
    #expect(rates(LearningRateSchedule(0.1, .steps(at: [], factor: 0.1)), 0, 7) == [0.1, 0.1])
  }

  @Test("half a wave of the cosine, then the last rate")
  func cosine() {
    let schedule = LearningRateSchedule(1, warmUp: 1, .cosine(final: 0.2, end: 9))
    // nanoGPT's get_lr: min_lr + 0.5 * (1 + cos(pi * share)) * (learning_rate - min_lr)
    let expected = [0.5, 1, 0.2 + 0.4 * (1 + 0.5.squareRoot()), 0.6, 0.2 + 0.4 * (1 - 0.5.squareRoot())]
    for (step, rate) in zip([0, 1, 3, 5, 7], expected) {
      #expect(agree(schedule.rate(at: step), rate, to: 1e-15), "step \(step)")
    }
    #expect(rates(schedule, 9, 10, 100) == [0.2, 0.2, 0.2])
    // No step to fall in.
    #expect(rates(LearningRateSchedule(1, warmUp: 3, .cosine(final: 0.2, end: 3)), 2, 3) == [0.75, 0.2])
  }

  @Test("equal ratios up to the last rate")
  func exponential() {
    let schedule = LearningRateSchedule(0.001, .exponential(final: 1, end: 3))
    for (step, rate) in zip([0, 1, 2, 3, 4], [0.001, 0.01, 0.1, 1, 1]) {
      #expect(agree(schedule.rate(at: step), rate, to: 1e-14), "step \(step)")
    }
  }

  // makemore lecture 2: 1,000 steps from 1e-3 to 1 find the rate near 0.1.
  private func examples() -> (Examples, Generator) {
    var generator = Generator(seed: 4)
    let lines = (0..<60).map { _ in generator.randint(1, 6, 4).sorted() }
    return (Examples(contextsOf: lines, blockSize: 3), generator)
  }

  @Test("a range test puts everything back and finds a rate that works")
  func rangeTest() throws {
    var (examples, generator) = examples()
    let model = ModelReferenceTests.model(.batchnorm)
    let tensors = (model.namedParameters + model.namedBuffers).map(\.tensor)
    let before = tensors.map(\.values)
    let source = generator
    let test = LearningRateRangeTest(
      model: model, examples: examples, rates: 1e-3...10, steps: 300, using: &generator)
    #expect(tensors.map(\.values) == before)
    #expect(tensors.allSatisfy { $0.grad == nil })
    #expect(generator != source)
    #expect(test.points.count == 300)
    #expect(test.points[0].learningRate == 1e-3)
    #expect(agree(test.points[299].learningRate, 10, to: 1e-12))
    let best = try #require(test.bestRate())
    #expect(best > 0.02 && best < 9)
    #expect(test.bestRate(window: 1) == test.points.min { $0.loss < $1.loss }?.learningRate)
    // A window wider than the sweep is its middle.
    #expect(test.bestRate(window: 999) == test.points[150].learningRate)
    generator = source
    let again = LearningRateRangeTest(
      model: model, examples: examples, rates: 1e-3...10, steps: 300, using: &generator)
    #expect(again == test)
  }

  // By hand: means of 1 (as they are) fall from 3 to 1, so 90 % of the way is 1.2; √(0.01 · 1) = 0.1.
  @Test("the valley is where most of the fall is done, and its middle by ratio is suggested")
  func valley() throws {
    let losses = [3, 2, 1.2, 1.25, 1, 1.1, 2.5]
    let test = LearningRateRangeTest(
      points: zip([1e-4, 1e-3, 1e-2, 1e-1, 0.5, 1, 10], losses).map { .init(learningRate: $0, loss: $1) })
    let valley = try #require(test.valley(window: 1))
    #expect(valley == 1e-2...1)
    #expect(agree(try #require(test.suggestedRate(window: 1)), 0.1, to: 1e-12))
    #expect(test.bestRate(window: 1) == 0.5)
    // The means of two each, at the rate of the second.
    let smoothed = test.smoothed(window: 2)
    #expect(smoothed.map(\.learningRate) == [1e-3, 1e-2, 1e-1, 0.5, 1, 10])
    for (point, mean) in zip(smoothed, [2.5, 1.6, 1.225, 1.125, 1.05, 1.8]) {
      #expect(agree(point.loss, mean, to: 1e-12))
    }
    let rising = LearningRateRangeTest(
      points: zip([0.1, 1], [1, 2.0]).map { .init(learningRate: $0, loss: $1) })
    #expect(rising.valley(window: 1) == nil && rising.suggestedRate(window: 1) == nil)
    #expect(LearningRateRangeTest(points: []).smoothed().isEmpty)
  }

  @Test("a range test ends when the loss explodes")
  func explosion() throws {
    var (examples, generator) = examples()
    let model = ModelReferenceTests.model(.mlp)
    let before = model.parameters.map(\.values)
    // The last rates are none that a Float can hold.
    let test = LearningRateRangeTest(
      model: model, examples: examples, rates: 1e-2...1e60, steps: 200, using: &generator)
    #expect(test.points.count > 10 && test.points.count < 200)
    #expect(test.points.allSatisfy { $0.loss.isFinite })
    #expect(model.parameters.map(\.values) == before)
    let best = try #require(test.bestRate(window: 5))
    #expect(best < 100)
  }
}
