/// The looks that all pictures share: colours, fonts by role, spacing.
public struct Theme: Hashable, Sendable, CustomStringConvertible {
  /// The theme's name, as the command line has it.
  public var name: String
  /// What everything is painted on.
  public var background: Color
  /// Text and whatever carries the meaning.
  public var ink: Color
  /// Text that explains: subtitles, axis labels; at least 4.5 to 1 against the background.
  public var secondaryInk: Color
  /// Lines that hold things together: frames, edges of a graph.
  public var line: Color
  /// Lines that help the eye: grids.
  public var faintLine: Color
  /// Surfaces that set things off from the background a little.
  public var surface: Color
  /// What marks a number that is none: NaN or infinity.
  public var alert: Color
  /// Colours for kinds of things, told apart by colour-blind readers (after Okabe and Ito).
  public var palette: [Color]
  /// Colours for amounts: the nearer to the background, the less.
  public var sequential: ColorMap
  /// Colours for numbers below and above zero.
  public var diverging: ColorMap
  /// Colours for gradients, negative and positive, in graphs whose other colours tell roles.
  public var gradients: ColorMap
  /// The picture's title.
  public var titleFont: Font
  /// The line under the title.
  public var subtitleFont: Font
  /// The titles of axes, legends and colour bars.
  public var axisTitleFont: Font
  /// The labels of ticks and legends.
  public var tickFont: Font
  /// Labels of nodes and other marks.
  public var labelFont: Font
  /// The width of empty paper around everything.
  public var margin: Double

  /// Dark on white, for print and bright rooms.
  public static let light = Theme(
    name: "light", background: Color(0xffffff), ink: Color(0x1b1f24), secondaryInk: Color(0x59636e),
    line: Color(0x8b949e), faintLine: Color(0xe4e7eb), surface: Color(0xf5f7f9), alert: Color(0xb3261e),
    palette: [0x0072b2, 0xd98200, 0x00865f, 0xb8559a, 0xc2500a, 0x3f93c9, 0x8c7a00, 0x6b7280].map {
      Color($0)
    },
    sequential: .blues, diverging: .blueOrange, gradients: .purpleGreen)

  /// Light on almost black, for screens.
  public static let dark = Theme(
    name: "dark", background: Color(0x12161d), ink: Color(0xe8ebf0), secondaryInk: Color(0xa3adba),
    line: Color(0x6e7886), faintLine: Color(0x2a313c), surface: Color(0x1a2029), alert: Color(0xff8a80),
    palette: [0x58b0ea, 0xf2ae3d, 0x3ccf9e, 0xe391c4, 0xff8f57, 0x9bd3f7, 0xd8c94a, 0xa3adba].map {
      Color($0)
    },
    sequential: .bluesOnDark, diverging: .blueOrangeOnDark,
    gradients: .purpleGreenOnDark)

  /// All themes by name.
  public static let all = [light, dark]

  /// The theme's name.
  public var description: String { name }

  /// A theme with the standard fonts and spacing.
  public init(
    name: String, background: Color, ink: Color, secondaryInk: Color, line: Color, faintLine: Color,
    surface: Color, alert: Color, palette: [Color], sequential: ColorMap, diverging: ColorMap,
    gradients: ColorMap
  ) {
    self.name = name
    self.background = background
    self.ink = ink
    self.secondaryInk = secondaryInk
    self.line = line
    self.faintLine = faintLine
    self.surface = surface
    self.alert = alert
    self.palette = palette
    self.sequential = sequential
    self.diverging = diverging
    self.gradients = gradients
    titleFont = Font(size: 18, isBold: true)
    subtitleFont = Font(size: 12)
    axisTitleFont = Font(size: 12)
    tickFont = Font(size: 11)
    labelFont = Font(size: 12)
    margin = 24
  }

  /// The palette's colour at a position, which may be any number: the palette starts over at its ends.
  public func paletteColor(_ position: Int) -> Color {
    let rest = position % palette.count
    return palette[rest < 0 ? rest + palette.count : rest]
  }

  /// A colour thinned towards the background, for surfaces that text stands on.
  public func tint(_ color: Color, _ strength: Double = 0.16) -> Color {
    // The eye sees less of a tint on a dark page.
    background.mixed(with: color, background.luminance < 0.2 ? min(1, 2 * strength) : strength)
  }

  /// The text colour for a surface of the given colour: black or white, whichever stands out more.
  ///
  /// One of the two always has a contrast of 4.5 to 1; softer inks do not, on middling colours.
  public func text(on surface: Color) -> Color {
    surface.moreLegible(Color(0x000000), Color(0xffffff))
  }
}
