import Persistence
import SessionModel
import TestSupport
import Testing
import WireJSON

@testable import HTTPAPI

@Suite("What browsers tell and is not taken")
struct EventRefusalTests {
  private let scene: EventScene

  init() throws { scene = try EventScene() }

  private func counts(_ reply: EventScene.Reply) -> [Int?] {
    ["new", "known", "refused", "next_sequence"].map { reply.json[$0]?.integer }
  }

  @Test("Another event of a number that is taken is refused, with all that came with it")
  func sequenceTaken() async throws {
    try await scene.start(through: [.consent])
    _ = try await scene.tell(EventScene.pastes(1...2))
    let reply = try await scene.tell(
      EventScene.pastes(2...3).replacing("\"time_s\":2", with: "\"time_s\":2.5"))
    #expect(reply.status == 409 && reply.text.contains("another event has the number 2"))
    #expect(await scene.records.events(of: scene.id, after: nil, limit: 9).count == 2)
  }

  @Test("A session that has as many as it may have says so")
  func full() async throws {
    try await scene.start(through: [.consent])
    let (most, size) = (ClientEvent.mostOfSession, ClientEventBatch.mostEvents)
    for first in stride(from: 1, through: most - size, by: size) {
      _ = try await scene.records.append(
        EventSamples.pastes(first...first + size - 1), to: scene.id, at: RecordSamples.time(3))
    }
    _ = try await scene.tell(EventScene.pastes(most - size + 1...most - 5))
    let some = try await scene.tell(EventScene.pastes(most - 4...most + 3))
    #expect(some.status == 202 && counts(some) == [5, 0, 3, most + 1])
    let none = try await scene.tell(EventScene.pastes(most + 1...most + 3))
    #expect(none.status == 409 && none.text.contains("no more are kept"))
    let known = try await scene.tell(EventScene.pastes(1...3))
    #expect(known.status == 202 && counts(known) == [0, 3, 0, most + 1])
  }

  @Test(
    "What is not as it has to be is refused with its place, and never quoted",
    arguments: [
      ("\"kind\":\"paste\"", "\"kind\":\"Ada\"", "/events/1/kind"),
      ("\"phase\":\"point\"", "\"phase\":\"began\"", "/events/1/phase"),
      ("\"sequence\":2", "\"sequence\":1", "/events/1/sequence"),
      ("\"sequence\":2", "\"sequence\":0", "/events/1/sequence"),
      ("\"sequence\":2", "\"sequence\":1.5", "/events/1/sequence"),
      ("\"time_s\":2", "\"time_s\":-0.1", "/events/1/time_s"),
      ("\"time_s\":2", "\"time_s\":86400.1", "/events/1/time_s"),
      ("\"time_s\":2", "\"time_s\":\"Ada\"", "/events/1/time_s"),
      ("\"time_s\":2", "\"time_s\":2,\"device\":\"camera\"", "/events/1/device"),
      ("\"time_s\":2", "\"time_s\":2,\"device\":\"Ada's camera\"", "/events/1/device"),
      ("\"kind\":\"paste\"", "\"kind\":\"device_change\"", "/events/1/device"),
      ("\"time_s\":2", "\"time_s\":2,\"text\":\"Ada\"", "/events/1"),
    ])
  func refused(part: String, other: String, pointer: String) async throws {
    try await scene.start(through: [.consent])
    var body = EventScene.pastes(1...2)
    let range = try #require(body.ranges(of: part).last)
    body.replaceSubrange(range, with: other)
    let reply = try await scene.tell(body)
    #expect(reply.status == 422 && scene.faults(reply, "Problem") == [], "\(reply.text)")
    let pointers = (reply.json["faults"]?.array ?? []).compactMap { $0["pointer"]?.string }
    #expect(pointers.contains { $0.hasPrefix(pointer) }, "\(reply.text)")
    #expect(!reply.text.contains("Ada"))
    #expect(await scene.records.events(of: scene.id, after: nil, limit: 9).isEmpty)
  }

  @Test("A batch of 201 is refused, and one of 200 fits into the bytes that it may have")
  func size() async throws {
    try await scene.start(through: [.consent])
    #expect(try await scene.tell(EventScene.pastes(1...201)).status == 422)
    let longest = (0..<200).map { index in
      "{\"sequence\":\(ClientEvent.mostSequence - index),\"kind\":\"device_change\",\"phase\":\"point\","
        + "\"device\":\"loudspeaker\",\"time_s\":\(80_000.123456 + Double(index))}"
    }
    let reply = try await scene.tell("{\"events\":[\(longest.joined(separator: ","))]}")
    #expect(reply.status == 202 && counts(reply)[0] == 200)
  }
}
