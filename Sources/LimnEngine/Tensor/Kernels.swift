internal import CKernels

/// The vector loops of `CKernels`, long ones spread over the cores.
enum Kernels {
  typealias Numbers = UnsafePointer<Float>
  typealias Output = UnsafeMutablePointer<Float>
  typealias Map = @convention(c) (Numbers?, Output?, Int) -> Void
  typealias Pair = @Sendable @convention(c) (Numbers?, Numbers?, Output?, Int) -> Void
  typealias WithScalar = @convention(c) (Numbers?, Float, Output?, Int) -> Void

  static func map(_ kernel: Map, _ x: Numbers, _ out: Output, _ count: Int, cost: Int = 2) {
    Parallel.ranges(count, cost: cost) { kernel(x + $0.lowerBound, out + $0.lowerBound, $0.count) }
  }

  static func pair(_ kernel: Pair, _ a: Numbers, _ b: Numbers, _ out: Output, _ count: Int, cost: Int = 3) {
    Parallel.ranges(count, cost: cost) {
      kernel(a + $0.lowerBound, b + $0.lowerBound, out + $0.lowerBound, $0.count)
    }
  }

  static func withScalar(_ kernel: WithScalar, _ a: Numbers, _ b: Float, _ out: Output, _ count: Int) {
    Parallel.ranges(count, cost: 2) { kernel(a + $0.lowerBound, b, out + $0.lowerBound, $0.count) }
  }

  static func accumulate(_ scale: Float, _ x: Numbers, _ out: Output, _ count: Int) {
    Parallel.ranges(count, cost: 3) {
      limn_accumulate(scale, x + $0.lowerBound, out + $0.lowerBound, $0.count)
    }
  }

  static func multiplyScalar(_ a: Numbers, _ b: Float, _ out: Output, _ count: Int) {
    withScalar(limn_multiply_scalar, a, b, out, count)
  }
}
