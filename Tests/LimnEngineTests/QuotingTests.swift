import Testing

@testable import LimnEngine

@Suite("Text of others in sentences")
struct QuotingTests {
  @Test(
    "what can't be seen stands by its number",
    arguments: [
      ("", "“”"), ("zoë 名前", "“zoë 名前”"), ("a\r\n\t", "“a\\u{d}\\u{a}\\u{9}”"), (" ", "“ ”"),
      ("\u{a0}a\u{2028}", "“\\u{a0}a\\u{2028}”"), ("a\u{202e}b\u{1b}[2J", "“a\\u{202e}b\\u{1b}[2J”"),
      ("👩‍👩‍👧👍🏽", "“👩‍👩‍👧👍🏽”"), ("\u{200d}", "“\\u{200d}”"), ("\u{e000}", "“\\u{e000}”"),
    ])
  func invisible(text: String, sentence: String) {
    #expect(quoted(text) == sentence)
  }

  @Test("long text is cut, and what stands around a place too")
  func length() {
    let long = String(repeating: "ab", count: 50)
    #expect(quoted(long) == "“\(long.prefix(80))…”")
    #expect(quoted(String(long.prefix(80))) == "“\(long.prefix(80))”")
    let text = "x\n\(long)\tc\ny"
    #expect(quoted(around: text.firstIndex(of: "\t")!, in: text) == "“…\(long.suffix(20))\\u{9}c”")
  }
}
