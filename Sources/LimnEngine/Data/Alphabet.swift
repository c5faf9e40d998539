/// The characters of a corpus, each with a position, and one that marks where a name starts and ends.
public struct Alphabet: Sendable, Equatable {
  /// Starts and ends every name; stands at position 0.
  public static let delimiter: Character = "."

  /// The delimiter, then the characters found, in order of their code points.
  public let characters: [Character]
  private let positions: [Character: Int]

  /// The alphabet of the given names.
  public init(of names: some Sequence<String>) {
    var found: Set<Character> = []
    for name in names { found.formUnion(name) }
    found.remove(Self.delimiter)
    characters =
      [Self.delimiter] + found.sorted { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }
    positions = Dictionary(uniqueKeysWithValues: zip(characters, characters.indices))
  }

  /// How many characters there are, with the delimiter.
  public var count: Int { characters.count }

  /// The position of a character; `nil` for one that the corpus does not hold.
  public func position(of character: Character) -> Int? { positions[character] }

  /// The positions of a name's characters between two delimiters.
  ///
  /// - Throws: ``DataError`` if the name holds a character that the alphabet lacks.
  public func encode(_ name: String) throws -> [Int] {
    var encoded = [0]
    for character in name {
      guard let position = positions[character], position > 0 else {
        throw DataError(
          "“\(name)” holds “\(character)”, which is not in the alphabet of \(count - 1) characters.")
      }
      encoded.append(position)
    }
    return encoded + [0]
  }

  /// The characters at the given positions as text, without delimiters.
  public func decode(_ positions: some Sequence<Int>) -> String {
    String(positions.filter { $0 != 0 }.map { characters[$0] })
  }
}
