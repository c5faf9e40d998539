/// The numbers of one tensor, or of several that view the same.
///
/// They lie in memory of the storage's own or in that of another owner, such as a file that is mapped.
final class Storage {
  let pointer: UnsafeMutablePointer<Float>
  let count: Int
  /// How often the numbers were changed in place, so that a gradient is never taken of numbers that are gone.
  var version = 0
  /// Whether a parameter holds the numbers as its gradient, so that no other may.
  var isGradient = false
  /// Whose the memory is if not the storage's.
  private let owner: AnyObject?

  /// Room for `count` numbers, not set to anything.
  init(count: Int) {
    self.count = count
    owner = nil
    pointer = BufferPool.take(bytes: count * MemoryLayout<Float>.stride).assumingMemoryBound(to: Float.self)
  }

  /// Numbers in memory of another, which lives as long as the storage.
  init(_ numbers: UnsafeMutableBufferPointer<Float>, in owner: AnyObject) {
    (count, pointer, self.owner) = (numbers.count, numbers.baseAddress!, owner)
  }

  deinit {
    if owner == nil { BufferPool.give(pointer, bytes: count * MemoryLayout<Float>.stride) }
  }
}
