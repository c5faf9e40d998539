import LimnPlatform

extension Color {
  /// A colour by its place in OKLab, where equal distances look about equal (Björn Ottosson, 2020).
  ///
  /// - Parameters:
  ///   - lightness: 0 for black to 1 for white.
  ///   - a: From green to red.
  ///   - b: From blue to yellow.
  public init(lightness: Double, a: Double, b: Double) {
    let l = pow(lightness + 0.3963377774 * a + 0.2158037573 * b, 3)
    let m = pow(lightness - 0.1055613458 * a - 0.0638541728 * b, 3)
    let s = pow(lightness - 0.0894841775 * a - 1.2914855480 * b, 3)
    func component(_ light: Double) -> Double { max(0, min(1, Self.encoded(light))) }
    self.init(
      red: component(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
      green: component(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
      blue: component(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s))
  }

  /// The colour's place in OKLab.
  public var okLab: (lightness: Double, a: Double, b: Double) {
    let (r, g, b) = (Self.linear(red), Self.linear(green), Self.linear(blue))
    let l = cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
    let m = cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
    let s = cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
    return (
      0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
      1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
      0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s
    )
  }

  /// The colour `fraction` of the way to another, evenly to the eye.
  public func mixed(with other: Color, _ fraction: Double) -> Color {
    let (from, to) = (okLab, other.okLab)
    func between(_ start: Double, _ end: Double) -> Double { start + (end - start) * fraction }
    return Color(
      lightness: between(from.lightness, to.lightness), a: between(from.a, to.a), b: between(from.b, to.b)
    ).opacity(between(alpha, other.alpha))
  }
}
