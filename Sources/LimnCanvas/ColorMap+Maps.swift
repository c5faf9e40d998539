extension ColorMap {
  /// From almost white to deep blue: more is darker, for light pages.
  public static let blues = ColorMap(
    name: "blues",
    through: [0xd9e8f6, 0xbfd6ed, 0x9cc4e4, 0x5f9fd0, 0x2f77b5, 0x175291, 0x0b2d5c].map { Color($0) })

  /// From deep blue to almost white: more is lighter, for dark pages.
  public static let bluesOnDark = ColorMap(
    name: "blues on dark",
    through: [0x1a3557, 0x1c4f82, 0x2a70b0, 0x5a9ad2, 0x96c2e8, 0xd6e8f8].map { Color($0) })

  /// From blue over a light gray to orange: below, at and above zero, told apart by colour-blind readers too.
  public static let blueOrange = ColorMap(
    name: "blue to orange",
    through: [0x0c4a8a, 0x3f86c6, 0xa3c8e8, 0xf2f2f2, 0xf6c490, 0xdf7f24, 0x933f05].map { Color($0) },
    isDiverging: true)

  /// From blue over a dark gray to orange, for dark pages.
  public static let blueOrangeOnDark = ColorMap(
    name: "blue to orange on dark",
    through: [0x8ec5f5, 0x3f86c6, 0x214e7c, 0x2a2e36, 0x7d4513, 0xd9781c, 0xffc48a].map { Color($0) },
    isDiverging: true)

  /// From purple over a light gray to green: below, at and above zero, apart from blue and orange.
  public static let purpleGreen = ColorMap(
    name: "purple to green",
    through: [0x6a2c7d, 0xa678b5, 0xd9c4e0, 0xf2f2f2, 0xbfe0c0, 0x63ad72, 0x176b35].map { Color($0) },
    isDiverging: true)

  /// From purple over a dark gray to green, for dark pages.
  public static let purpleGreenOnDark = ColorMap(
    name: "purple to green on dark",
    through: [0xd9b3ea, 0xa873bf, 0x5f3d6e, 0x2a2e36, 0x2a5a3a, 0x4da866, 0x9be3a8].map { Color($0) },
    isDiverging: true)

  /// From dark violet over green to yellow, as matplotlib's map of the name: more is lighter.
  public static let viridis = ColorMap(
    name: "viridis",
    through: [
      0x440154, 0x482878, 0x3e4989, 0x31688e, 0x26828e, 0x1f9e89, 0x35b779, 0x6ece58, 0xb5de2b, 0xfde725,
    ].map { Color($0) })

  /// From dark blue over gray to yellow, the same to colour-blind readers: more is lighter.
  public static let cividis = ColorMap(
    name: "cividis",
    through: [
      0x00224e, 0x123570, 0x3b496c, 0x575d6d, 0x707173, 0x8a8678, 0xa59c74, 0xc3b369, 0xe1cc55, 0xfee838,
    ].map { Color($0) })
}
