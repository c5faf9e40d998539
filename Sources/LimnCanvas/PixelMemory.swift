internal import CCairo
import LimnPlatform

/// Memory for the pixels of a picture, in the system's large pages where it has them: to have five megabytes page by page
/// takes longer than to paint a plot.
final class PixelMemory {
  private let pages: UnsafeMutableRawBufferPointer
  nonisolated(unsafe) private static var key = cairo_user_data_key_t()

  private init?(count: Int) {
    guard let pages = LargePages.map(count) else { return nil }
    self.pages = pages
  }

  deinit { munmap(pages.baseAddress, pages.count) }

  /// A surface of opaque pixels, all of them black, which frees its memory with itself.
  static func surface(width: Int32, height: Int32) -> OpaquePointer? {
    let stride = cairo_format_stride_for_width(CAIRO_FORMAT_RGB24, width)
    guard stride > 0, let memory = PixelMemory(count: Int(stride) * Int(height)) else {
      return cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height)
    }
    let surface = cairo_image_surface_create_for_data(
      memory.pages.baseAddress?.assumingMemoryBound(to: UInt8.self), CAIRO_FORMAT_RGB24, width, height, stride
    )
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
