/// An array from a file, and the names of its rows and columns where the file has them.
public struct LabeledArray {
  /// The numbers; labelled with the array's name in the file.
  public let tensor: Tensor
  /// A name for each row of a table.
  public let rowLabels: [String]?
  /// A name for each column of a table.
  public let columnLabels: [String]?
  /// How many of the file's numbers are finite there, but beyond single precision, and so infinite here.
  public let beyondCount: Int

  init(_ tensor: Tensor, rowLabels: [String]? = nil, columnLabels: [String]? = nil, beyondCount: Int = 0) {
    self.tensor = tensor
    self.rowLabels = rowLabels
    self.columnLabels = columnLabels
    self.beyondCount = beyondCount
  }

  /// What became of numbers that the file has and single precision has not, a sentence without its full stop; `nil`
  /// where there are none.
  public var note: String? {
    guard beyondCount > 0 else { return nil }
    let numbers = beyondCount == 1 ? "1 number is" : "\(beyondCount) numbers are"
    return "\(numbers) beyond single precision, which ends at 3.4 × 10³⁸, and taken as infinite"
  }
}
