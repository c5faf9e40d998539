import Foundation

/// A bar on the terminal for work that takes a while; silent when standard error is no terminal.
struct ProgressBar {
  private static let width = 30
  private let title: String
  private let isShown = isatty(STDERR_FILENO) == 1
  private var shown = Date.distantPast

  init(_ title: String) { self.title = title }

  /// Whether it is shown and a tenth of a second went by, so that the note is worth making.
  var isDue: Bool { isShown && -shown.timeIntervalSinceNow >= 0.1 }

  /// Shows how much is done, 0 to 1, and a note behind the bar, ten times a second at most.
  mutating func update(_ fraction: Double, note: String = "") {
    guard isDue else { return }
    shown = Date()
    let step = Int((fraction * 100).rounded(.down))
    let filled = Int((fraction * Double(Self.width)).rounded())
    let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: Self.width - filled)
    print("\r\u{1b}[K\(title) \(bar) \(step) %  \(note)", terminator: "")
  }

  /// Takes the bar away.
  func finish() {
    if isShown { print("\r\u{1b}[K", terminator: "") }
  }

  private func print(_ text: String, terminator: String) {
    try? FileHandle.standardError.write(contentsOf: Data((text + terminator).utf8))
  }
}
