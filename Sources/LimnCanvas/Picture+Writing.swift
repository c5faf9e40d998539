import LimnPlatform

extension Picture {
  /// Writes bytes to a file, beside and then renamed, so that it is never there by half.
  ///
  /// A link is followed, a file that is there keeps its permissions, and what is no file (a device, a pipe) is
  /// written to rather than replaced. The disk is not waited for: a picture can be drawn again.
  ///
  /// - Throws: ``CanvasError`` that says in one sentence why the place can't be written.
  public static func write(_ data: Data, to path: String) throws {
    do {
      try FilePlace(path).write(data, isDurable: false)
    } catch let failure as SystemFailure {
      throw CanvasError(failure.writing(path))
    }
  }
}
