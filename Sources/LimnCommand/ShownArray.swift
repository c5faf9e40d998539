import Limn

/// The part of a file's array that is drawn, with the names of its rows and columns.
struct ShownArray {
  let tensor: Tensor
  let rowLabels: [String]?
  let columnLabels: [String]?

  /// Takes a part of an array; a run's own vocabulary names rows and columns that are as many.
  ///
  /// - Throws: ``DataError`` if there is nothing to draw, or labels or places don't fit.
  init(
    _ array: LabeledArray, path: String, labels: String?, columnLabels: String?, rows: Range<Int>?,
    columns: Range<Int>?
  ) throws {
    var tensor = array.tensor
    let name = tensor.label
    guard tensor.count > 0 else {
      throw DataError("\(path): “\(name)” of shape \(tensor.shape) holds no numbers to draw.")
    }
    let count = (rows: tensor.shape.dropLast().last ?? 1, columns: tensor.shape.last ?? 1)
    var vocabulary: [String]?
    if RunFolder(path).holdsRun { vocabulary = try? RunFolder(path).tokenizer().vocabulary }
    func names(_ file: String?, _ own: [String]?, _ count: Int, _ what: String) throws -> [String]? {
      if let file { return try LabelFile.read(file, count: count, of: what) }
      return own ?? (vocabulary?.count == count ? vocabulary : nil)
    }
    var rowLabels = try names(labels, array.rowLabels, count.rows, "rows")
    var names = try names(columnLabels, array.columnLabels, count.columns, "columns")
    for (range, count, axis, what) in [
      (rows, count.rows, tensor.shape.count - 2, "rows"),
      (columns, count.columns, tensor.shape.count - 1, "columns"),
    ] {
      guard let range else { continue }
      guard axis >= 0, range.upperBound <= count else {
        throw DataError(
          "\(path): “\(name)” has \(count) \(what); --\(what) should lie within 0..<\(count).")
      }
      tensor = tensor.slice(axis: axis, range)
      // Without names, the places in the whole array.
      if what == "rows" { rowLabels = rowLabels.map { Array($0[range]) } ?? range.map(String.init) }
      if what == "columns" { names = names.map { Array($0[range]) } ?? range.map(String.init) }
    }
    self.tensor = tensor.detach().labeled(name)
    self.rowLabels = rowLabels
    self.columnLabels = names
  }

  /// Sees that each row fills a small matrix.
  func checkFills(_ shape: MatrixShape, path: String) throws {
    guard tensor.shape.count == 2 else {
      throw DataError("\(path): “\(tensor.label)” has the shape \(tensor.shape); --each takes a matrix.")
    }
    let (product, overflows) = shape.rows.multipliedReportingOverflow(by: shape.columns)
    guard !overflows, product == tensor.shape[1] else {
      throw DataError(
        "\(path): the rows of “\(tensor.label)” hold \(tensor.shape[1]) numbers, which --each "
          + "\(shape.rows)x\(shape.columns) doesn't fit.")
    }
  }
}
