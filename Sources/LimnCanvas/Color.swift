import LimnPlatform

/// A colour of the sRGB space with opacity; components run from 0 to 1.
public struct Color: Hashable, Sendable {
  /// The red component.
  public var red: Double
  /// The green component.
  public var green: Double
  /// The blue component.
  public var blue: Double
  /// 0 for transparent, 1 for opaque.
  public var alpha: Double

  /// A colour of the given components.
  public init(red: Double, green: Double, blue: Double, alpha: Double = 1) {
    self.red = red
    self.green = green
    self.blue = blue
    self.alpha = alpha
  }

  /// A colour written as a number, 0xRRGGBB.
  public init(_ hexadecimal: UInt32) {
    self.init(
      red: Double(hexadecimal >> 16 & 0xff) / 255, green: Double(hexadecimal >> 8 & 0xff) / 255,
      blue: Double(hexadecimal & 0xff) / 255)
  }

  /// The colour at another opacity.
  public func opacity(_ alpha: Double) -> Color { Color(red: red, green: green, blue: blue, alpha: alpha) }

  /// The colour as HTML has it, `#rrggbb`, without its opacity.
  public var hexadecimal: String {
    "#"
      + [red, green, blue].map { component in
        let byte = UInt8((max(0, min(1, component)) * 255).rounded())
        return (byte < 16 ? "0" : "") + String(byte, radix: 16)
      }.joined()
  }

  /// The relative luminance of WCAG 2, 0 for black to 1 for white.
  public var luminance: Double {
    0.2126 * Self.linear(red) + 0.7152 * Self.linear(green) + 0.0722 * Self.linear(blue)
  }

  /// The contrast of WCAG 2 between two opaque colours, 1 to 21; text should have 4.5.
  public func contrast(with other: Color) -> Double {
    let (low, high) = (min(luminance, other.luminance), max(luminance, other.luminance))
    return (high + 0.05) / (low + 0.05)
  }

  /// Whichever of the two colours stands out more against this one.
  public func moreLegible(_ first: Color, _ second: Color) -> Color {
    contrast(with: first) >= contrast(with: second) ? first : second
  }

  /// The colour that shows where this one lies over an opaque one.
  public func over(_ background: Color) -> Color {
    func mix(_ top: Double, _ bottom: Double) -> Double { top * alpha + bottom * (1 - alpha) }
    return Color(
      red: mix(red, background.red), green: mix(green, background.green), blue: mix(blue, background.blue))
  }

  /// A component in proportion to light, from one of sRGB.
  static func linear(_ component: Double) -> Double {
    component <= 0.04045 ? component / 12.92 : pow((component + 0.055) / 1.055, 2.4)
  }

  /// A component of sRGB from one in proportion to light.
  static func encoded(_ light: Double) -> Double {
    light <= 0.0031308 ? light * 12.92 : 1.055 * pow(light, 1 / 2.4) - 0.055
  }
}
