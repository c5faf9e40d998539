import Foundation
import Testing

/// Reads a file beside the tests that a script there made.
func fixture<Content: Decodable>(_ name: String, as type: Content.Type) throws -> Content {
  let url = try #require(
    Bundle.module.url(forResource: name, withExtension: "json", subdirectory: "Fixtures"))
  return try JSONDecoder().decode(type, from: Data(contentsOf: url))
}

/// A file in a folder of its own, which is gone after `body`.
func withFile<Result>(_ bytes: [UInt8], name: String = "data.txt", _ body: (URL) throws -> Result) throws
  -> Result
{
  let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  let file = folder.appending(path: name)
  try Data(bytes).write(to: file)
  return try body(file)
}

/// Whether two numbers agree to `tolerance`, relative to the larger where that is above 1.
func agree(_ first: Double, _ second: Double, to tolerance: Double) -> Bool {
  abs(first - second) <= tolerance * max(1, abs(first), abs(second))
}

/// What a program that was stopped said on standard error.
func stopMessage(of result: ExitTest.Result?) -> String {
  String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
}
