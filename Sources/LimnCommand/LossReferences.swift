import LimnPlatform
import Limn

/// Losses that runs are held against: those of a model that knows nothing, and of counted bigrams.
struct LossReferences {
  private var vocabularies: Set<Int> = []
  private var corpora: [RunConfiguration.Data] = []

  /// Adds what a run is held against.
  mutating func add(_ configuration: RunConfiguration) {
    vocabularies.insert(configuration.model.vocabularySize)
    if !corpora.contains(configuration.data) { corpora.append(configuration.data) }
  }

  /// The lines to draw.
  var all: [TrainingCurveOptions.Reference] {
    vocabularies.sorted().map { .init("ln \($0)", log(Double($0))) } + corpora.compactMap(Self.counted)
  }

  /// The loss of the counted bigrams of names, over all of them; nothing if the file is gone or was changed.
  private static func counted(_ data: RunConfiguration.Data) -> TrainingCurveOptions.Reference? {
    guard data.kind == .lines, !data.hasCodes else { return nil }
    let names = data.path.map { try? Names(contentsOfFile: $0) } ?? .bundled
    guard let names, names.digest == data.digest else { return nil }
    return .init("counted bigrams", CountBigram(names).negativeLogLikelihood())
  }
}
