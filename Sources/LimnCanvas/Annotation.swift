/// What a part of a picture means: written into the SVG file over what is painted.
///
/// Readers see it as a tooltip, programs as attributes.
public struct Annotation: Hashable, Sendable {
  /// The region that is meant.
  public enum Region: Hashable, Sendable {
    /// The inside of a rectangle.
    case rectangle(Rectangle)
    /// The neighbourhood of a line.
    case line(Path, width: Double)
  }

  /// One `data-` attribute.
  public struct Datum: Hashable, Sendable {
    /// The attribute's name without `data-`.
    public let name: String
    /// Its value, in full.
    public let value: String

    /// The attribute with the given name and value.
    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }

    /// The attribute with a number as exact as it is.
    public init(_ name: String, _ value: Double) { self.init(name, "\(value)") }
  }

  /// The kind of thing: the element's class.
  public var kind: String
  /// What the thing is called within the picture; unique in it.
  public var identifier: String?
  /// The region that is meant.
  public var region: Region
  /// What a reader sees who rests the pointer on the region.
  public var title: String
  /// The exact data, in order.
  public var data: [Datum]

  /// An annotation of a region.
  public init(_ kind: String, identifier: String? = nil, region: Region, title: String, data: [Datum] = []) {
    self.kind = kind
    self.identifier = identifier
    self.region = region
    self.title = title
    self.data = data
  }
}
