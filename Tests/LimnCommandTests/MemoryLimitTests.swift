import Foundation
import LimnTestSupport
import Testing

@Suite("little memory")
struct MemoryLimitTests {
  @Test(
    "a picture is drawn in little memory, with the same bytes", arguments: ["svg", "png"])
  func drawing(format: String) throws {
    let arguments = ["plot", "function", "tanh", "--format", format, "-o", "-"]
    let program = Program("limn")
    let free = try program.run(arguments)
    // In kilobytes, threads' stacks included.
    let limited = try program.run(arguments, limit: "-d 60000")
    #expect(limited.status == 0 && limited.errors == "")
    #expect(!free.output.isEmpty && limited.output == free.output)
  }
}
