/// The room around the inside of the axes, in points.
struct Insets {
  var left = 0.0
  var right = 0.0
  var top = 0.0
  var bottom = 0.0
}
