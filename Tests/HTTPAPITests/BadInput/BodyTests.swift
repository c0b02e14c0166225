import HTTPTypes
import SessionModel
import Testing
import WireJSON

@testable import HTTPAPI

@Suite("A body that is not as it has to be is refused by every call that takes one, and nothing is kept")
struct BodyTests {
  @Test("by its form: the fault names the place")
  func forms() async throws {
    let world = try await World()
    let id = try await world.session()
    try await world.analyse(id)
    let before = try await world.everything()
    for endpoint in world.contract {
      guard case .json(let name, _) = endpoint.body else { continue }
      let mutants = Form().mutants(JSONSchema.reference(name).document)
      #expect(mutants.count > 5, "\(name)")
      for mutant in mutants {
        let ask = asking(endpoint, in: id).json(mutant.value)
        let reply = try await world.ask(ask, expecting: 422, "\(endpoint.operation): \(mutant.how)")
        #expect(reply.pointers.contains(mutant.pointer), "\(name) \(mutant.how): \(reply.pointers)")
      }
    }
    #expect(try await world.everything() == before)
  }

  @Test("by its text: broken, deep, doubled, or no JSON at all")
  func texts() async throws {
    let world = try await World()
    let id = try await world.session()
    let before = try await world.everything()
    let texts: [(String, [UInt8])] = [
      ("empty", []), ("blank", Array("  ".utf8)), ("torn", Array(#"{"reason":"qui"#.utf8)),
      ("two values", Array("{} {}".utf8)), ("deep", [UInt8](repeating: UInt8(ascii: "["), count: 4_000)),
      ("a doubled name", Array(#"{"reason":"quill","reason":"quill"}"#.utf8)),
      ("no UTF-8", Array(#"{"reason":""#.utf8) + [0xFF, 0xFE] + Array(#""}"#.utf8)),
      ("overlong UTF-8", Array(#"{"reason":""#.utf8) + [0xC0, 0xAF] + Array(#""}"#.utf8)),
      ("half a character", Array(#"{"reason":"\ud800"}"#.utf8)),
      ("a byte order mark", [0xEF, 0xBB, 0xBF] + Array("{}".utf8)),
      ("a control character", Array("{\"reason\":\"\u{1}\"}".utf8)), ("NaN", Array("NaN".utf8)),
      ("UTF-16", Array("{}".utf16).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }),
    ]
    for endpoint in world.contract {
      guard case .json = endpoint.body else { continue }
      for (what, text) in texts {
        let ask = asking(endpoint, in: id).bytes(text, type: "application/json")
        try await world.ask(ask, expecting: 400, "\(endpoint.operation): \(what)")
      }
    }
    #expect(try await world.everything() == before)
  }

  @Test("by the number of its values")
  func values() async throws {
    let world = try await World()
    let many = "[" + Array(repeating: "1", count: 20_001).joined(separator: ",") + "]"
    let ask = Ask(.post, "/api/ai-interview/start", by: .hr).bytes(Array(many.utf8), type: "application/json")
    let reply = try await world.ask(ask, expecting: 400)
    #expect(reply.json["detail"]?.string?.contains("20000 values") == true)
  }

  @Test("by its size, whether that is told or not, with the connection closed")
  func sizes() async throws {
    let world = try await World(set: { $0.mostDocumentBytes = 100_000 })
    let id = try await world.session()
    for endpoint in world.contract {
      guard case .json(_, let most) = endpoint.body else { continue }
      let tooMany = [UInt8](repeating: UInt8(ascii: " "), count: most + 1)
      let asks = [
        asking(endpoint, in: id).bytes(tooMany, type: "application/json"),
        asking(endpoint, in: id).pieces([tooMany], type: "application/json"),
        asking(endpoint, in: id).bytes([], type: "application/json").header("Content-Length", "\(most + 1)"),
      ]
      for ask in asks {
        let reply = try await world.ask(ask, expecting: 413, "\(endpoint.operation)")
        #expect(reply.header("Connection") == "close")
      }
      let full = [UInt8](repeating: UInt8(ascii: " "), count: most)
      try await world.ask(
        asking(endpoint, in: id).pieces([full], type: "application/json"), expecting: 400)
    }
  }

  @Test("by its type")
  func types() async throws {
    let world = try await World()
    let id = try await world.session()
    let types = [
      "text/plain", "application/xml", "application/json; charset=utf-16", "multipart/form-data", "json", ";",
      "application/x-www-form-urlencoded",
    ]
    for endpoint in world.contract {
      if case .none = endpoint.body { continue }
      for type in types {
        var ask = asking(endpoint, in: id)
        ask.headers[.contentType] = type
        try await world.ask(ask, expecting: 415, "\(endpoint.operation) of \(type)")
      }
      var untyped = asking(endpoint, in: id)
      untyped.headers[.contentType] = nil
      try await world.ask(untyped, expecting: 415, "\(endpoint.operation)")
    }
    let reason = Ask(.post, "/api/ai-interview/\(id)/breach", by: .hr).json(["reason": "quill"])
    for type in ["Application/JSON", "application/json; charset=utf-8", "application/json;charset=\"UTF-8\""]
    {
      var ask = reason
      ask.headers[.contentType] = type
      try await world.ask(ask, expecting: 200)
    }
  }

  @Test("or by its end, when the connection breaks: no fault of the server")
  func torn() async throws {
    let world = try await World()
    let id = try await world.session()
    let before = try await world.everything()
    for endpoint in world.contract {
      guard case .json = endpoint.body else { continue }
      let ask = asking(endpoint, in: id).pieces([Array("{".utf8)], then: Broken(), type: "application/json")
      try await world.ask(ask, expecting: 400, "\(endpoint.operation)")
    }
    #expect(try await world.everything() == before)
    #expect(!world.log.lines.contains { $0.hasPrefix("error") })
  }

  private func asking(_ endpoint: Endpoint, in id: SessionID) -> Ask {
    endpoint.ask(in: id).from(.asker(endpoint.allowed(in: id)[0]))
  }
}

/// The connection broke.
struct Broken: Error {}
