import Foundation
import Logging
import Telemetry
import TestSupport
import Testing

@Suite("What is never written")
struct RedactionTests {
  private func written(_ message: String = "m", _ metadata: Logger.Metadata = [:]) -> String {
    let sink = RecordingSink()
    sink.logger(JSONLogFormat.self).info("\(message)", metadata: metadata)
    return sink.lines.joined()
  }

  @Test(
    "The value of a key that tells of a secret or a person",
    arguments: [
      "token", "authorization", "password", "secret", "key", "api_key", "cookie", "name", "email",
      "transcript", "text", "TOKEN", "Authorization", "candidate_name", "CANDIDATE_NAME", "candidateName",
      "x-api-key", "Set-Cookie", "auth.token", "accessToken", "access_token", "accesstoken", "APIKey",
      "JWTToken",
      "emails", "answer text", "name2", "user_name_1", "username", "é_name",
    ])
  func keys(key: String) {
    for value: Logger.MetadataValue in [
      "Ada", .stringConvertible("Ada"), ["Ada"], ["first": "Ada"], [["deep": ["Ada"]]],
    ] {
      #expect(written("m", [key: value]).hasSuffix(":\"redacted\"}}\n"))
      let nested = written("m", ["outer": [["inner": [key: value]]]])
      #expect(!nested.contains("Ada"))
      #expect(nested.contains(":\"redacted\""))
    }
  }

  @Test(
    "Other keys are written",
    arguments: [
      "tokens", "prompt_tokens", "keyboard", "context", "filename", "hostname", "session", "name_count", "",
    ])
  func otherKeys(key: String) { #expect(written("m", [key: "Ada"]).hasSuffix(":\"Ada\"}}\n")) }

  @Test(
    "What looks like a signed token",
    arguments: [
      ("eyJhbGciOi.eyJzdWIi.c2ln", "redacted"), ("Bearer eyJh.eyJz.c2ln!", "Bearer redacted!"),
      ("/s?t=eyJh.eyJz.c-_9&x=1", "/s?t=redacted&x=1"), ("eyJh.eyJz.", "redacted"),
      ("xeyJh.a.b", "xredacted"),
      ("eyJ.a.b.c.d end", "redacted end"), ("It is eyJh.eyJz.c2ln.", "It is redacted."),
      ("eyJh.eyJz.c2ln eyJh.eyJz.c2ln", "redacted redacted"),
      ("eyJa eyJb.x eyJc.y.z", "eyJa eyJb.x redacted"),
      ("eyJa..b.eyJc.d.e", "eyJa..b.redacted"), ("ééeyJh.a.bé", "ééredactedé"),
    ])
  func tokens(text: String, shown: String) {
    #expect(written(text).contains("\"message\":\"\(shown)\""))
    #expect(written("m", ["a": [["b": "\(text)"]]]).contains("[{\"b\":\"\(shown)\"}]"))
    #expect(written("m", ["a": .stringConvertible(text)]).contains("\"a\":\"\(shown)\""))
    #expect(written("m", [text: "v"]).contains("{\"\(shown)\":\"v\"}"))
  }

  @Test(
    "What does not look like one stays",
    arguments: ["eyJ", "eyJa.b", "eyJ.", "eyJa..b", "a.b.c", "e.eyJ", ""])
  func others(text: String) { #expect(written(text).contains("\"message\":\"\(text)\"")) }

  @Test("A token at the place where a message is cut does not show its beginning")
  func cut() {
    for before in 8_150..<8_195 {
      let text = String(repeating: " ", count: before) + "eyJhbGciOi.eyJzdWIi.c2ln"
      #expect(!written(text).contains("eyJ"))
    }
  }

  @Test("A token in an error does not show")
  func error() {
    struct Leak: Error, CustomStringConvertible { let description = "bad eyJh.eyJz.c2ln" }
    let sink = RecordingSink()
    sink.logger(JSONLogFormat.self).error("m", error: Leak())
    #expect(sink.lines.joined().contains(#""error.message":"bad redacted""#))
  }

  @Test("Tokens are found wherever they stand, and all else stays", arguments: [UInt64(21), 22, 23])
  func anywhere(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let pieces = ["a", " ", ".", "eyJ", "e", "y", "J", "é", "-", "eyJh.eyJz.c2ln"]
    let expression = /eyJ[A-Za-z0-9_-]*\.[A-Za-z0-9_-]+\.(?:[A-Za-z0-9_-]*(?:\.[A-Za-z0-9_-]+)*)/
    for _ in 0..<300 {
      let text = (0..<Int.random(in: 1...30, using: &random))
        .map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      let expected = text.replacing(expression, with: "redacted")
      #expect(written(text).contains("\"message\":\"\(expected)\""), "seed \(seed): \(text)")
    }
  }
}
