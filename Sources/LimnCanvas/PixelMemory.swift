internal import CCairo
import LimnPlatform

/// Memory for the pixels of a picture, in the system's large pages where it has them: to have five megabytes page by page
/// takes longer than to paint a plot.
final class PixelMemory {
  private let start: UnsafeMutableRawPointer
  private let count: Int
  nonisolated(unsafe) private static var key = cairo_user_data_key_t()

  private init?(count: Int) {
    guard let start = mmap(nil, count, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0),
      start != MAP_FAILED
    else { return nil }
    #if canImport(Glibc)
      madvise(start, count, MADV_HUGEPAGE)
    #endif
    self.start = start
    self.count = count
  }

  deinit { munmap(start, count) }

  /// A surface of opaque pixels, all of them black, which frees its memory with itself.
  static func surface(width: Int32, height: Int32) -> OpaquePointer? {
    let stride = cairo_format_stride_for_width(CAIRO_FORMAT_RGB24, width)
    guard stride > 0, let memory = PixelMemory(count: Int(stride) * Int(height)) else {
      return cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height)
    }
    let surface = cairo_image_surface_create_for_data(
      memory.start.assumingMemoryBound(to: UInt8.self), CAIRO_FORMAT_RGB24, width, height, stride)
    let owned = Unmanaged.passRetained(memory)
    let status = cairo_surface_set_user_data(surface, &key, owned.toOpaque()) { memory in
      memory.map { Unmanaged<PixelMemory>.fromOpaque($0).release() }
    }
    guard status == CAIRO_STATUS_SUCCESS else {
      cairo_surface_destroy(surface)
      owned.release()
      return cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height)
    }
    return surface
  }
}
