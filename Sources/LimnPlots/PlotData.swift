import LimnPlatform

/// What a plot shows, as text for other programs.
///
/// Numbers are exact: as short as they can be read back to the same number.
public struct PlotData: Hashable, Sendable {
  /// A table for each mark, or for each series of one, from the lowest layer.
  public var tables: [PlotTable]

  /// The given tables.
  public init(_ tables: [PlotTable]) { self.tables = tables }

  /// Comma-separated values (RFC 4180, lines end in a line feed): the columns `mark` and `series`, then every column
  /// of any table. NaN and infinity are written `NaN`, `inf` and `-inf`.
  public var csv: String {
    var names: [String] = []
    for name in tables.flatMap({ $0.columns.map(\.name) }) where !names.contains(name) { names.append(name) }
    var text = (["mark", "series"] + names).map(Self.quoted).joined(separator: ",") + "\n"
    for table in tables {
      let start = "\(Self.quoted(table.mark)),\(Self.quoted(table.series))"
      let columns = names.map { name in table.columns.first { $0.name == name } }
      for row in 0..<table.rowCount {
        text += start
        for column in columns {
          text += ","
          if let column { text += Self.field(column.values[row]) }
        }
        text += "\n"
      }
    }
    return text
  }

  /// A JSON array of tables: `{"mark": …, "series": …, "columns": {"x": […], …}}`. JSON has no NaN and no infinity:
  /// they are the strings `"NaN"`, `"inf"` and `"-inf"`.
  public var json: String {
    let tables = tables.map { table in
      let columns = table.columns.map { column in
        let values = column.values.map { value in
          switch value {
          case .number(let number) where number.isFinite: Self.plain(number)
          case .number(let number): "\"\(Self.plain(number))\""
          case .category(let name): Self.string(name)
          }
        }
        return "\(Self.string(column.name)):[\(values.joined(separator: ","))]"
      }
      return "{\"mark\":\(Self.string(table.mark)),\"series\":\(Self.string(table.series)),"
        + "\"columns\":{\(columns.joined(separator: ","))}}"
    }
    return "[\(tables.joined(separator: ",\n"))]\n"
  }

  private static func field(_ value: PlotValue) -> String {
    switch value {
    case .number(let number): plain(number)
    case .category(let name): quoted(name)
    }
  }

  /// The number as programs read it, whole ones without a point.
  private static func plain(_ number: Double) -> String {
    if number.isNaN { return "NaN" }
    let text = "\(number)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  private static func quoted(_ text: String) -> String {
    guard text.utf8.contains(where: { "\",\r\n".utf8.contains($0) }) else { return text }
    return "\"\(text.replacing("\"", with: "\"\""))\""
  }

  private static func string(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case _ where scalar.value < 0x20: result += "\\u" + String(printf: "%04x", scalar.value)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
