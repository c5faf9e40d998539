import Foundation

extension Moons {
  /// Reads points from a file with `x,y,label` a line; a first line of names is passed over.
  ///
  /// - Throws: ``DataError`` if the file is missing or unreadable, a line is not two numbers and a label of 1, 0 or −1,
  ///   or one of the two labels never occurs.
  public init(contentsOfFile path: String) throws {
    let file = try TextFile(
      contentsOf: URL(fileURLWithPath: path), wanted: "a text file with x,y,label a line")
    var points: [[Double]] = []
    var labels: [Double] = []
    for (index, line) in try file.lines().enumerated() {
      let fields = line.text.split(separator: ",", omittingEmptySubsequences: false).map {
        TextFile.trimmed(String($0))
      }
      let numbers = fields.compactMap(Double.init)
      if index == 0 && numbers.isEmpty && fields.count == 3 { continue }
      guard fields.count == 3, numbers.count == 3, numbers.allSatisfy(\.isFinite) else {
        throw DataError(
          "\(file.path), line \(line.number): \(quoted(line.text)) is not two numbers and a label; write it as 0.5,-1.2,1."
        )
      }
      guard [-1, 0, 1].contains(numbers[2]) else {
        throw DataError(
          "\(file.path), line \(line.number): the label is \(quoted(fields[2])); it has to be 1, or 0 or -1 for the other class."
        )
      }
      points.append([numbers[0], numbers[1]])
      labels.append(numbers[2] > 0 ? 1 : -1)
    }
    guard labels.contains(1) && labels.contains(-1) else {
      throw DataError(
        labels.isEmpty
          ? "\(file.path) holds no points; it should hold x,y,label a line."
          : "\(file.path) holds points of one class only; a boundary takes labels 1 and 0.")
    }
    self.init(points: points, labels: labels)
  }
}
