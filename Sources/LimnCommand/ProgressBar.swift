import LimnPlatform

/// A bar on the terminal for work that takes a while; silent when standard error is no terminal.
struct ProgressBar {
  private let title: String
  private let isShown = isatty(STDERR_FILENO) == 1
  private var shown = Date.distantPast
  private var isThere = false

  init(_ title: String) { self.title = title }

  /// Whether it is shown and a tenth of a second went by, so that the note is worth making.
  var isDue: Bool { isShown && -shown.timeIntervalSinceNow >= 0.1 }

  /// Shows how much is done, 0 to 1, and a note behind the bar, ten times a second at most.
  mutating func update(_ fraction: Double, note: String = "") {
    guard isDue else { return }
    shown = Date()
    isThere = true
    print("\r\u{1b}[K" + Self.line(title, fraction, note: note, columns: Self.columns))
  }

  /// Takes the bar away.
  mutating func finish() {
    if isThere { print("\r\u{1b}[K") }
    isThere = false
  }

  /// The bar as long as there is room for, up to 30 places; a line that fills the terminal could not be taken away.
  static func line(_ title: String, _ fraction: Double, note: String, columns: Int) -> String {
    let end = " \(Int((fraction * 100).rounded(.down))) %" + (note.isEmpty ? "" : "  " + note)
    let room = columns - 1 - title.count - 1 - end.count
    guard room >= 5 else { return String((title + end).prefix(max(columns - 1, 0))) }
    let width = min(30, room)
    let filled = Int((fraction * Double(width)).rounded())
    return title + " " + String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
      + end
  }

  /// How wide the terminal is; 80 where it does not say.
  private static var columns: Int {
    var size = winsize()
    let status = ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size)
    return status == 0 && size.ws_col > 0 ? Int(size.ws_col) : 80
  }

  private func print(_ text: String) {
    try? FileDescriptor.write(Data(text.utf8), to: STDERR_FILENO)
  }
}
