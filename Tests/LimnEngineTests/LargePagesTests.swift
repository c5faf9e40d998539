import LimnPlatform
import Testing

@Suite("memory in large pages")
struct LargePagesTests {
  @Test("starts where a large page does and holds zeros", arguments: [1, 1 << 21, 5_000_000])
  func memory(_ bytes: Int) throws {
    let pages = try #require(LargePages.map(bytes))
    defer { munmap(pages.baseAddress, pages.count) }
    #expect(Int(bitPattern: pages.baseAddress) % (1 << 21) == 0)
    #expect(pages.count >= bytes && pages.count < bytes + (1 << 21) && pages.count % (1 << 21) == 0)
    #expect(pages.allSatisfy { $0 == 0 })
    pages[pages.count - 1] = 1
  }

  @Test("more than there are addresses is refused")
  func impossible() { #expect(LargePages.map(1 << 60) == nil) }
}
