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
  // A stored property of an array's elements is read where it lies: many times as fast as through the key path.
  if let offset = MemoryLayout<Data.Element>.offset(of: keyPath),
    let numbers = data.withContiguousStorageIfAvailable({ elements -> [Double]? in
      let bytes = UnsafeRawBufferPointer(elements)
      let stride = MemoryLayout<Data.Element>.stride
      func place(_ index: Int) -> Int { index * stride + offset }
      // Each type by its name, so that the compiler makes a loop without calls.
      if Number.self == Double.self {
        return (0..<elements.count).map { bytes.load(fromByteOffset: place($0), as: Double.self) }
      }
      if Number.self == Float.self {
        return (0..<elements.count).map { Double(bytes.load(fromByteOffset: place($0), as: Float.self)) }
      }
      if Number.self == Int.self {
        return (0..<elements.count).map { Double(bytes.load(fromByteOffset: place($0), as: Int.self)) }
      }
      return nil
    }) ?? nil
  {
    return numbers
  }
  return plotNumbers(data.map { $0[keyPath: keyPath] })
}
