import Foundation
import LimnTestSupport
import Testing

@Suite("limn graph")
struct GraphCommandTests {
  private let limn = Program("limn")
  private let chain = [
    "graph", "d = a + b; f = c * d; l = f + e", "--let", "a=2", "--let", "b=-3", "--let", "c=5", "--let",
    "e=10",
  ]

  @Test("the README's chain, in every format and theme")
  func chainInEveryFormat() throws {
    try withFolder { folder in
      for name in ["chain.svg", "chain.png", "chain.pdf", "chain.dot"] {
        for theme in ["light", "dark"] {
          let result = try limn.run(chain + ["-o", name, "--theme", theme], in: folder)
          #expect(result.status == 0 && result.errors.isEmpty && result.output.isEmpty)
        }
      }
      let starts = ["chain.svg": "<?xml", "chain.pdf": "%PDF-", "chain.dot": "digraph"]
      for (name, start) in starts {
        #expect(try Data(contentsOf: folder.appending(path: name)).starts(with: Data(start.utf8)), "\(name)")
      }
      #expect(
        try Data(contentsOf: folder.appending(path: "chain.png")).starts(with: [0x89, 0x50, 0x4e, 0x47]))
      let left = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
      #expect(left == ["chain.dot", "chain.pdf", "chain.png", "chain.svg"])
    }
  }

  @Test("standard output, with the numbers of the lesson")
  func standardOutput() throws {
    let result = try limn.run(chain + ["-o", "-"])
    #expect(result.status == 0)
    let document = try XMLTree(parsing: result.output)
    let grads = document.ofClass("value").map {
      "\($0.attributes["data-label"]!) \($0.attributes["data-grad"]!)"
    }
    #expect(grads == ["c -1.0", "a 5.0", "b 5.0", "d 5.0", "f 1.0", "e 1.0", "l 1.0"])
    let png = try limn.run(chain + ["-o", "-", "--format", "png", "--scale", "1"])
    #expect(png.output.starts(with: [0x89, 0x50, 0x4e, 0x47]))
    let dot = try limn.run(chain + ["-o", "-", "--dot"])
    #expect(dot.text.hasPrefix("digraph {\n  graph [rankdir=LR]"))
  }

  @Test("options reach the picture")
  func options() throws {
    let result = try limn.run(
      chain + ["-o", "-", "--top-down", "--no-gradients", "--digits", "1", "--title", "A <title>"])
    let document = try XMLTree(parsing: result.output)
    #expect(document.first("title")?.text == "A <title>")
    #expect(document.all.contains { $0.name == "text" && $0.text == "data 2.0" })
    #expect(!result.text.contains("data-grad"))
  }

  @Test("a statement that the last one does not need is noted, since it is not drawn")
  func unusedStatement() throws {
    let result = try limn.run(["graph", "q = a + 1; l = a * 2", "--let", "a=3", "-o", "-"])
    #expect(result.errors == "Note: “q” is no part of the last statement and is not drawn.\n")
    #expect(try XMLTree(parsing: result.output).ofClass("operation").count == 1)
  }

  @Test("the same bytes in every process")
  func sameBytes() throws {
    for format in ["svg", "png", "pdf"] {
      let first = try limn.run(chain + ["-o", "-", "--format", format]).output
      #expect(try limn.run(chain + ["-o", "-", "--format", format]).output == first)
      #expect(!first.isEmpty)
    }
  }

  @Test(
    "what can't be done is said in one sentence, with a status that is not 0 and no file",
    arguments: [
      (
        ["a + "], "Error: The expression ends where a number, a name or “(” should follow.\n  a + \n      ^\n"
      ),
      (["a + b", "--let", "a=1"], "Error: “b” has no value; give it one, as in b=2.\n  a + b\n      ^\n"),
      (
        ["a", "--let", "a=1", "--let", "z=1"],
        "Error: “z” is given a value, but the expression doesn't ask for it; it needs a.\n"
      ),
      (["a", "--let", "a"], "Error: --let a is no name with a number; write it as in --let a=2.\n"),
      (["a", "--let", "a=x"], "Error: --let a=x is no name with a number; write it as in --let a=2.\n"),
      (["a", "--let", "a=1", "--let", "a=2"], "Error: --let gives “a” two numbers; leave one out.\n"),
      (
        ["1 + 2", "-o", "x.jpg"],
        "Error: x.jpg ends in .jpg, which Limn can't write; end it in .svg, .png or .pdf.\n"
      ),
      (["1 + 2", "-o", "x"], "Error: x doesn't say its format; end it in .svg, .png or .pdf.\n"),
      (
        ["1 + 2", "-o", "no/x.svg"],
        "Error: no/x.svg can't be written: there is no folder no; make it first.\n"
      ),
      (
        // Not even the system's administrator may write there.
        ["1 + 2", "-o", "/proc/x.svg"],
        "Error: /proc/x.svg can't be written: you may not write there; choose another place.\n"
      ),
      (
        ["1 + 2", "-o", "x.png", "--scale", "100"],
        "Error: As a PNG the picture would be 51,200 × 12,400 pixels, more than the 32,767 a side or 268 million in "
          + "all that are possible; choose a smaller scale than 100, SVG or PDF.\n"
      ),
    ])
  func errors(arguments: [String], message: String) throws {
    try withFolder { folder in
      let result = try limn.run(["graph"] + arguments, in: folder)
      #expect(result.errors == message)
      #expect(result.status != 0)
      #expect(result.output.isEmpty)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    }
  }

  @Test(
    "a wrong option is explained with what would be right",
    arguments: [
      (
        ["1", "--theme", "blue"],
        "Error: The value 'blue' is invalid for '--theme <theme>'. Please provide one of 'light' and 'dark'."
      ),
      (
        ["1", "--format", "gif"],
        "Error: The value 'gif' is invalid for '--format <format>'. Please provide one of 'svg', 'png' or 'pdf'."
      ),
      (["1", "--digits", "99"], "Error: --digits is 99; it has to be 0 to 17."),
      (["1", "--scale", "0"], "Error: --scale is 0.0; it has to be above 0 and at most 1,000, such as 2."),
      (
        ["1", "--no-gradients", "--color-gradients"],
        "Error: --no-gradients and --color-gradients exclude each other; leave one out."
      ),
      ([], "Error: Missing expected argument '<expression>'"),
    ])
  func wrongOptions(arguments: [String], message: String) throws {
    let result = try limn.run(["graph"] + arguments)
    #expect(result.errors.split(separator: "\n").first.map(String.init) == message)
    #expect(result.status == 64)
  }
}
