/// The numbers of one tensor, or of several that view the same.
final class Storage {
  let pointer: UnsafeMutablePointer<Float>
  let count: Int
  /// How often the numbers were changed in place, so that a gradient is never taken of numbers that are gone.
  var version = 0
  /// Whether a parameter holds the numbers as its gradient, so that no other may.
  var isGradient = false

  /// Room for `count` numbers, not set to anything.
  init(count: Int) {
    self.count = count
    pointer = BufferPool.take(bytes: count * MemoryLayout<Float>.stride).assumingMemoryBound(to: Float.self)
  }

  deinit { BufferPool.give(pointer, bytes: count * MemoryLayout<Float>.stride) }
}
