import Foundation
import LimnTestSupport
import Testing

@Suite("little memory")
struct MemoryLimitTests {
  @Test(
    "a picture is drawn where the system refuses what the heap asks for ahead", arguments: ["svg", "png"])
  func drawing(format: String) throws {
    let arguments = ["plot", "function", "tanh", "--format", format, "-o", "-"]
    let program = Program("limn")
    let free = try program.run(arguments)
    // In kilobytes: less than the heap's reserve.
    let limited = try program.run(arguments, limit: "-d 60000")
    #expect(limited.status == 0 && limited.errors == "")
    #expect(!free.output.isEmpty && limited.output == free.output)
  }
}
