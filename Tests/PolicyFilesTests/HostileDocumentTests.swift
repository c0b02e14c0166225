import Foundation
import PolicyFiles
import Testing

@Suite("What is no policy document")
struct HostileDocumentTests {
  @Test("is refused with its line when it is no YAML")
  func notYAML() throws {
    let brokenLines = [("version: \"1.0\n", 2), ("a: 1\nb: [1, 2\nc: 3\n", 3), ("a: 1\n\tb: 2\n", 2)]
    for (text, line) in brokenLines {
      let error = try #require(Documents.fault(text))
      #expect(error.problem.hasPrefix("is not YAML: "), "\(error)")
      #expect(error.line == line, "\(error)")
      #expect(!error.description.contains("\n"))
    }
  }

  @Test("is refused with its line when it has a character that YAML forbids")
  func forbiddenCharacter() throws {
    let error = try #require(Documents.fault("version: \"1.0\"\ntiming: \u{1}\n"))
    #expect(error.line == 2)
    #expect(error.problem.hasPrefix("is not YAML: "))
  }

  @Test("is refused when it is empty", arguments: ["", "\n\n", "# nothing but a comment\n", "---\n"])
  func empty(text: String) throws {
    let error = try #require(Documents.fault(text))
    #expect(error.problem == "is empty" || error.problem.hasPrefix("must be a mapping"), "\(error)")
  }

  @Test("is refused when it is no mapping", arguments: ["- a\n- b\n", "just text\n", "[1, 2]\n", "42\n"])
  func notMapping(text: String) throws {
    let error = try #require(Documents.fault(text))
    #expect(error.problem.hasPrefix("must be a mapping"))
    #expect(error.line == 1 && error.key == nil)
  }

  @Test("is refused when a key is there twice")
  func duplicateKeys() throws {
    let cases = [
      ("  hold_s: 1.2\n", "  hold_s: 1.2\n  hold_s: 9.9\n", "hold_s"),
      ("clip:\n", "version: \"2.0\"\nclip:\n", "version"),
      ("yaw_above: 35,", "yaw_above: 35, yaw_above: 40,", "yaw_above"),
    ]
    for (found, becomes, key) in cases {
      let error = try #require(Documents.fault(try Documents.version1(found, becomes: becomes).text))
      #expect(error.problem == "is given more than once")
      #expect(error.key == key)
      #expect(error.line != nil)
    }
  }

  @Test("is refused when a key is there twice under different tags")
  func taggedDuplicate() throws {
    let (text, line) = try Documents.version1(
      "  hold_s: 1.2\n", becomes: "  hold_s: 1.2\n  !mine hold_s: 9.9\n")
    let error = try #require(Documents.fault(text))
    #expect(error.key == "timing.hold_s" && error.problem == "is given more than once")
    #expect(error.line == line + 1)
  }

  @Test("is refused when a second document follows")
  func twoDocuments() throws {
    let error = try #require(Documents.fault(try Documents.version1() + "---\nversion: \"2.0\"\n"))
    #expect(error.problem.contains("another document"))
  }

  @Test("is refused when an alias stands for a value", .timeLimit(.minutes(1)))
  func aliases() throws {
    let (text, line) = try Documents.version1("high: { for_s: 8.0 }", becomes: "high: *eight")
    let error = try #require(Documents.fault(text))
    #expect(error.problem.contains("alias") && error.line == line)
    #expect(Documents.fault("# *not* an alias\n" + (try Documents.version1())) == nil)
  }

  @Test(
    "is refused at once when aliases of aliases would make it endless", .timeLimit(.minutes(1)),
    arguments: ["", "? "])
  func billionLaughs(keyMark: String) throws {
    var text = "a0: &a0 [lol, lol]\n"
    for level in 1...60 { text += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
    text += "\(keyMark)*a60 : 1\n"
    #expect(Documents.fault(text) != nil)
  }

  @Test(
    "is refused when it is nested without end", .timeLimit(.minutes(1)), arguments: ["[", "{a: ", "- ", "? "])
  func deep(piece: String) {
    #expect(Documents.fault(String(repeating: piece, count: 60_000)) != nil)
  }
}
