import ArgumentParser
import Limn

/// The embedding of a GPT-2.
extension PlotEmbeddingCommand {
  /// So many tokens are drawn where none are named.
  private static let mostCommon = 2_000

  /// Sees that there is one source, and that nothing is asked of a GPT-2 that only runs and files have.
  func checkGPT2() throws {
    guard (source == nil) != (gpt2 == nil) else {
      throw ValidationError(
        "Give the folder of a run or a file of numbers, or the folder of a GPT-2 with --gpt2, and not both.")
    }
    guard gpt2 != nil else { return }
    for (name, isGiven) in [
      ("--tensor", tensor != nil), ("--labels", labels != nil), ("--step", step != nil), ("--film", film),
      ("--paths", paths), ("--color-by frequency", colorBy == .frequency),
    ] where isGiven {
      throw ValidationError("\(name) is for runs and files; leave it out with --gpt2.")
    }
  }

  func drawing(ofGPT2 path: String) throws -> Picture {
    let embedding = try GPT2Embedding(path)
    func named(_ option: String, _ list: String?) throws -> [Int]? {
      guard let list else { return nil }
      do {
        return try list.split(separator: ",").map { try embedding.token(String($0)) }
      } catch let error as DataError {
        throw DataError("--\(option): \(error)")
      }
    }
    let asked = try named("tokens", tokens)
    let points = try named("neighbors", neighbors) ?? []
    let labeled = try named("label", label) ?? []
    // Near are those of all tokens, drawn or not.
    let near = try embedding.all.neighbors(of: points, count: k ?? 5, metric: metric ?? .cosine)
    var rows: [Int] = []
    var places: [Int: Int] = [:]
    let wanted =
      (asked ?? embedding.common(Self.mostCommon)) + points + near.flatMap { $0.neighbors.map(\.row) }
    for row in wanted + labeled where places[row] == nil {
      places[row] = rows.count
      rows.append(row)
    }
    var space = embedding.all.keeping(rows: rows)
    // Labels go to the most common first.
    space.importance = rows.map { -Double($0) }
    if let group {
      space.coloring = .groups(try LabelFile.read(group, count: space.count, of: "points"))
    } else {
      switch colorBy {
      case .some(.vowels): space.coloring = .vowels(of: space.labels)
      case nil where asked == nil: space.coloring = .kinds(of: space.labels)
      default: break
      }
    }
    var options = EmbeddingPlotOptions(title: title)
    options.chosen = labeled.compactMap { places[$0] }
    options.neighbors = near.map { $0.renumbered { places[$0]! } }
    if !near.isEmpty { try Output.say(space.table(of: options.neighbors), besides: output) }
    if asked == nil && near.isEmpty {
      let (shown, all) = (Double(rows.count), Double(embedding.all.count))
      options.caption =
        "The first \(NumberFormat.grouped.string(shown)) texts of \(NumberFormat.grouped.string(all)) tokens, in the "
        + "vocabulary’s order, about that of how common they are."
    }
    let map = try withProgress {
      try space.map(by: projection.projection(dimensions: space.dimensions), progress: $0)
    }
    return embeddingPlot(of: space, on: map, options: options)
      .picture(theme: picture.theme.theme, provenance: provenance(space))
  }
}
