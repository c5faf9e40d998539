import LimnPlatform

extension Generator {
  /// `count` numbers in 0 ..< 1, as `torch.rand`.
  public mutating func rand(_ count: Int) -> [Float] { (0..<count).map { _ in nextFloat() } }

  /// `count` normal numbers of mean 0 and deviation 1, as `torch.randn`.
  ///
  /// Torch takes another way from 16 numbers on; the last bit may differ from torch's vector code.
  public mutating func randn(_ count: Int) -> [Float] { normal(mean: 0, deviation: 1, count) }

  /// `count` numbers in `low ..< high`, as `Tensor.uniform_`: product and sum are rounded once, as torch's compiler
  /// has it.
  public mutating func uniform(_ low: Float, _ high: Float, _ count: Int) -> [Float] {
    rand(count).map { low.addingProduct($0, high - low) }
  }

  /// One number in the range, in double precision.
  public mutating func uniform(in range: Range<Double>) -> Double {
    range.lowerBound.addingProduct(nextDouble(), range.upperBound - range.lowerBound)
  }

  /// `count` normal numbers, as `Tensor.normal_`.
  public mutating func normal(mean: Float, deviation: Float, _ count: Int) -> [Float] {
    guard count >= 16 else {
      return (0..<count).map { _ in Float(nextNormal() * Double(deviation) + Double(mean)) }
    }
    var values = rand(count)
    for start in stride(from: 0, through: count - 16, by: 16) {
      Self.makeNormal(&values[start..<start + 16], mean, deviation)
    }
    if count % 16 != 0 {
      let tail = count - 16
      for index in tail..<count { values[index] = nextFloat() }
      Self.makeNormal(&values[tail..<count], mean, deviation)
    }
    return values
  }

  /// `count` integers in `low ..< high`, as `torch.randint`.
  public mutating func randint(_ low: Int, _ high: Int, _ count: Int) -> [Int] {
    require(low < high, "randint: the range \(low) ..< \(high) is empty")
    let range = UInt64(high - low)
    return (0..<count).map { _ in
      low + Int(range >= 1 << 32 ? next64() % range : UInt64(next32()) % range)
    }
  }

  /// The integers 0 ..< count in random order, as `torch.randperm`.
  public mutating func randperm(_ count: Int) -> [Int] {
    var order = Array(0..<count)
    for index in 0..<max(count - 1, 0) {
      order.swapAt(index, index + Int(next32()) % (count - index))
    }
    return order
  }

  /// `count` numbers with density rate × e^(-rate x), as `Tensor.exponential_`.
  public mutating func exponential(rate: Double = 1, _ count: Int) -> [Float] {
    (0..<count).map { _ in nextExponential(rate: rate) }
  }

  /// `count` numbers that are 1 with the given probability and otherwise 0, as `Tensor.bernoulli_`.
  public mutating func bernoulli(_ probability: Double, _ count: Int) -> [Float] {
    [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      if let start = buffer.baseAddress { bernoulli(probability, into: start, count) }
      initialized = count
    }.map(Float.init)
  }

  mutating func nextExponential(rate: Double) -> Float { Float(-1 / rate * log1p(-nextDouble())) }

  /// Box and Muller's method on 16 uniform numbers in place: eight radii, eight angles.
  private static func makeNormal(_ block: inout ArraySlice<Float>, _ mean: Float, _ deviation: Float) {
    let start = block.startIndex
    // Not 2 × Float.pi: Swift rounds that one down, C and torch to the nearest.
    let circle = Float(2 * Double.pi)
    for index in start..<start + 8 {
      let radius = (-2 * log(1 - block[index])).squareRoot()
      let angle = circle * block[index + 8]
      block[index] = radius * cos(angle) * deviation + mean
      block[index + 8] = radius * sin(angle) * deviation + mean
    }
  }
}
