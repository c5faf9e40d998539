import LimnEngine
import Testing

@Suite("Points from a file")
struct MoonsFileTests {
  @Test("points and labels are read, with or without a line of names")
  func reads() throws {
    for start in ["", "x,y,label\n"] {
      try withFile(Array("\(start)0.5,-1.25,1\n\n-2,3,0\n4,5,-1\n".utf8)) { file in
        let points = try Moons(contentsOfFile: file.path)
        #expect(points.points == [[0.5, -1.25], [-2, 3], [4, 5]])
        #expect(points.labels == [1, -1, -1])
      }
    }
  }

  @Test(
    "what can't be used is told with its line",
    arguments: [
      ("1,2,1\n1,x,0\n", ", line 2: “1,x,0” is not two numbers and a label; write it as 0.5,-1.2,1."),
      ("1,2\n", ", line 1: “1,2” is not two numbers and a label; write it as 0.5,-1.2,1."),
      ("1,2,1\n1,2,3\n", ", line 2: the label is “3”; it has to be 1, or 0 or -1 for the other class."),
      ("1,nan,1\n", ", line 1: “1,nan,1” is not two numbers and a label; write it as 0.5,-1.2,1."),
      ("1,2,1\n", " holds points of one class only; a boundary takes labels 1 and 0."),
      ("x,y,label\n", " holds no points; it should hold x,y,label a line."),
    ])
  func refused(text: String, sentence: String) throws {
    try withFile(Array(text.utf8)) { file in
      let error = try #require(throws: DataError.self) { try Moons(contentsOfFile: file.path) }
      #expect("\(error)" == file.path + sentence)
    }
  }
}
