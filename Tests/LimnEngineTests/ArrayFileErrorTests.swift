import Foundation
import LimnEngine
import LimnTestSupport
import Testing

@Suite("Arrays from files that are broken")
struct ArrayFileErrorTests {
  /// The sentence with which a file is refused, its path written as `F`.
  private func message(_ bytes: [UInt8], as name: String, _ array: String? = nil) throws -> String {
    try withFile(bytes, name: name) { url in
      let error = try #require(throws: DataError.self) {
        try ArrayFile(contentsOfFile: url.path).read(array)
      }
      return error.description.replacing(url.path, with: "F")
    }
  }

  private func message(_ text: String, as name: String, _ array: String? = nil) throws -> String {
    try message(Array(text.utf8), as: name, array)
  }

  /// A `.npy` file of version 1.
  private func npy(_ header: String, data: Int = 0) -> [UInt8] {
    let count = header.utf8.count
    return [0x93] + Array("NUMPY".utf8) + [1, 0, UInt8(count & 0xff), UInt8(count >> 8)] + Array(header.utf8)
      + [UInt8](repeating: 0, count: data)
  }

  private func dictionary(_ type: String, _ shape: String) -> String {
    "{'descr': \(type), 'fortran_order': False, 'shape': \(shape), }"
  }

  @Test("what is no array, and what is not there")
  func noFile() throws {
    #expect(
      try message("x", as: "m.xyz")
        == "F is of no format that is read here; give .npy, .npz, .safetensors, .json, .csv, .tsv or .txt, or a "
        + "run's folder.")
    #expect(
      try message("x", as: "m.npy")
        == "F is no .npy file: it should start with the byte 0x93 and “NUMPY”.")
    #expect(
      try message("x", as: "m.npz") == "F is no .npz file: it should start with “PK”, as zip archives do.")
    for (path, text) in [
      ("/no/such.npy", "/no/such.npy: no such file; give the path of a file that is there."),
      ("/dev/null", "/dev/null is a pipe or a device; give the path of a file."),
      ("/usr", "/usr is a folder without a checkpoint; give a run's folder, or a file."),
    ] {
      let error = #expect(throws: DataError.self) { try ArrayFile.read(path) }
      #expect(error?.description == text)
    }
  }

  @Test("a file of several arrays lists them")
  func several() throws {
    let few = "{\"a\": [1], \"b\": [[1, 2], [3, 4]]}"
    #expect(
      try message(few, as: "m.json")
        == "F holds 2 arrays; say which (on the command line with --tensor): “a” [1], “b” [2, 2].")
    #expect(
      try message(few, as: "m.json", "c") == "F holds no array “c”; it holds “a” [1], “b” [2, 2].")
    let many = "{" + (0..<11).map { "\"w\($0)\": [1]" }.joined(separator: ", ") + "}"
    #expect(
      try message(many, as: "m.json").hasSuffix("“w6” [1], “w7” [1] and 3 more."))
    #expect(try message("{}", as: "m.json") == "F holds no array; it should hold one.")
    #expect(try message("1,2", as: "m.csv", "x") == "F holds no array “x”; it holds “m” [1, 2].")
  }

  @Test("headers of NumPy that don't fit")
  func numpy() throws {
    for (type, shape, text) in [
      (
        "'|O'", "(2,)",
        "F holds Python objects, which is not read here; save it as numbers, such as array.astype(\"float32\")."
      ),
      (
        "'<c8'", "(2,)",
        "F holds the type “<c8”, which is not read here; save it as numbers, such as array.astype(\"float32\")."
      ),
      (
        "[('x', '<f4')]", "(2,)",
        "F holds records of named fields; save it as numbers, such as array.astype(\"float32\")."
      ),
      (
        "'<f4'", "(3,)",
        "F is cut short: F32 in the shape [3] takes 12 bytes, and there are 8; get it again."
      ),
      (
        "'<f4'", "()", "F holds too much: F32 in the shape [] takes 4 bytes, and there are 8; get it again."
      ),
      (
        "'<f8'", "(4294967296, 4294967296)",
        "F has the shape [4294967296, 4294967296], which is larger than any memory."
      ),
      (
        "'<f8'", "(0, 4294967296, 4294967296)",
        "F has the shape [0, 4294967296, 4294967296], which is larger than any memory."
      ),
      (
        "'<f8'", "(1000000000000,)",
        "F is cut short: F64 in the shape [1000000000000] takes 8000000000000 bytes, and there are 8; get it again."
      ),
      (
        "'<f4'", "(-1,)",
        "F: the header is broken at its byte 51: a whole number that 63 bits hold is missing."
      ),
      (
        "'<f4'", "(9223372036854775808,)",
        "F: the header is broken at its byte 51: a whole number that 63 bits hold is missing."
      ),
      ("'<f4'", "(" + String(repeating: "1,", count: 65) + ")", "F has 65 axes; 64 are the most."),
    ] {
      #expect(try message(npy(dictionary(type, shape), data: 8), as: "m.npy") == text)
    }
    for (header, problem) in [
      ("    ", "4: “{” is missing"), ("{'descr': '<f4'}", "16: “fortran_order” is missing"),
      ("{'descr': '<f4', 'descr': '<f4'}", "24: “descr” comes twice"),
      ("{'x': 1}", "5: “x” is no key of an array"), ("{'x", "1: a string doesn't end"),
    ] {
      #expect(try message(npy(header), as: "m.npy") == "F: the header is broken at its byte \(problem).")
    }
    var later = npy(dictionary("'<f4'", "()"), data: 4)
    later[6] = 4
    #expect(
      try message(later, as: "m.npy") == "F is of version 4 of the .npy format; it should be 1, 2 or 3.")
    later[6] = 2
    #expect(try message(later, as: "m.npy").hasPrefix("F promises a header of "))
  }

  @Test("tables that don't fit")
  func tables() throws {
    for (text, problem) in [
      ("", "F holds no table; it should hold a line of numbers for each row."),
      ("x,y\n", "F holds nothing below its header; it should hold a line of numbers for each row."),
      ("1,2\n3\n", "F, line 2 has 1 cells, line 1 has 2; every line should have as many."),
      ("x,y,z\n\n3\n", "F: the header in line 1 has 3 cells, line 3 has 1; both should have as many."),
      (
        "1,2\n3,four\n",
        "F, line 2: “four” in column 2 is no number; it should be one, or empty where it is missing."
      ),
      ("1,\"2\n", "F, line 1: a quote isn't closed; quotes within a cell should be doubled."),
      ("\"1\"2,3\n", "F, line 1: something follows a quoted cell; quotes within one should be doubled."),
    ] {
      #expect(try message(text, as: "m.csv") == problem)
    }
    #expect(
      try message([0x31, 0x0a, 0xff], as: "m.csv") == "F, line 2: not UTF-8 text; save the file as UTF-8.")
  }

  @Test("JSON that is ragged or broken")
  func json() throws {
    for (text, problem) in [
      ("[[1, 2], [3]]", "9: the array holds 1 elements, those before it 2"),
      ("[1, [2]]", "4: an array stands among numbers"), ("[[1], 2]", "7: a number stands among arrays"),
      ("[[], [1]]", "5: the array holds 1 elements, those before it 0"),
      ("[\"a\"]", "1: an array of numbers is missing"), ("[1", "2: “]” is missing"),
      ("[1] 2", "4: something follows the value"),
      (String(repeating: "[", count: 70), "65: the nesting is deeper than 64 levels"),
    ] {
      #expect(
        try message(text, as: "m.json") == "F holds no arrays of numbers at its byte \(problem).", "\(text)")
    }
  }
}
