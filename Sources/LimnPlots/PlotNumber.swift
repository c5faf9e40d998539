/// A number that a mark can show: ``Int``, ``Float`` or ``Double``.
public protocol PlotNumber {
  /// The number in double precision.
  var plotNumber: Double { get }
}

extension Double: PlotNumber {
  /// The number itself.
  public var plotNumber: Double { self }
}

extension Float: PlotNumber {
  /// The number in double precision.
  public var plotNumber: Double { Double(self) }
}

extension Int: PlotNumber {
  /// The number in double precision; beyond 2^53 the last digits are lost.
  public var plotNumber: Double { Double(self) }
}
