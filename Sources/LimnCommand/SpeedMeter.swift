import LimnPlatform

/// How fast work goes, and how long what is left will take.
struct SpeedMeter {
  private let total: Int
  private let first: Int
  private let start = Date()

  init(total: Int, done: Int) {
    self.total = total
    first = done
  }

  /// Such as “16,200 steps/s · 12 s left”.
  func note(step: Int) -> String {
    let seconds = max(-start.timeIntervalSinceNow, 1e-9)
    let speed = Double(step - first) / seconds
    let left = speed > 0 ? Double(total - step) / speed : 0
    let shown = speed >= 10 ? TrainCommand.grouped(Int(speed)) : String(printf: "%.1f", speed)
    return "\(shown) steps/s · \(Self.text(left)) left"
  }

  /// The time since the start.
  var elapsed: String { Self.text(-start.timeIntervalSinceNow) }

  /// Such as “3.2 s”, “12 min 5 s”, “3 h 20 min”.
  static func text(_ seconds: Double) -> String {
    if seconds < 60 { return String(printf: seconds < 10 ? "%.1f s" : "%.0f s", seconds) }
    let minutes = Int(seconds / 60)
    return minutes < 60
      ? "\(minutes) min \(Int(seconds) % 60) s" : "\(minutes / 60) h \(minutes % 60) min"
  }
}
