import Limn

extension PlotEmbeddingCommand {
  /// Whether numbers count classes, such as those of digits: a few whole ones from 0 or 1 on, each of many points.
  private static func areClasses(_ numbers: [Double]) -> Bool {
    let classes = Set(numbers).sorted()
    guard let first = classes.first, [0, 1].contains(first), classes.count <= 12 else { return false }
    return classes.enumerated().allSatisfy { $0.element == first + Double($0.offset) }
      && numbers.count >= 5 * classes.count
  }

  /// What the colours show, once the count of points is known.
  func coloring(of source: EmbeddingSource) throws -> (EmbeddingSpace) throws -> EmbeddingColoring {
    if let group {
      return { space in
        let lines = try LabelFile.read(group, count: space.count, of: "points")
        let numbers = lines.compactMap { Double($0) }
        return numbers.count == lines.count && !Self.areClasses(numbers)
          ? .numbers("value", numbers) : .groups(lines)
      }
    }
    let tokenizer = try source.tokenizer()
    func vowels(_ space: EmbeddingSpace) -> EmbeddingColoring {
      .vowels(of: space.labels, boundary: tokenizer?.startToken)
    }
    switch colorBy {
    case nil:
      // Of characters; parts of words are neither.
      guard let tokenizer, case .character = tokenizer else { return { _ in .none } }
      return { $0.count == tokenizer.count ? vowels($0) : .none }
    case .some(.vowels): return vowels
    case .some(.frequency):
      let counts = try source.tokenCounts().map(Double.init)
      return { space in
        guard space.count == counts.count else {
          throw DataError(
            "--color-by frequency needs a row for each of \(counts.count) tokens; this tensor has \(space.count)."
          )
        }
        return .numbers("times in the data", counts, isLogarithmic: true)
      }
    case .some(.none): return { _ in .none }
    }
  }
}
