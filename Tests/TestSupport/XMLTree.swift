import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// An XML document read back, to see what a picture really holds.
public final class XMLTree: NSObject, XMLParserDelegate {
  /// One element.
  public final class Element {
    /// The element's name without its namespace.
    public let name: String
    /// The attributes by name.
    public let attributes: [String: String]
    /// The text that stands directly in the element.
    public fileprivate(set) var text = ""
    /// The elements within, in order.
    public fileprivate(set) var children: [Element] = []

    /// The text of the element and of those within it.
    public var content: String { children.reduce(text) { $0 + $1.content } }

    fileprivate init(_ name: String, _ attributes: [String: String]) {
      self.name = name
      self.attributes = attributes
    }
  }

  /// The outermost element.
  public private(set) var root = Element("", [:])
  /// Every element in order of its start.
  public private(set) var all: [Element] = []
  private var open: [Element] = []

  /// Reads a document.
  ///
  /// - Throws: The parser's error if the document is not well-formed.
  public init(parsing data: Data) throws {
    super.init()
    let parser = XMLParser(data: data)
    parser.delegate = self
    guard parser.parse() else { throw parser.parserError ?? CocoaError(.fileReadCorruptFile) }
    root = all[0]
  }

  /// The first element of a name.
  public func first(_ name: String) -> Element? { all.first { $0.name == name } }

  /// The elements of a class.
  public func ofClass(_ kind: String) -> [Element] { all.filter { $0.attributes["class"] == kind } }

  /// Takes the start of an element.
  public func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String] = [:]
  ) {
    let element = Element(name, attributes)
    open.last?.children.append(element)
    open.append(element)
    all.append(element)
  }

  /// Takes text.
  public func parser(_ parser: XMLParser, foundCharacters text: String) { open.last?.text += text }

  /// Takes the end of an element.
  public func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) { open.removeLast() }
}
