/// The numbers of a collection in double precision.
///
/// Arrays of ``Double``, ``Float`` and ``Int`` go without a call for each number, which for a million takes longer
/// than drawing them.
func plotNumbers<Numbers: Collection>(_ numbers: Numbers) -> [Double] where Numbers.Element: PlotNumber {
  switch numbers {
  case let doubles as [Double]: doubles
  case let floats as [Float]: floats.map(Double.init)
  case let integers as [Int]: integers.map(Double.init)
  default: numbers.map(\.plotNumber)
  }
}

/// What stands at a key path of each element, as numbers.
func plotNumbers<Data: Collection, Number: PlotNumber>(
  _ data: Data, _ keyPath: KeyPath<Data.Element, Number>
) -> [Double] {
  plotNumbers(data.map { $0[keyPath: keyPath] })
}
