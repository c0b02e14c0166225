import Persistence
import SessionModel
import TestSupport
import Testing
import WireJSON

@testable import HTTPAPI

@Suite("What browsers tell, through the interface")
struct EventEndpointTests {
  private let scene: EventScene

  init() throws { scene = try EventScene() }

  private static let interview: [SessionEvent] = [.consent, .beginCheck, .beginInterview]

  private func counts(_ reply: EventScene.Reply) -> [Int?] {
    ["new", "known", "refused", "next_sequence"].map { reply.json[$0]?.integer }
  }

  @Test("A batch is taken once, however often it is sent")
  func takenOnce() async throws {
    try await scene.start(through: [.consent])
    let first = try await scene.tell(EventScene.pastes(1...3))
    #expect(first.status == 202 && counts(first) == [3, 0, 0, 4])
    let again = try await scene.tell(EventScene.pastes(2...5))
    #expect(again.status == 202 && counts(again) == [2, 2, 0, 6])
    let none = try await scene.tell("{\"events\":[]}")
    #expect(none.status == 202 && counts(none) == [0, 0, 0, 6])
    for reply in [first, again, none] { #expect(scene.faults(reply, "AppendedEvents") == []) }
  }

  @Test("Everything that there is is told, and read as it was told", arguments: [Role.hr, .admin])
  func everything(role: Role) async throws {
    try await scene.start(through: [.consent])
    let told = EventSamples.everything.map { event in
      let device = event.device.map { "\"\($0.rawValue)\"" } ?? "null"
      return "{\"sequence\":\(event.sequence),\"kind\":\"\(event.kind.rawValue)\","
        + "\"phase\":\"\(event.phase.rawValue)\",\"time_s\":\(event.time.seconds),\"device\":\(device)}"
    }
    let reply = try await scene.tell("{\"events\":[\(told.joined(separator: ","))]}")
    #expect(reply.status == 202, "\(reply.text)")
    #expect(
      await scene.records.events(of: scene.id, after: nil, limit: 99).map(\.event) == EventSamples.everything)
    let list = try await scene.call(.get, role)
    #expect(list.status == 200 && scene.faults(list, "ClientEventList") == [])
    let received = "\"received_at\":\"\(RecordSamples.time(10).rfc3339)\"}"
    let expected = told.map { $0.dropLast() + "," + received }.joined(separator: ",")
    #expect(
      try JSONValue(parsing: Array("[\(expected)]".utf8), limits: RequestReading.limits(bytes: 99_999))
        == list.json["events"])
    #expect(list.json["next"]?.isNull == true)
  }

  @Test("Pages follow one another to the last")
  func pages() async throws {
    try await scene.start(through: [.consent])
    _ = try await scene.tell(EventScene.pastes(1...7))
    var found: [Int] = []
    var next: Int?
    for _ in 0..<3 {
      let query = "?limit=3" + (next.map { "&after=\($0)" } ?? "")
      let page = try await scene.call(.get, .hr, query: query)
      #expect(page.status == 200 && scene.faults(page, "ClientEventList") == [])
      found += (page.json["events"]?.array ?? []).compactMap { $0["sequence"]?.integer }
      next = page.json["next"]?.integer
    }
    #expect(found == Array(1...7) && next == nil)
    let whole = try await scene.call(.get, .hr, query: "?limit=7")
    #expect(whole.json["next"]?.isNull == true)
    for query in ["?limit=0", "?limit=1001", "?after=0", "?after=x", "?before=1"] {
      #expect(try await scene.call(.get, .hr, query: query).status == 422, "\(query)")
    }
  }

  @Test("Only the candidate of the session tells, and only people read")
  func roles() async throws {
    for number in 1...2 { try await scene.start(number, through: [.consent]) }
    let body = EventScene.pastes(1...2)
    for role in [Role.hr, .admin, .service] {
      #expect(try await scene.call(.post, role, body: body).status == 403)
    }
    #expect(try await scene.call(.post, .candidate, owner: 2, body: body).status == 403)
    for role in [Role.candidate, .service] { #expect(try await scene.call(.get, role).status == 403) }
    for number in 1...2 {
      let kept = await scene.records.events(of: RecordSamples.session(number), after: nil, limit: 9)
      #expect(kept.isEmpty)
    }
  }

  @Test(
    "Outside the interview nothing is taken, and the answer says where the session stands",
    arguments: [
      ([], 409, "created"), ([.consent], 202, nil), ([.consent, .beginCheck], 202, nil),
      (interview, 202, nil),
      (interview + [.end], 409, "ended"), ([.handIn, .beginScoring], 409, "ended"),
      (interview + [.abandon], 409, "abandoned"), ([.expire], 409, "expired"),
      ([.consent, .erase], 410, "erased"),
    ] as [([SessionEvent], Int, String?)])
  func states(events: [SessionEvent], status: Int, state: String?) async throws {
    try await scene.start(through: events)
    let reply = try await scene.tell(EventScene.pastes(1...2))
    #expect(reply.status == status && reply.json["state"]?.string == state, "\(reply.text)")
    if status != 202 { #expect(scene.faults(reply, "Problem") == []) }
    #expect(
      await scene.records.events(of: scene.id, after: nil, limit: 9).count == (status == 202 ? 2 : 0))
  }

  @Test("What was told before an erasure is gone")
  func erased() async throws {
    try await scene.start(through: [.consent])
    _ = try await scene.tell(EventScene.pastes(1...2))
    _ = try await scene.records.apply(
      SessionChange(.erase), to: scene.id, ifVersion: nil, by: RecordSamples.hr(), at: RecordSamples.time(20))
    let reply = try await scene.call(.get, .admin)
    #expect(reply.status == 410 && reply.json["state"]?.string == "erased")
    let missing = try await scene.call(.get, .hr, session: RecordSamples.session(9).description)
    #expect(missing.status == 404)
    #expect(
      try await scene.call(
        .post, .candidate, owner: 9, body: EventScene.pastes(1...2),
        session: RecordSamples.session(9).description
      ).status == 404)
  }

  @Test("A batch is a sign of the candidate while the interview goes on, and then only")
  func contact() async throws {
    func last() async -> WallTime? { await scene.records.session(scene.id)?.times.lastContactAt }
    try await scene.start(through: [.consent, .beginCheck])
    _ = try await scene.tell(EventScene.pastes(1...2))
    #expect(await last() == nil)
    _ = try await scene.records.apply(
      SessionChange(.beginInterview), to: scene.id, ifVersion: nil, by: RecordSamples.hr(),
      at: RecordSamples.time(20))
    let bodies = [
      EventScene.pastes(3...4), EventScene.pastes(3...4), "{\"events\":[]}",
      EventScene.pastes(4...5).replacing("\"time_s\":4", with: "\"time_s\":9"),
    ]
    for (index, body) in bodies.enumerated() {
      scene.now.set(Int64(30 + index))
      _ = try await scene.tell(body)
      #expect(await last() == RecordSamples.time(Int64(30 + index)), "batch \(index)")
    }
    let version = await scene.records.session(scene.id)?.version
    #expect(version == 4)
  }
}
