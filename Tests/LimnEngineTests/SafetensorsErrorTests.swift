import Foundation
import LimnEngine
import Testing

@Suite("Safetensors that are broken")
struct SafetensorsErrorTests {
  /// A file of the given header and as many bytes of data.
  private func file(_ header: String, data: Int = 0) -> [UInt8] {
    let length = UInt64(header.utf8.count).littleEndian
    return withUnsafeBytes(of: length) { Array($0) } + Array(header.utf8) + [UInt8](repeating: 0, count: data)
  }

  /// The sentence with which a file is refused, its path written as `F`.
  private func message(_ bytes: [UInt8], _ body: (SafetensorsFile) throws -> Void = { _ in }) throws -> String
  {
    try withFile(bytes, name: "m.safetensors") { url in
      let error = try #require(throws: DataError.self) { try body(SafetensorsFile(contentsOf: url)) }
      return error.description.replacing(url.relativePath, with: "F")
    }
  }

  private func entry(_ offsets: String, _ shape: String = "[1]", _ type: String = "\"U8\"") -> String {
    "{\"dtype\":\(type),\"shape\":\(shape),\"data_offsets\":\(offsets)}"
  }

  @Test("a file that can't be one is refused")
  func noFile() throws {
    #expect(
      try message([])
        == "F is no safetensors file or cut short: it holds 0 bytes; the length of its header alone "
        + "takes 8.")
    #expect(
      try message(Array("<!DOCTYPE html>".utf8))
        == "F is no safetensors file: its first 8 bytes promise a header of 5789751444030890300 bytes; it may have "
        + "100000000 at most.")
    #expect(
      try message([0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]).hasPrefix(
        "F is no safetensors file: its first 8 bytes promise a header of 18446744073709551615 bytes;"))
    #expect(
      try message([100, 0, 0, 0, 0, 0, 0, 0] + Array("{}".utf8))
        == "F is cut short: the header should take 100 bytes, the file holds 2 after its first 8; get it again."
    )
    #expect(
      try message([3, 0, 0, 0, 0, 0, 0, 0, 0x7b, 0xff, 0x7d])
        == "F is no safetensors file: its header is not UTF-8 text.")
    for header in ["", "[]", " {}", "1"] {
      #expect(
        try message(file(header)) == "F is no safetensors file: its header should start with “{”.")
    }
    for (path, text) in [
      ("/no/such", "/no/such: no such file; give the path of a file that is there."),
      ("/tmp", "/tmp is a folder; give the path of a file."),
      ("/dev/null", "/dev/null is a pipe or a device; give the path of a file."),
      ("/dev/null\u{0}", "/dev/null\u{0} can't be read: that is no possible file name; choose another."),
    ] {
      let error = #expect(throws: DataError.self) { try SafetensorsFile(contentsOfFile: path) }
      #expect(error?.description == text)
    }
  }

  @Test(
    "a header that is no JSON is refused with the place",
    arguments: [
      ("{", 1, "a key is missing"), ("{]", 1, "a key is missing"), ("{}}", 2, "something follows the object"),
      ("{\"a\"}", 4, "“:” is missing"), ("{\"a\":}", 5, "a value is missing"),
      ("{a:1}", 1, "a key is missing"),
      ("{\"a", 3, "a string doesn't end"), ("{\"a\n\":1}", 3, "a control character stands in a string"),
      ("{\"\\x\":1}", 3, "there is no such escape"), ("{\"\\", 3, "a string doesn't end"),
      ("{\"\\u12\":1}", 6, "“\\u” needs four hexadecimal digits"),
      ("{\"\\ud800\":1}", 8, "half a pair of “\\u” stands alone"),
      ("{\"\\ud800\\u0041\":1}", 14, "half a pair of “\\u” stands alone"),
      ("{\"\\udc00\":1}", 8, "half a pair of “\\u” stands alone"),
      ("{\"a\":{\"x\":01}}", 11, "“}” is missing"), ("{\"a\":{\"x\":-}}", 11, "a digit is missing"),
      ("{\"a\":{\"x\":1.}}", 12, "a digit is missing"), ("{\"a\":{\"x\":1e}}", 12, "a digit is missing"),
      ("{\"a\":{\"x\":nul}}", 10, "a value is missing"), ("{\"a\":{\"x\":[1,]}}", 13, "a value is missing"),
      (
        "{\"a\":{\"x\":" + String(repeating: "[", count: 100), 73, "the nesting is deeper than 64 levels"
      ),
    ])
  func brokenJSON(header: String, position: Int, problem: String) throws {
    #expect(
      try message(file(header)) == "F: the header is no valid JSON at its byte \(position): \(problem).")
  }

  @Test("a tensor that is described badly is refused by name")
  func brokenEntries() throws {
    func refusal(_ entry: String) throws -> String { try message(file("{\"a\":\(entry)}", data: 1)) }
    let whole = "should be an array of whole numbers from 0"
    for (entry, text) in [
      ("7", "is described by a number; it should be an object with dtype, shape and data_offsets"),
      ("{}", "has no dtype; it should have one such as “F32”"),
      ("{\"dtype\":\"U8\"}", "has no shape; it should have one such as [2, 3]"),
      ("{\"dtype\":\"U8\",\"shape\":[]}", "has no data_offsets; it should have a begin and an end"),
      ("{\"dtype\":\"U8\",\"dtype\":\"U8\"}", "has its dtype twice; it should have one"),
      ("{\"shape\":[],\"shape\":[]}", "has its shape twice; it should have one"),
      (
        "{\"data_offsets\":[0,1],\"data_offsets\":[0,1]}",
        "has its data_offsets twice; it should have them once"
      ),
      (
        entry("[0,1]", "[1]", "\"F8_E4M3\""),
        "has the dtype “F8_E4M3”, which is not known here; it should be one of F64, F32, F16, BF16, I64, I32, "
          + "I16, I8, U64, U32, U16, U8, BOOL"
      ),
      (entry("[0,1]", "[1]", "null"), "has true, false or null for its dtype; it should be a string"),
      (entry("[0,1]", "1"), "has a number for its shape; it \(whole)"),
      (entry("[0,1]", "[\"1\"]"), "has a string in its shape; it \(whole)"),
      (entry("[0,1]", "[-1]"), "has “-1” in its shape; it \(whole) that 63 bits hold"),
      (entry("[0,1]", "[-0]"), "has “-0” in its shape; it \(whole) that 63 bits hold"),
      (entry("[0,1]", "[1.0]"), "has “1.0” in its shape; it \(whole) that 63 bits hold"),
      (entry("[0,1]", "[1e0]"), "has “1e0” in its shape; it \(whole) that 63 bits hold"),
      (
        entry("[0,1]", "[9223372036854775808]"),
        "has “9223372036854775808” in its shape; it \(whole) that 63 bits hold"
      ),
      (
        entry("[0,1]", "[4294967296,4294967296]"),
        "has the shape [4294967296, 4294967296], which is larger than any memory"
      ),
      (
        entry("[0,0]", "[0,4294967296,4294967296]"),
        "has the shape [0, 4294967296, 4294967296], which is larger than any memory"
      ),
      (
        entry("[-1,1]"),
        "has “-1” in its data_offsets; they should be two whole numbers from 0 that 63 bits hold"
      ),
      (entry("[1]"), "has 1 data_offsets; it should have two, begin and end"),
      (entry("[1,0]"), "has the data_offsets [1, 0]; the begin should not be after the end"),
      (
        entry("[0,1]", "[2,3]", "\"F32\""),
        "takes 1 bytes by its data_offsets; F32 in the shape [2, 3] should take 24"
      ),
      (
        entry("[0,1]", "[1,1,1,1,1,1,1,1,1,3]"),
        "takes 1 bytes by its data_offsets; U8 in the shape [1, 1, 1, 1, 1, 1, 1, 1, …] should take 3"
      ),
    ] {
      #expect(try refusal(entry) == "F: tensor “a” \(text).")
    }
    let name = String(repeating: "x", count: 200)
    #expect(
      try message(file("{\"\\u001b\(name)\":7}")).hasPrefix(
        "F: tensor “\\u{1b}\(name.prefix(79))…” is described by a number;"))
  }

  @Test("tensors that overlap, leave gaps, reach past the data or leave a rest of it are refused")
  func brokenData() throws {
    func refusal(_ first: String, _ second: String, data: Int) throws -> String {
      try message(file("{\"a\":\(first),\"b\":\(second)}", data: data))
    }
    let rule = "each should begin where the one before it ends."
    #expect(
      try refusal(entry("[0,4]", "[4]"), entry("[2,6]", "[4]"), data: 6)
        == "F: tensor “b” begins at byte 2 of the data, within tensor “a”, which ends at 4; \(rule)")
    #expect(
      try refusal(entry("[0,4]", "[4]"), entry("[0,4]", "[4]"), data: 4)
        == "F: tensor “b” begins at byte 0 of the data, within tensor “a”, which ends at 4; \(rule)")
    #expect(
      try refusal(entry("[5,6]"), entry("[0,4]", "[4]"), data: 6)
        == "F: tensor “a” begins at byte 5 of the data, with a gap after tensor “b”, which ends at 4; \(rule)"
    )
    #expect(
      try refusal(entry("[1,2]"), entry("[2,3]"), data: 3)
        == "F: tensor “a” begins at byte 1 of the data, with a gap after the data’s start; \(rule)")
    #expect(
      try refusal(entry("[0,1]"), entry("[1,1000001]", "[1000000]"), data: 4_000)
        == "F is cut short: the header promises 1000001 bytes of data, the file holds 4000; get it again.")
    #expect(
      try refusal(entry("[0,1]"), entry("[1,9223372036854775807]", "[9223372036854775806]"), data: 1)
        == "F is cut short: the header promises 9223372036854775807 bytes of data, the file holds 1; get it again."
    )
    #expect(
      try refusal(entry("[0,1]"), entry("[1,2]"), data: 5)
        == "F holds 5 bytes of data, but the header tells of 2; nothing may follow the last tensor.")
  }

  @Test("names and texts that come twice, and texts that are none, are refused")
  func brokenKeys() throws {
    #expect(
      try message(file("{\"a\":\(entry("[0,1]")),\"\\u0061\":\(entry("[1,2]"))}", data: 2))
        == "F: the header holds “a” twice; a name may come once.")
    #expect(
      try message(file("{\"__metadata__\":{},\"__metadata__\":{}}"))
        == "F: the header holds “__metadata__” twice; a name may come once.")
    #expect(
      try message(file("{\"__metadata__\":[]}"))
        == "F: __metadata__ is an array; it should be an object of strings.")
    #expect(
      try message(file("{\"__metadata__\":{\"step\":100}}"))
        == "F: the metadata value “step” is a number; it should be a string.")
    for key in ["step", "limn.crc32"] {
      #expect(
        try message(file("{\"__metadata__\":{\"\(key)\":\"1\",\"\(key)\":\"2\"}}"))
          == "F: the metadata holds “\(key)” twice; a key may come once.")
    }
  }

  @Test("what is asked of a file and isn't there is named")
  func wrongQuestions() throws {
    let tensors = [
      StoredTensor(name: "a", shape: [1], floats: [1]), StoredTensor(name: "b", shape: [1], integers: [1]),
      StoredTensor(name: "c", type: .uint64, shape: [1], bytes: Data(repeating: 0xff, count: 8)),
    ]
    let bytes = Array(Safetensors.encode(tensors))
    #expect(
      try message(bytes) { _ = try $0.floats("x") } == "F holds no tensor “x”; it holds “a”, “b”, “c”.")
    #expect(try message(file("{}")) { _ = try $0.info("x") } == "F holds no tensor “x”; it holds none.")
    let many = Safetensors.encode((0..<9).map { StoredTensor(name: "\($0)", shape: [], floats: [1]) })
    #expect(
      try message(Array(many)) { _ = try $0.info("x") }
        == "F holds no tensor “x”; it holds “0”, “1”, “2”, “3”, “4” and 4 more.")
    #expect(
      try message(bytes) { _ = try $0.floats("b") }
        == "F: tensor “b” is stored as I64; it should hold fractions (F64, F32, F16 or BF16).")
    #expect(
      try message(bytes) { try $0.withFloats("b") { _ in } }
        == "F: tensor “b” is stored as I64; it should hold fractions (F64, F32, F16 or BF16).")
    #expect(
      try message(bytes) { _ = try $0.integers("a") }
        == "F: tensor “a” is stored as F32; it should hold whole numbers (I64, I32, I16, I8, U64, U32, U16, U8 or "
        + "BOOL).")
    #expect(
      try message(bytes) { _ = try $0.integers("c") }
        == "F: tensor “c” holds 18446744073709551615, which is too large; 9223372036854775807 is the most that can "
        + "be read.")
    #expect(
      try message(bytes) { try $0.verifyChecksum() }
        == "F holds no checksum to verify; it should be written with one.")
  }

  @Test("unknown keys of an entry and white space are passed over")
  func tolerance() throws {
    let header =
      "{ \"a\" :\t{\"dtype\":\"U8\", \"later\":{\"x\":[1,-2.5e-3,\"\\u00e9\",true,false,null,[],{}]},\n"
      + "\"shape\":[ 1 ],\"data_offsets\":[0,1]}}   "
    let numbers = try withFile(file(header, data: 1)) { try SafetensorsFile(contentsOf: $0).integers("a") }
    #expect(numbers == [0])
  }
}
