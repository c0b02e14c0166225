import Persistence
import Results
import SessionModel
import TestSupport
import Testing
import WireJSON

@testable import HTTPAPI

@Suite("Handing in a recording")
struct UploadTests {
  /// Bytes of which no two parts of a hundred are the same.
  static func recording(_ count: Int = 1_000) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: $0 / 256 &+ $0) }
  }

  static func upload(_ id: SessionID, by asker: Asker? = nil) -> Ask {
    Ask(.post, "/api/ai-interview/\(id)/recording", by: asker ?? .candidate(id))
  }

  @Test("whole is accepted, enqueues its analysis, and is accepted again when the answer was lost")
  func whole() async throws {
    let world = try await World()
    let id = try await world.session(1, reaching: .consented)
    world.checking.expect(.fits)
    let ask = Self.upload(id).bytes(Self.recording(), type: "video/mp4")
    let reply = try await world.ask(ask, expecting: 202)
    #expect(reply.json["complete"] == true)
    #expect(reply.header("Location") == "/api/ai-interview/\(id)/report")
    try await isHandedIn(world, id, Self.recording())
    #expect(try await world.ask(ask, expecting: 202).bytes == reply.bytes)
    try await stands(world, id, at: 1_000)
    // Another one is not taken for it.
    try await world.ask(Self.upload(id).bytes([1, 2, 3], type: "video/mp4"), expecting: 409)
    try await isHandedIn(world, id, Self.recording())
  }

  @Test("in parts, each of which is told how far it came")
  func parts() async throws {
    let world = try await World()
    let id = try await world.session()
    let bytes = Self.recording()
    world.checking.expect(.fits)
    for (from, until) in [(0, 300), (300, 301), (301, 1_000)] {
      let part = Self.upload(id, by: .hr).bytes(Array(bytes[from..<until]), type: "application/octet-stream")
        .header("Upload-Offset", "\(from)").header("Upload-Length", "1000")
      let reply = try await world.ask(part, expecting: 202)
      #expect(reply.json["complete"] == .bool(until == 1_000))
      guard until < 1_000 else { continue }
      #expect(reply.header("Upload-Offset") == "\(until)")
      #expect(reply.json["upload_offset"] == JSONValue(until))
      try await stands(world, id, at: until)
      #expect(await world.state(of: id) == .created)
    }
    try await isHandedIn(world, id, bytes)
  }

  @Test("in parts of more than a piece, however the network cuts them")
  func pieces() async throws {
    let world = try await World()
    let id = try await world.session()
    let bytes = Self.recording(2 * UploadParts.partBytes + 5)
    let cuts = stride(from: 0, to: bytes.count, by: 3 << 20).map {
      Array(bytes[$0..<min($0 + 3 << 20, bytes.count)])
    }
    world.checking.expect(.fits)
    try await world.ask(Self.upload(id).pieces(cuts), expecting: 202)
    try await isHandedIn(world, id, bytes)
  }

  @Test("goes on where the connection broke, with nothing lost that had arrived")
  func torn() async throws {
    let world = try await World()
    let id = try await world.session()
    let bytes = Self.recording()
    let part = Self.upload(id).header("Upload-Length", "1000")
    try await world.ask(
      part.pieces([Array(bytes[..<100]), Array(bytes[100..<250])], then: Broken()), expecting: 400)
    try await stands(world, id, at: 250)
    try await world.ask(
      part.pieces([Array(bytes[250..<251])], then: Broken()).header("Upload-Offset", "250"), expecting: 400)
    try await stands(world, id, at: 251)
    world.checking.expect(.fits)
    // What is left is sent as all that is missing.
    try await world.ask(
      Self.upload(id).bytes(Array(bytes[251...]), type: "video/webm").header("Upload-Offset", "251"),
      expecting: 202)
    try await isHandedIn(world, id, bytes)
    #expect(!world.log.lines.contains { $0.hasPrefix("error") })
  }

  @Test("from a wrong place is refused, and the place told")
  func wrongOffset() async throws {
    let world = try await World()
    let id = try await world.session()
    let part = Self.upload(id).bytes([1, 2, 3], type: "video/webm").header("Upload-Length", "10")
    for offset in ["1", "3", "9999"] {
      let reply = try await world.ask(part.header("Upload-Offset", offset), expecting: 409)
      #expect(reply.header("Upload-Offset") == "0")
    }
    try await world.ask(part, expecting: 202)
    for offset in ["0", "2", "4"] {
      let reply = try await world.ask(part.header("Upload-Offset", offset), expecting: 409)
      #expect(reply.header("Upload-Offset") == "3")
    }
    try await stands(world, id, at: 3)
  }

  @Test("whole begins anew, whatever had arrived of another one")
  func anew() async throws {
    let world = try await World()
    let id = try await world.session()
    let part = Self.upload(id).bytes([9, 9, 9, 9, 9], type: "video/webm").header("Upload-Length", "10")
    try await world.ask(part, expecting: 202)
    world.checking.expect(.fits)
    try await world.ask(Self.upload(id).bytes([1, 2, 3], type: "video/webm"), expecting: 202)
    try await isHandedIn(world, id, [1, 2, 3])
  }

  @Test(
    "with nonsense for a number is refused",
    arguments: [
      ("Upload-Offset", "x"), ("Upload-Offset", "-1"), ("Upload-Offset", "+1"), ("Upload-Length", "1.5"),
      ("Upload-Length", "-5"), ("Upload-Length", "0x10"), ("Upload-Length", "9999999999999999"),
    ])
  func nonsense(name: String, value: String) async throws {
    let world = try await World()
    let id = try await world.session()
    let before = try await world.everything()
    let ask = Self.upload(id).bytes([1, 2, 3], type: "video/webm").header(name, value)
    let reply = try await world.ask(ask, expecting: 422)
    #expect(reply.pointers == [name])
    #expect(try await world.everything() == before)
  }

  func stands(_ world: World, _ id: SessionID, at offset: Int) async throws {
    let ask = Ask(.head, "/api/ai-interview/\(id)/recording", by: .candidate(id))
    #expect(try await world.ask(ask, expecting: 204).header("Upload-Offset") == "\(offset)")
  }

  /// The session has ended with this recording, nothing else is left, and it is to be analysed.
  private func isHandedIn(_ world: World, _ id: SessionID, _ bytes: [UInt8]) async throws {
    let files = SessionFiles(id)
    #expect(await world.state(of: id) == .ended)
    #expect(await world.records.job(JobKey(rawValue: "analysis/\(id)/1")) != nil)
    #expect(await world.blobs.keys(in: files.folder, after: nil, limit: 10) == [files.recording])
    let read = try await world.ask(Ask(.get, "/api/ai-interview/\(id)/recording", by: .hr), expecting: 200)
    #expect(read.bytes == bytes)
  }
}
