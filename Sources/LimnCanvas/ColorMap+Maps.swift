extension ColorMap {
  /// From almost white to deep blue: more is darker, for light pages.
  public static let blues = ColorMap(
    name: "blues",
    through: [0xe6f0fa, 0xc6dbf0, 0x9cc4e4, 0x5f9fd0, 0x2f77b5, 0x175291, 0x0b2d5c].map { Color($0) })

  /// From deep blue to almost white: more is lighter, for dark pages.
  public static let bluesOnDark = ColorMap(
    name: "blues on dark",
    through: [0x14273f, 0x184a7a, 0x2a70b0, 0x5a9ad2, 0x96c2e8, 0xd6e8f8].map { Color($0) })

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
}
