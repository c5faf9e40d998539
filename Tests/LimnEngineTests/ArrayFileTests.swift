import Foundation
import LimnEngine
import LimnTestSupport
import Testing

@Suite("Arrays from files")
struct ArrayFileTests {
  private struct Expected: Decodable {
    let name: String
    let shape: [Int]
    let bits: [UInt32]
  }

  private func path(_ name: String) throws -> String {
    try #require(Bundle.module.resourceURL).appending(path: "Fixtures/\(name)").path
  }

  private func read(_ text: String, as name: String, _ array: String? = nil) throws -> LabeledArray {
    try withFile(Array(text.utf8), name: name) { try ArrayFile(contentsOfFile: $0.path).read(array) }
  }

  @Test("every type, order and version that NumPy writes", arguments: ["arrays.npz", "arrays-packed.npz"])
  func archive(file: String) throws {
    // Fixtures/make_arrays.py: numpy's own conversion to single precision.
    let expected = try fixture("arrays", as: [Expected].self)
    let file = try ArrayFile(contentsOfFile: path(file))
    #expect(file.entries.map(\.name) == expected.map(\.name))
    #expect(file.entries.map(\.shape) == expected.map(\.shape))
    for array in expected {
      let tensor = try file.read(array.name).tensor
      #expect(tensor.label == array.name && tensor.shape == array.shape)
      #expect(tensor.count == array.bits.count)
      for (value, bits) in zip(tensor.values, array.bits) {
        let right = Float(bitPattern: bits)
        #expect(
          value.bitPattern == bits || value.isNaN && right.isNaN, "\(array.name): \(value), not \(right)")
      }
    }
  }

  @Test("a .npy file holds the array of its name")
  func single() throws {
    let path = try path("arrays.npy")
    #expect(try ArrayFile.entries(path).map(\.name) == ["arrays"])
    let tensor = try ArrayFile.read(path)
    // numpy.arange(12).reshape(3, 4) / 4, stored in Fortran order.
    #expect(tensor.shape == [3, 4] && tensor.values == (0..<12).map { Float($0) / 4 })
  }

  @Test("safetensors of every type, a checkpoint of a run and a folder of weights")
  func safetensors() throws {
    // Fixtures/make_safetensors.py
    let file = try ArrayFile(contentsOfFile: path("python.safetensors"))
    #expect(try file.read("F32").tensor.values == (0..<6).map { Float($0) / 4 })
    #expect(try file.read("F32").tensor.shape == [2, 3])
    #expect(try file.read("I64").tensor.values == [-0x1p63, 0x1p63, 0, -1])
    #expect(try file.read("BOOL").tensor.values == [1, 0, 1])
    #expect(try file.read("scalar").tensor.shape == [])
    try withFolder { folder throws in
      let tensor = StoredTensor(name: "w", shape: [2], floats: [3, 4])
      let checkpoints = folder.appending(path: "checkpoints")
      try FileManager.default.createDirectory(at: checkpoints, withIntermediateDirectories: false)
      try Safetensors.write([tensor], to: folder.appending(path: "model.safetensors").path)
      #expect(try ArrayFile.read(folder.path).values == [3, 4])
      let newer = StoredTensor(name: "w", shape: [1], floats: [5])
      try Safetensors.write([tensor], to: checkpoints.appending(path: "step-000000009.safetensors").path)
      try Safetensors.write([newer], to: checkpoints.appending(path: "step-000000010.safetensors").path)
      #expect(try ArrayFile.read(folder.path + "/").values == [5])
      // A name of any kind: what the file is shows within.
      let unnamed = folder.appending(path: "weights.bin")
      try FileManager.default.moveItem(at: folder.appending(path: "model.safetensors"), to: unnamed)
      #expect(try ArrayFile.read(unnamed.path).values == [3, 4])
    }
  }

  @Test("tables with and without header and labels")
  func tables() throws {
    for (text, name, shape, values, rows, columns) in [
      ("1,2\n3,4\n", "m.csv", [2, 2], [1, 2, 3, 4], nil, nil),
      ("x,y\n1,2\n3,4e1", "m.csv", [2, 2], [1, 2, 3, 40], nil, ["x", "y"]),
      ("a,1,2\r\nb,3,4\r\n", "m.csv", [2, 2], [1, 2, 3, 4], ["a", "b"], nil),
      // pandas: an empty corner above the labels, which may be numbers.
      (",0,1\n7,1,2\n8,3,4\n", "m.csv", [2, 2], [1, 2, 3, 4], ["7", "8"], ["0", "1"]),
      ("name,x,y\n\"a, \"\"b\"\"\",1,2\n", "m.csv", [1, 2], [1, 2], ["a, \"b\""], ["x", "y"]),
      // R: a header without the corner.
      ("x\ty\na\t1\t2\n", "m.tsv", [1, 2], [1, 2], ["a"], ["x", "y"]),
      ("1;2\n3;4\n", "m.csv", [2, 2], [1, 2, 3, 4], nil, nil),
      // numpy.savetxt
      ("# x y\n1.0e+00 -2.0e+00\n  3 4\n", "m.txt", [2, 2], [1, -2, 3, 4], nil, nil),
      ("5\n6\n", "m.csv", [2, 1], [5, 6], nil, nil),
      ("loss\n5\n", "m.csv", [1, 1], [5], nil, ["loss"]),
      ("\n1,2\n\n 3 , 4 \n\n", "m.csv", [2, 2], [1, 2, 3, 4], nil, nil),
    ] as [(String, String, [Int], [Float], [String]?, [String]?)] {
      let array = try read(text, as: name)
      #expect(array.tensor.shape == shape && array.tensor.values == values, "\(text)")
      #expect(array.rowLabels == rows && array.columnLabels == columns, "\(text)")
      #expect(array.tensor.label == "m")
    }
    let odd = try read("a,b,c,d\n,NA,-inf,nan\n", as: "m.csv").tensor.values
    #expect(odd[0].isNaN && odd[1].isNaN && odd[2] == -.infinity && odd[3].isNaN)
  }

  @Test("nested arrays of JSON")
  func json() throws {
    for (text, shape, values) in [
      ("[[1, 2.5], [-3e2, 4]]", [2, 2], [1, 2.5, -300, 4]), ("[]", [0], []), ("[[], []]", [2, 0], []),
      ("7", [], [7]), (" [[[1]], [[2]]]\n", [2, 1, 1], [1, 2]),
    ] as [(String, [Int], [Float])] {
      let tensor = try read(text, as: "m.json").tensor
      #expect(tensor.shape == shape && tensor.values == values, "\(text)")
    }
    let odd = try read("[null, NaN, -Infinity, Infinity, 1e99]", as: "m.json").tensor.values
    #expect(odd[0].isNaN && odd[1].isNaN && Array(odd[2...]) == [-.infinity, .infinity, .infinity])
    let named = "{\"names\": [\"a\"], \"step\": 3, \"w\": [[1, 2]], \"b\": [3]}"
    #expect(try read(named, as: "m.json", "w").tensor.values == [1, 2])
    #expect(try read(named, as: "m.json", "b").tensor.label == "b")
  }

  @Test("numbers that only double precision has are counted, and told from infinite ones")
  func beyondSingle() throws {
    // numpy.save of [1e39, inf, -1e300, 3.4e38], little and big-endian.
    let numbers = [1e39, .infinity, -1e300, 3.4e38]
    for order in ["<", ">"] {
      var header = "{'descr': '\(order)f8', 'fortran_order': False, 'shape': (4,), }"
      header += String(repeating: " ", count: 117 - header.utf8.count) + "\n"
      var bytes: [UInt8] = [0x93] + Array("NUMPY".utf8) + [1, 0, 118, 0] + Array(header.utf8)
      for number in numbers {
        let bits = order == "<" ? number.bitPattern.littleEndian : number.bitPattern.bigEndian
        withUnsafeBytes(of: bits) { bytes += $0 }
      }
      let array = try withFile(bytes, name: "m.npy") { try ArrayFile(contentsOfFile: $0.path).read() }
      #expect(array.tensor.values == [.infinity, .infinity, -.infinity, 3.4e38])
      #expect(array.beyondCount == 2)
      #expect(
        array.note == "2 numbers are beyond single precision, which ends at 3.4 × 10³⁸, and taken as infinite"
      )
    }
    for (text, name, count) in [
      ("[1e99, Infinity, 1]", "m.json", 1), ("1e99,inf,1\n", "m.csv", 1), ("1,2\n", "m.csv", 0),
    ] {
      #expect(try read(text, as: name).beyondCount == count)
    }
    let plain = try read("1,2\n", as: "m.csv")
    #expect(plain.note == nil)
  }

  @Test("records in JSON are a table; a column of texts can be left out")
  func records() throws {
    let text = """
      [{"word": "king", "vector": [1, 2.5], "kind": "royal"}, {"kind": "animal", "vector": [3, null], "word": "cat"}]
      """
    try withFile(Array(text.utf8), name: "w.json") { url throws in
      let table = try #require(try DelimitedText.named(contentsOfFile: url.path))
      #expect(table.columnNames == ["word", "vector.0", "vector.1", "kind"])
      #expect(try table.column("kind") == ["royal", "animal"])
      #expect(try table.column("colour") == nil)
      let array = try ArrayFile(table, leavingOut: "kind").read()
      #expect(array.rowLabels == ["king", "cat"] && array.columnLabels == ["vector.0", "vector.1"])
      let values = array.tensor.values
      #expect(array.tensor.shape == [2, 2] && Array(values.prefix(3)) == [1, 2.5, 3] && values[3].isNaN)
      #expect(try LabelFile.read(url.path) == ["king", "cat"])
      let error = #expect(throws: DataError.self) { try ArrayFile(contentsOfFile: url.path).read() }
      #expect(
        error?.description
          == "\(url.path), record 1: “royal” in column 4 is no number; it should be one, or empty where it is missing."
      )
    }
    for (text, problem) in [
      ("[{\"a\": {}}]", "byte 7: a cell is no text or number"), ("[{\"a\": 1}", "byte 9: “]” is missing"),
      ("[{\"a\": 1}] 2", "byte 11: something follows the records"),
    ] {
      try withFile(Array(text.utf8), name: "w.json") { url throws in
        let error = #expect(throws: DataError.self) { try DelimitedText(contentsOfFile: url.path) }
        #expect(
          error?.description
            == "\(url.path), \(problem); a table in JSON should be an array of objects.")
      }
    }
    try withFile(Array("one\ntwo\n".utf8), name: "l.csv") { url throws in
      #expect(try LabelFile.read(url.path) == ["one", "two"])
    }
    try withFile(Array("name,kind\na b,1\nc,2\n".utf8), name: "l.csv") { url throws in
      #expect(try LabelFile.read(url.path) == ["a b", "c"])
    }
  }

  @Test("labels, one a line or in JSON")
  func labels() throws {
    for (text, name, labels) in [
      ("a\n b\n\n#\n", "l.txt", ["a", " b", "", "#"]), ("a\r\n[CLS]", "l.txt", ["a", "[CLS]"]),
      ("", "l.txt", []), ("[\"a\", \"\\n\"]", "l.json", ["a", "\n"]),
      ("{\"b\": 1, \"a\": 0}", "l.json", ["a", "b"]),
      ("{\"kind\": \"character\", \"vocabulary\": [\".\", \"a\"]}", "l.json", [".", "a"]),
    ] {
      let read = try withFile(Array(text.utf8), name: name) { try LabelFile.read($0.path) }
      #expect(read == labels)
    }
    try withFile(Array("a\nb\n".utf8)) { url throws in
      #expect(try LabelFile.read(url.path, count: 2) == ["a", "b"])
      let error = #expect(throws: DataError.self) { try LabelFile.read(url.path, count: 3, of: "columns") }
      #expect(
        error?.description
          == "\(url.path) holds 2 labels, and there are 3 columns; it should hold one for each.")
      let one = #expect(throws: DataError.self) { try LabelFile.read(url.path, count: 1, of: "queries") }
      #expect(
        one?.description == "\(url.path) holds 2 labels, and there is 1 query; it should hold one for each.")
    }
    for (text, problem) in [
      ("[1]", "byte 1: “\"” is missing"),
      ("{\"a\": 1}", "byte 8: the places don't count from 0 without a gap"),
      ("{\"a\": \"b\"}", "byte 6: a place is missing, a whole number from 0"),
      ("[\"a\"] x", "byte 6: something follows the value"),
    ] {
      try withFile(Array(text.utf8), name: "l.json") { url in
        let error = #expect(throws: DataError.self) { try LabelFile.read(url.path) }
        #expect(
          error?.description
            == "\(url.path), \(problem); labels should be an array of strings, or an object of places by label."
        )
      }
    }
  }
}
