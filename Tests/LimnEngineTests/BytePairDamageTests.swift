import Foundation
import LimnEngine
import LimnTestSupport
import Testing

@Suite("Byte-pair files that are damaged")
struct BytePairDamageTests {
  private func sentence(of files: [String: String], in folder: URL) throws -> String {
    for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
    let error = #expect(throws: DataError.self) { try BytePairTokenizer(contentsOfFolder: folder.path) }
    return try #require(error?.description).replacingOccurrences(of: folder.path, with: "DIR")
  }

  @Test(
    "vocabulary and merges",
    arguments: [
      (
        "[]", "",
        "vocab.json is wrong at its byte 0: the vocabulary is an array; it should be an object of numbers by token."
      ),
      ("{}", "", "vocab.json: there are no tokens; GPT-2 has 50,257."),
      ("", "", "vocab.json is empty; get it again."),
      (#"{"a": 0"#, "", "vocab.json is wrong at its byte 7: “}” is missing."),
      (
        #"{"a": "0"}"#, "",
        "vocab.json is wrong at its byte 6: the number of “a” is a string; it should be a whole number from 0."
      ),
      (
        #"{"a": -1}"#, "",
        "vocab.json is wrong at its byte 6: the number of “a” is “-1”; it should be a whole number from 0."
      ),
      (
        #"{"a": 1e3}"#, "",
        "vocab.json is wrong at its byte 6: the number of “a” is “1e3”; it should be a whole number from 0."
      ),
      (
        #"{"a": 1}"#, "",
        "vocab.json: the token “a” has the number 1; the numbers have to be 0 to 0, one a token."
      ),
      (
        #"{"a": 0, "b": 99999999999}"#, "",
        "vocab.json: the token “b” has the number 99999999999; the numbers have to be 0 to 1, one a token."
      ),
      (#"{"a": 0, "b": 0}"#, "", "vocab.json: the tokens “a” and “b” both have the number 0."),
      (#"{"a": 0, "a": 1}"#, "", "vocab.json: the token “a” is there twice; it may come once."),
      (#"{"a": 0, "": 1}"#, "", "vocab.json: token 1 is empty; it has to stand for a byte at least."),
      (
        #"{"a b": 0}"#, "",
        "vocab.json: the token “a b” holds “ ”, which stands for no byte; a space, as an example, is written “Ġ”."
      ),
      (
        #"{"a": 0, "b": 1}"#, "#version: 0.2\na b\n",
        "merges.txt: line 2 joins “a” and “b”, but “ab” is no token of the vocabulary."
      ),
      (
        #"{"a": 0, "b": 1}"#, "a c",
        "merges.txt: line 1 joins “a” and “c”, but “c” is no token of the vocabulary."
      ),
      (
        #"{"a": 0, "b": 1, "ab": 2}"#, "a b\r\n\na b\n",
        "merges.txt: line 3 joins “a” and “b” again; a pair may come once."
      ),
      (
        #"{"a": 0, "b": 1}"#, "a b c",
        "merges.txt, line 1: “a b c” should be two tokens with a space between them."
      ),
      (
        #"{"a": 0, "b": 1}"#, "a ", "merges.txt, line 1: “a ” should be two tokens with a space between them."
      ),
      (
        #"{"a": 0, "b": 1}"#, "é b",
        "merges.txt: line 1 joins “é” and “b”, but “é” is no token of the vocabulary."
      ),
      (
        #"{"a": 0, "b": 1}"#, "a 日",
        "merges.txt: line 1 joins “a” and “日”, but “日” is no token of the vocabulary."
      ),
      (
        #"{"<": 0, "|endoftext|>": 1, "<|endoftext|>": 2}"#, "< |endoftext|>",
        "merges.txt: line 1 joins “<” and “|endoftext|>”, but “<|endoftext|>” is no token of the vocabulary."
      ),
    ])
  func pairs(vocabulary: String, merges: String, message: String) throws {
    try withFolder { folder in
      let found = try sentence(of: ["vocab.json": vocabulary, "merges.txt": merges], in: folder)
      #expect(found == "DIR/" + message)
    }
  }

  @Test(
    "tokenizer.json",
    arguments: [
      ("{}", "tokenizer.json: its pre_tokenizer is missing; GPT-2's is of the type ByteLevel."),
      (
        #"{"model": {"type": "Unigram", "vocab": [["a", 0]]}}"#,
        "tokenizer.json: its model is of the type “Unigram”; it should be “BPE”."
      ),
      (
        #"{"model": {"type": "BPE", "unk_token": 1, "dropout": 0.1}}"#,
        "tokenizer.json: its model has a dropout; GPT-2's has none."
      ),
      (
        #"{"pre_tokenizer": {"type": "Metaspace"}}"#,
        "tokenizer.json: its pre_tokenizer is of the type “Metaspace”; it should be “ByteLevel”."
      ),
      (
        #"{"pre_tokenizer": {"type": "ByteLevel", "add_prefix_space": true}}"#,
        "tokenizer.json: it adds a space in front of a text; GPT-2's does not."
      ),
      (
        #"{"normalizer": {"type": "NFC"}}"#,
        "tokenizer.json: it changes the text by a normalizer; GPT-2's leaves it as it is."
      ),
      (
        #"{"pre_tokenizer": {"type": "ByteLevel"}, "normalizer": null}"#,
        "tokenizer.json: it holds no model with vocabulary and merges; it should be of the type BPE."
      ),
      (
        #"{"model": {"merges": [["a"]]}}"#,
        "tokenizer.json is wrong at its byte 27: merge 1 should be two tokens."
      ),
      (
        #"{"added_tokens": [{"id": 1}]}"#,
        "tokenizer.json is wrong at its byte 27: an added token lacks its id or content."
      ),
      (
        #"{"added_tokens": [{"id": 1, "content": "b"}]}"#,
        "tokenizer.json: it adds the token “b”, which is not special; GPT-2's added tokens all are."
      ),
      (
        #"{"pre_tokenizer": {"type": "ByteLevel"}, "model": {"vocab": {"a": 0, "<s>": 1}, "merges": []}, "#
          + #""added_tokens": [{"id": 5, "content": "<s>", "special": true}]}"#,
        "tokenizer.json: the special token “<s>” has the number 5 and another in the vocabulary."
      ),
    ])
  func tokenizerFile(text: String, message: String) throws {
    try withFolder { folder in
      let found = try sentence(of: ["tokenizer.json": text], in: folder)
      #expect(found == "DIR/" + message)
    }
  }

  @Test("missing files")
  func missing() throws {
    try withFolder { folder in
      let none = try sentence(of: [:], in: folder)
      #expect(
        none
          == "DIR holds no byte-pair tokenizer; give a folder with tokenizer.json, with vocab.json and merges.txt, "
          + "or with encoder.json and vocab.bpe.")
      let half = try sentence(of: ["vocab.json": #"{"a": 0}"#], in: folder)
      #expect(
        half
          == "DIR/merges.txt: no such file; give the path of a file that is there.")
    }
    let incomplete = try BytePairTokenizer(tokens: ["a"], merges: [])
    #expect(
      throws: DataError(
        "“ b” holds the byte 0x20, which is no token of the vocabulary; take a vocabulary with all 256 bytes, as "
          + "GPT-2's.")
    ) { try incomplete.encode("a b") }
    #expect(
      throws: DataError(
        "The tokenizer can't be used: merge 1 joins “a” and “a”, but “aa” is no token of the vocabulary.")
    ) {
      try BytePairTokenizer(tokens: ["a"], merges: [("a", "a")])
    }
  }

  /// Whatever stands in the files: a tokenizer that works, or a sentence.
  @Test("hundreds of damaged files are read or refused")
  func random() throws {
    var generator = Generator(seed: 7)
    func chance(_ below: Int) -> Int { generator.randint(0, below, 1)[0] }
    let names = ["tokenizer.json", "vocab.json", "merges.txt"]
    let valid = try names.map {
      Array(try Data(contentsOf: URL(fileURLWithPath: "\(BytePairs.folder)/\($0)")))
    }
    try withFolder { folder in
      for round in 0..<200 {
        let damaged = chance(3)
        for (index, name) in names.enumerated() {
          // With tokenizer.json there, the two others aren't looked at.
          if (index == 0) != (damaged == 0) {
            try? FileManager.default.removeItem(at: folder.appending(path: name))
            continue
          }
          var bytes = valid[index]
          if index == damaged {
            if round % 4 == 0 { bytes = Array(bytes[..<chance(bytes.count)]) }
            for _ in 0...chance(3) where !bytes.isEmpty { bytes[chance(bytes.count)] = UInt8(chance(256)) }
          }
          try Data(bytes).write(to: folder.appending(path: name))
        }
        do {
          let tokenizer = try BytePairTokenizer(contentsOfFolder: folder.path)
          let tokens = try? tokenizer.encode("Was it the café's 12 men? 🙂")
          #expect(tokens == nil || tokenizer.decode(tokens!) == "Was it the café's 12 men? 🙂")
        } catch let error as DataError {
          #expect(error.description.hasPrefix(folder.path) && error.description.hasSuffix("."))
          #expect(!error.description.contains("\n"))
        }
      }
    }
  }
}
