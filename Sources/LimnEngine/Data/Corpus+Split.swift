extension Corpus {
  /// The first part, the next and the rest, in the order of the corpus.
  ///
  /// A running text is divided between characters: nanoGPT has `train` 0.9 and `validation` 0.1. Of `n` lines or
  /// characters the first part has `train × n`, both together `(train + validation) × n`, rounded down.
  ///
  /// - Precondition: Neither share is negative, and they add up to at most 1.
  public func split(train: Double = 0.8, validation: Double = 0.1) -> CorpusSplit {
    Self.check(train, validation)
    return switch kind {
    case .lines: splitLines(train, validation, order: Array(texts.indices))
    case .text: splitText(train, validation)
    }
  }

  /// The parts of the lines in random order, by `randperm`; a running text is divided in its own order, and no
  /// random number is drawn.
  ///
  /// - Precondition: Neither share is negative, and they add up to at most 1.
  public func split(
    train: Double = 0.8, validation: Double = 0.1, using generator: inout Generator
  ) -> CorpusSplit {
    guard kind == .lines else { return split(train: train, validation: validation) }
    Self.check(train, validation)
    return splitLines(train, validation, order: generator.randperm(texts.count))
  }

  /// The parts of the lines in the random order that `Generator(seed:)` gives by `randperm`.
  ///
  /// - Precondition: Neither share is negative, and they add up to at most 1.
  public func split(train: Double = 0.8, validation: Double = 0.1, seed: UInt64) -> CorpusSplit {
    var generator = Generator(seed: seed)
    return split(train: train, validation: validation, using: &generator)
  }

  /// The parts of the lines as Python's `random.shuffle` orders them; a running text is divided in its own order,
  /// and no random number is drawn.
  ///
  /// The makemore lectures' split is this one with `PythonRandom(seed: 42)`.
  ///
  /// - Precondition: Neither share is negative, and they add up to at most 1.
  public func split(
    train: Double = 0.8, validation: Double = 0.1, using random: inout PythonRandom
  ) -> CorpusSplit {
    guard kind == .lines else { return split(train: train, validation: validation) }
    Self.check(train, validation)
    var order = Array(texts.indices)
    random.shuffle(&order)
    return splitLines(train, validation, order: order)
  }

  /// The parts of the lines in random order, by `randperm`, with so many lines to validate and as many to test, but a
  /// tenth of all at most; of a running text characters, in its own order.
  ///
  /// makemore keeps back `min(1000, 10 %)` to test. With the same generator the lines to test are the last of those
  /// that a tenth would be.
  ///
  /// - Parameters:
  ///   - heldOut: How many; a tenth of all for `nil`.
  ///   - generator: What the order is drawn from.
  /// - Precondition: `heldOut` is not negative.
  public func split(heldOut: Int?, using generator: inout Generator) -> CorpusSplit {
    let count = kind == .lines ? texts.count : texts[0].count
    guard let heldOut, heldOut < count / 10 else { return split(using: &generator) }
    require(heldOut >= 0, "split: \(heldOut) can't be held out; it has to be 0 or more")
    let (first, second) = (count - 2 * heldOut, count - heldOut)
    return switch kind {
    case .lines: splitLines(first, second, order: generator.randperm(count))
    case .text: splitText(first, second)
    }
  }

  private static func check(_ train: Double, _ validation: Double) {
    require(
      train >= 0 && validation >= 0 && train + validation <= 1 + 1e-9,
      "split: the shares \(train) and \(validation) must not be negative and add up to at most 1")
  }

  /// Where the first and the second part end.
  private static func ends(_ train: Double, _ validation: Double, of count: Int) -> (Int, Int) {
    func end(_ share: Double) -> Int {
      let exact = share * Double(count)
      // 0.7 + 0.1 is a little less than 0.8; of 10 lines it is still 8.
      let nearest = exact.rounded()
      return min(count, Int(abs(exact - nearest) < 1e-9 * Double(count) ? nearest : exact.rounded(.down)))
    }
    return (end(train), end(train + validation))
  }

  private func splitLines(_ train: Double, _ validation: Double, order: [Int]) -> CorpusSplit {
    let (first, second) = Self.ends(train, validation, of: order.count)
    return splitLines(first, second, order: order)
  }

  private func splitLines(_ first: Int, _ second: Int, order: [Int]) -> CorpusSplit {
    func part(_ positions: ArraySlice<Int>, _ name: String) -> Corpus {
      Corpus(
        .lines, positions.map { texts[$0] }, source: "\(source) (\(name))",
        lineNumbers: lineNumbers.map { numbers in positions.map { numbers[$0] } })
    }
    return CorpusSplit(
      train: part(order[..<first], "train"), validation: part(order[first..<second], "validation"),
      test: part(order[second...], "test"))
  }

  private func splitText(_ train: Double, _ validation: Double) -> CorpusSplit {
    let (first, second) = Self.ends(train, validation, of: texts[0].count)
    return splitText(first, second)
  }

  private func splitText(_ first: Int, _ second: Int) -> CorpusSplit {
    let text = texts[0]
    let firstIndex = text.index(text.startIndex, offsetBy: first)
    let secondIndex = text.index(firstIndex, offsetBy: second - first)
    var line = lineNumbers?[0]
    func part(_ text: Substring, _ name: String) -> Corpus {
      let part = Corpus(.text, [String(text)], source: "\(source) (\(name))", lineNumbers: line.map { [$0] })
      line = line.map { $0 + text.utf8.count { $0 == UInt8(ascii: "\n") } }
      return part
    }
    return CorpusSplit(
      train: part(text[..<firstIndex], "train"),
      validation: part(text[firstIndex..<secondIndex], "validation"),
      test: part(text[secondIndex...], "test"))
  }
}
