import Hummingbird
import NIOCore
import Persistence
import Results
import SessionModel
import TestSupport
import Testing

@testable import HTTPAPI

@Suite("A recording that cannot be taken leaves nothing behind")
struct UploadFaultTests {
  @Test("when it is too large, whether that is told or not; another can be handed in")
  func tooLarge() async throws {
    let world = try await World(set: { $0.mostRecordingBytes = 1_000 })
    let id = try await world.session()
    let before = try await world.everything()
    let bytes = [UInt8](repeating: 7, count: 1_001)
    let part = UploadTests.upload(id).bytes([1], type: "video/webm")
    let asks = [
      UploadTests.upload(id).bytes(bytes, type: "video/webm"),
      UploadTests.upload(id).pieces([Array(bytes[..<600]), Array(bytes[600...])]),
      part.header("Upload-Length", "1001"),
      UploadTests.upload(id).pieces([[1, 2, 3]]).header("Upload-Length", "2"),
    ]
    for ask in asks {
      let reply = try await world.ask(ask, expecting: 413)
      #expect(reply.header("Connection") == "close")
      #expect(try await world.everything() == before)
    }
    // A part that arrived before the one that is too much.
    try await world.ask(part.header("Upload-Length", "2"), expecting: 202)
    try await world.ask(
      UploadTests.upload(id).pieces([[1, 2]]).header("Upload-Length", "2").header("Upload-Offset", "1"),
      expecting: 413)
    #expect(try await world.everything() == before)
    try await UploadTests().stands(world, id, at: 0)
    world.checking.expect(.fits)
    try await world.ask(UploadTests.upload(id).bytes([1], type: "video/webm"), expecting: 202)
  }

  @Test("when it is shorter than what had arrived by the length that it now says")
  func shrunk() async throws {
    let world = try await World()
    let id = try await world.session()
    let part = UploadTests.upload(id).bytes([1, 2, 3], type: "video/webm").header("Upload-Length", "9")
    try await world.ask(part, expecting: 202)
    try await world.ask(
      UploadTests.upload(id).bytes([], type: "video/webm").header("Upload-Length", "2")
        .header("Upload-Offset", "3"), expecting: 422)
    #expect(await world.state(of: id) == .created)
    try await UploadTests().stands(world, id, at: 3)
  }

  @Test("when it is empty")
  func empty() async throws {
    let world = try await World()
    let id = try await world.session()
    let before = try await world.everything()
    try await world.ask(UploadTests.upload(id).bytes([], type: "video/webm"), expecting: 422)
    try await world.ask(
      UploadTests.upload(id).bytes([], type: "video/webm").header("Upload-Length", "0"), expecting: 422)
    #expect(try await world.everything() == before)
  }

  @Test("when it is no media: why is told, and another is taken")
  func notMedia() async throws {
    let world = try await World()
    let id = try await world.session()
    let before = try await world.everything()
    world.checking.expect(.doesNotFit("it has no picture"), .fits)
    let ask = UploadTests.upload(id).bytes([1, 2, 3], type: "video/webm")
    let reply = try await world.ask(ask, expecting: 422)
    #expect(reply.json["detail"]?.string?.contains("it has no picture") == true)
    #expect(try await world.everything() == before)
    try await world.ask(ask, expecting: 202)
    #expect(await world.state(of: id) == .ended)
  }

  @Test("when it could not be looked at, it can be tried again without being sent again")
  func notLookedAt() async throws {
    let world = try await World()
    let id = try await world.session()
    world.checking.expect(.fails(StoreError.busy(path: "records")), .fits)
    let part = UploadTests.upload(id).header("Upload-Length", "3")
    try await world.ask(part.bytes([1, 2, 3], type: "video/webm"), expecting: 503)
    #expect(await world.state(of: id) == .created)
    try await world.ask(
      part.bytes([], type: "video/webm").header("Upload-Offset", "3"), expecting: 202)
    #expect(await world.state(of: id) == .ended)
  }

  @Test("when another upload is under way, which then goes on undisturbed")
  func twoAtOnce() async throws {
    let world = try await World()
    let id = try await world.session()
    let (body, source) = RequestBody.makeStream()
    world.checking.expect(.fits)
    var first = UploadTests.upload(id).pieces([])
    first.body = .stream(body)
    let running = first
    let reply = Task { try await world.ask(running, expecting: 202) }
    // More than a part, so that what was sent is known to be taken when the next piece is.
    for _ in 0..<8 { await source.yield(ByteBuffer(repeating: 1, count: 3 << 20)) }
    try await world.ask(UploadTests.upload(id).bytes([2, 2], type: "video/webm"), expecting: 409)
    // Another session's is taken meanwhile.
    let other = try await world.session(2)
    world.checking.expect(.fits)
    try await world.ask(UploadTests.upload(other).bytes([2, 2], type: "video/webm"), expecting: 202)
    source.finish()
    #expect(try await reply.value.status == 202)
    let kept = await world.blobs.byteCount(of: SessionFiles(id).recording)
    #expect(kept == 24 << 20)
  }

  @Test("when the session is erased meanwhile, not a byte stays, torn or whole", arguments: [false, true])
  func erased(isTorn: Bool) async throws {
    let world = try await World()
    let id = try await world.session()
    let erase = Ask(.post, "/api/ai-interview/\(id)/erase", by: .admin).json(["reason": "asked"])
    if isTorn {
      let pieces = Tally()
      let stream = AsyncThrowingStream<ByteBuffer, any Error> {
        pieces.add()
        if pieces.count == 1 { return ByteBuffer(bytes: [1, 2, 3]) }
        _ = try await world.ask(erase, expecting: 200)
        throw Broken()
      }
      var ask = UploadTests.upload(id).pieces([])
      ask.body = .stream(RequestBody(asyncSequence: stream))
      try await world.ask(ask, expecting: 410)
    } else {
      world.checking.expect(.fits)
      world.checking.during { _ = try await world.ask(erase, expecting: 200) }
      try await world.ask(UploadTests.upload(id).bytes([1, 2, 3], type: "video/webm"), expecting: 410)
    }
    #expect(await world.blobs.keys(in: SessionFiles(id).folder, after: nil, limit: 10).isEmpty)
  }

  @Test("when the session is past it", arguments: SessionState.allCases)
  func states(state: SessionState) async throws {
    let world = try await World()
    let id = try await world.session(1, reaching: state)
    guard state != .created, state != .consented else { return }
    let before = try await world.everything()
    let expected = state == .erased ? 410 : 409
    try await world.ask(UploadTests.upload(id, by: .hr).bytes([1], type: "video/mp4"), expecting: expected)
    try await world.ask(Ask(.head, "/api/ai-interview/\(id)/recording", by: .hr), expecting: expected)
    #expect(try await world.everything() == before)
  }
}
