import Foundation

/// The root of the package.
public let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent()

/// The lectures' names.txt, if it lies in the package, beside it or where LIMN_NAMES says.
public let lectureNames: URL? = {
  let places =
    [ProcessInfo.processInfo.environment["LIMN_NAMES"].map { URL(fileURLWithPath: $0) }]
    + [
      package.appending(path: "names.txt"), package.appending(path: "../shared/data/names.txt").standardized,
    ]
  return places.compactMap { $0 }.first { FileManager.default.fileExists(atPath: $0.path) }
}()
