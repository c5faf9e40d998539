import ArgumentParser

/// A number with a name, as `NAME=NUMBER` gives it on the command line.
struct NamedNumber: ExpressibleByArgument {
  let name: String
  let number: Double

  init?(argument: String) {
    guard let equals = argument.lastIndex(of: "="), equals > argument.startIndex,
      let number = Double(argument[argument.index(after: equals)...]), number.isFinite
    else { return nil }
    name = String(argument[..<equals])
    self.number = number
  }
}
