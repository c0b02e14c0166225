import Persistence
import SessionModel
import TestSupport
import Testing
import WireJSON

@testable import HTTPAPI

@Suite("Starting an interview")
struct StartingTests {
  static let path = "/api/ai-interview/start"

  static func body(_ more: (inout JSONObject) -> Void = { _ in }) -> JSONValue {
    let members: [(name: String, value: JSONValue)] = [
      (
        "candidate",
        ["external_id": "ext-quill", "name": "Zoë Quillfeather", "email": "zoe@quill.example.org"]
      ),
      ("role", "software_engineer"), ("level", "mid"),
    ]
    var object = JSONObject(members)
    more(&object)
    return .object(object)
  }

  @Test("gives the session, where it is read, and a token that opens it alone")
  func start() async throws {
    let world = try await World()
    let ask = Ask(.post, Self.path, by: .service).json(
      Self.body {
        $0["language"] = "de"
        $0["time_zone"] = "Europe/Berlin"
        $0["jurisdiction"] = "DE"
        $0["accommodations"] = [
          ["name": "wider_yaw", "amount": 10], ["name": "longer_absence", "amount": 2.5],
        ]
        $0["webhook_url"] = "https://hiring.example.org/quill"
      })
    let reply = try await world.ask(ask, expecting: 201)
    let session = try #require(reply.json["session"])
    let id = try #require(session["id"]?.string)
    #expect(reply.header("Location") == "/api/ai-interview/\(id)")
    #expect(session["state"] == "created")
    #expect(session["version"] == 1)
    #expect(session["candidate"]?["email"] == "zoe@quill.example.org")
    #expect(session["language"] == "de")
    #expect(session["accommodations"]?.array?.count == 2)
    #expect(session["rubric_version"] == "1.0")
    #expect(session["started_by"]?["subject"] == "hiring")
    let token = try #require(reply.json["token"]?.string)
    let own = try await world.ask(
      Ask(.get, "/api/ai-interview/\(id)").from(.field("Bearer \(token)")), expecting: 200)
    #expect(own.json["name"] == "Zoë Quillfeather")
    #expect(own.json["candidate"] == nil)
    let read = try await world.ask(Ask(.get, "/api/ai-interview/\(id)", by: .hr), expecting: 200)
    #expect(read.json == session)
    #expect(read.header("ETag") == "\"1\"")
  }

  @Test("without a key twice makes two sessions")
  func noKey() async throws {
    let world = try await World()
    let ask = Ask(.post, Self.path, by: .hr).json(Self.body())
    let first = try await world.ask(ask, expecting: 201)
    let second = try await world.ask(ask, expecting: 201)
    #expect(id(of: first) != id(of: second))
  }

  @Test("with the same key twice makes one, and a token each time; another body is refused")
  func key() async throws {
    let world = try await World()
    let ask = Ask(.post, Self.path, by: .hr).json(Self.body()).header("Idempotency-Key", "key-1")
    let first = try await world.ask(ask, expecting: 201)
    world.clock.advance(by: .seconds(60))
    let second = try await world.ask(ask, expecting: 201)
    #expect(first.json["session"] == second.json["session"])
    #expect(first.json["token"] != second.json["token"])
    try await world.ask(ask.json(Self.body { $0["level"] = "junior" }), expecting: 409)
    // Every caller has keys of its own.
    let other = try await world.ask(ask.from(.asker(.admin)), expecting: 201)
    #expect(id(of: other) != id(of: first))
    #expect(await world.records.sessions(.everything, before: nil, limit: 10).count == 2)
  }

  @Test("with the same key by many at once makes one")
  func concurrently() async throws {
    let world = try await World()
    let ask = Ask(.post, Self.path, by: .hr).json(Self.body()).header("Idempotency-Key", "key-1")
    let ids = try await withThrowingTaskGroup(of: String?.self) { group in
      for _ in 0..<20 { group.addTask { self.id(of: try await world.ask(ask, expecting: 201)) } }
      return try await group.reduce(into: Set<String?>()) { $0.insert($1) }
    }
    #expect(ids.count == 1)
    #expect(await world.records.sessions(.everything, before: nil, limit: 10).count == 1)
  }

  @Test("with a key of an erased session gives no token any more, but begins a new session")
  func erasedKey() async throws {
    let world = try await World()
    let ask = Ask(.post, Self.path, by: .hr).json(Self.body()).header("Idempotency-Key", "key-1")
    let first = try #require(id(of: try await world.ask(ask, expecting: 201)))
    try await world.happen(.erase, to: try #require(SessionID(first)))
    #expect(id(of: try await world.ask(ask, expecting: 201)) != first)
  }

  @Test(
    "with what the form allows and the rules do not, is refused with the place",
    arguments: [
      ("candidate", ["external_id": "e", "name": "q", "email": "quill"], "/candidate/email"),
      ("candidate", ["external_id": "e", "name": "quill\u{1}"], "/candidate/name"),
      (
        "candidate", ["external_id": "e", "name": .string(String(repeating: "ä", count: 300))],
        "/candidate/name"
      ),
      ("language", "e n", "/language"), ("time_zone", "Europe/ß", "/time_zone"),
      ("webhook_url", "ftp://hiring.example.org", "/webhook_url"),
      ("webhook_url", "https://hiring.example.org/a b", "/webhook_url"),
      ("accommodations", [["name": "wider_yaw", "amount": 46]], "/accommodations"),
      ("accommodations", [["name": "wider_yaw", "amount": 0]], "/accommodations"),
      (
        "accommodations", [["name": "wider_yaw", "amount": 1], ["name": "wider_yaw", "amount": 2]],
        "/accommodations"
      ),
    ] as [(String, JSONValue, String)])
  func rules(name: String, value: JSONValue, pointer: String) async throws {
    let world = try await World()
    let reply = try await world.ask(
      Ask(.post, Self.path, by: .hr).json(Self.body { $0[name] = value }), expecting: 422)
    #expect(reply.pointers == [pointer])
    #expect(try await world.everything().isEmpty)
  }

  @Test("for what no rubric is there tells which there are, and does not repeat what was asked")
  func noRubric() async throws {
    let world = try await World()
    for (name, value) in [("role", "quill"), ("level", "quill"), ("rubric_version", "quill-9")] {
      let reply = try await world.ask(
        Ask(.post, Self.path, by: .hr).json(Self.body { $0[name] = .string(value) }), expecting: 422)
      #expect(reply.json["detail"]?.string?.contains("software_engineer mid 1.0") == true)
    }
    #expect(try await world.everything().isEmpty)
  }

  @Test("without the policy is put off")
  func noPolicy() async throws {
    let world = try await World(policy: { _ in nil })
    try await world.ask(Ask(.post, Self.path, by: .hr).json(Self.body()), expecting: 503)
  }

  @Test("with a key that is none is refused and told so by its name")
  func badKey() async throws {
    let world = try await World()
    let ask = Ask(.post, Self.path, by: .hr).json(Self.body())
    for key in ["a b", "ä", String(repeating: "k", count: 201)] {
      let reply = try await world.ask(ask.header("Idempotency-Key", key), expecting: 422)
      #expect(reply.pointers == ["Idempotency-Key"])
    }
  }

  private func id(of reply: Reply) -> String? { reply.json["session"]?["id"]?.string }
}
