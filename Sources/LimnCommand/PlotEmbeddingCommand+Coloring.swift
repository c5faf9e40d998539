import LimnPlatform
import Limn

extension PlotEmbeddingCommand {
  /// Whether numbers count classes, such as those of digits: a few whole ones from 0 or 1 on, each of many points.
  private static func areClasses(_ numbers: [Double]) -> Bool {
    let classes = Set(numbers).sorted()
    guard let first = classes.first, [0, 1].contains(first), classes.count <= 12 else { return false }
    return classes.enumerated().allSatisfy { $0.element == first + Double($0.offset) }
      && numbers.count >= 5 * classes.count
  }

  /// The column that is meant, if it is none of a file's lines.
  ///
  /// - Throws: ``DataError`` if there are tables without it, and no such file.
  private func column(_ name: String, of source: EmbeddingSource) throws -> [String]? {
    let (texts, tables) = try source.groupColumn()
    if let texts { return texts }
    guard !tables.isEmpty, !FileManager.default.fileExists(atPath: name) else { return nil }
    let lists = tables.map { table in
      let names = table.columnNames.filter { !$0.isEmpty }
      let more = names.count > 12 ? ", … (\(names.count) in all)" : ""
      return "\(table.path) has the columns " + names.prefix(12).joined(separator: ", ") + more
    }
    throw DataError("--group: “\(name)” is neither a column nor a file; \(lists.joined(separator: ", ")).")
  }

  /// What the colours show, once the count of points is known.
  func coloring(of source: EmbeddingSource) throws -> (EmbeddingSpace) throws -> EmbeddingColoring {
    if let group {
      let column = try column(group, of: source)
      return { space in
        let lines = try column ?? LabelFile.read(group, count: space.count, of: "points")
        guard lines.count == space.count else {
          throw DataError(
            "The column “\(group)” has \(lines.count) rows, and there are \(space.count) points; it should have one "
              + "for each.")
        }
        let numbers = lines.compactMap { Double($0) }
        return numbers.count == lines.count && !Self.areClasses(numbers)
          ? .numbers(column == nil ? "value" : visibleLabel(group), numbers)
          : .groups(lines.map(visibleLabel))
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
