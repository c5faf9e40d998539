/// A file of one of the formats that ``ArrayFile`` reads, opened, its sizes checked.
protocol ArraySource {
  /// The arrays in the order of the file.
  var entries: [ArrayEntry] { get }

  /// Reads the array at a place of ``entries``.
  ///
  /// - Throws: ``DataError`` if its numbers are damaged.
  func array(at index: Int) throws -> LabeledArray
}
