import Foundation

/// The memory that the process holds now, in bytes.
///
/// - Throws: If the system does not say (it does under `/proc`).
public func residentMemory() throws -> Int {
  let text = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8)
  guard let pages = text.split(separator: " ").dropFirst().first.flatMap({ Int($0) }) else {
    throw CocoaError(.fileReadCorruptFile)
  }
  return pages * Int(getpagesize())
}
