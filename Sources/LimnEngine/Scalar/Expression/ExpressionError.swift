/// An expression that can't be read or computed, and the character where that shows.
public struct ExpressionError: Error, Equatable, CustomStringConvertible {
  /// What is wrong and what would be right, in one sentence.
  public let message: String
  /// The line of the expression that holds the mistake.
  public let line: String
  /// The position in `line`, counted in characters from 0.
  public let column: Int

  init(_ message: String, in source: [Character], at position: Int) {
    let start = source[..<position].lastIndex(where: \.isNewline).map { $0 + 1 } ?? 0
    let end = source[position...].firstIndex(where: \.isNewline) ?? source.count
    self.message = message
    line = String(source[start..<end])
    column = position - start
  }

  /// The sentence, then the line with a caret under the character.
  public var description: String {
    "\(message)\n  \(line)\n  \(String(repeating: " ", count: column))^"
  }
}
