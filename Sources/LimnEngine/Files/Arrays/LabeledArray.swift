/// An array from a file, and the names of its rows and columns where the file has them.
public struct LabeledArray {
  /// The numbers; labelled with the array's name in the file.
  public let tensor: Tensor
  /// A name for each row of a table.
  public let rowLabels: [String]?
  /// A name for each column of a table.
  public let columnLabels: [String]?

  init(_ tensor: Tensor, rowLabels: [String]? = nil, columnLabels: [String]? = nil) {
    self.tensor = tensor
    self.rowLabels = rowLabels
    self.columnLabels = columnLabels
  }
}
