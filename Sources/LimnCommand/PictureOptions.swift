import ArgumentParser
import Limn

/// Where a picture goes and how it looks: the options that all drawing commands share.
struct PictureOptions: ParsableArguments {
  @Option(name: .long, help: "The file's format, whatever its name: svg, png or pdf.")
  var format: PictureFormat?

  @Option(name: .long, help: "Pixels a point of a PNG.")
  var scale: Double = Picture.standardScale

  @Option(name: .long, help: "The looks: light or dark.")
  var theme: ThemeName = .light

  func validate() throws {
    guard scale > 0, scale <= 1_000 else {
      throw ValidationError("--scale is \(scale); it has to be above 0 and at most 1,000, such as 2.")
    }
  }

  /// The format for a file, or for standard output (`-`), which is SVG unless said otherwise.
  func format(for path: String) throws -> PictureFormat {
    if let format { return format }
    return path == "-" ? .svg : try PictureFormat(forPath: path)
  }

  /// Writes a picture to a file, or to standard output for `-`.
  func write(_ picture: Picture, to path: String) throws {
    try Output.write(picture.data(as: format(for: path), scale: scale), to: path)
  }
}

/// A theme as the command line names it.
enum ThemeName: String, ExpressibleByArgument, CaseIterable {
  case light, dark

  var theme: Theme { self == .light ? .light : .dark }
}

extension PictureFormat: ExpressibleByArgument {}
