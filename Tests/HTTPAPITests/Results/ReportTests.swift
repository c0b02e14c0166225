import Foundation
import Persistence
import Proctoring
import Results
import SessionModel
import TestSupport
import Testing

@testable import HTTPAPI

@Suite("Reading a report")
struct ReportTests {
  @Test("as JSON, and as a page with its clips in it")
  func both() async throws {
    let (world, path) = try await scored()
    let json = try await world.ask(Ask(.get, path, by: .hr), expecting: 200)
    #expect(json.json["session"]?["candidate"]?["name"] == "Zoë Quillfeather")
    #expect(json.json["flags"]?.array?.count == 2)
    #expect(json.json["transcript"]?["segments"]?.array?.first?["text"] == "I measure before I cut.")
    let page = try await world.ask(Ask(.get, path, by: .hr).header("Accept", "text/html"), expecting: 200)
    #expect(page.header("Content-Type") == "text/html; charset=utf-8")
    for subject in [ClipWindow.Subject.flag, .peak] {
      let content = Data(ResultSamples.clip(subject)).base64EncodedString()
      #expect(page.text.contains("data:video/mp4;base64,\(content)"))
    }
    for reply in [json, page] {
      #expect(reply.header("Vary") == "Accept")
      #expect(reply.header("Cache-Control") == "private, no-cache")
    }
    #expect(json.header("ETag") != page.header("ETag"))
  }

  @Test("as a page whose clips are not at hand links to them")
  func linked() async throws {
    let (world, path) = try await scored()
    let session = path.replacing("/report", with: "")
    let folder = try BlobFolder("sessions/\(session.split(separator: "/").last ?? "")/analyses/1/clips")
    _ = try await world.services.blobs.removeAll(in: folder)
    let page = try await world.ask(Ask(.get, path, by: .hr).header("Accept", "text/html"), expecting: 200)
    #expect(page.text.contains("\(session)/flags/flag-1/clip?analysis=1"))
    #expect(page.text.contains("/flags/flag-1/peak-clip?analysis=1"))
  }

  @Test("that the caller has is not sent again, until anything in it changes")
  func notModified() async throws {
    let (world, path) = try await scored()
    for accept in ["application/json", "text/html"] {
      let ask = Ask(.get, path, by: .hr).header("Accept", accept)
      let tag = try #require(try await world.ask(ask, expecting: 200).header("ETag"))
      for known in [tag, "W/\(tag)", "\"x\", \(tag)", "*"] {
        let reply = try await world.ask(ask.header("If-None-Match", known), expecting: 304)
        #expect(reply.header("ETag") == tag)
        // What was stored is kept by the same rules as before.
        #expect(reply.header("Cache-Control") == "private, no-cache")
        #expect(reply.header("Vary") == "Accept")
      }
      try await world.ask(ask.header("If-None-Match", "\"x\""), expecting: 200)
    }
    let ask = Ask(.get, path, by: .hr)
    let tag = try #require(try await world.ask(ask, expecting: 200).header("ETag"))
    let breach = path.replacing("/report", with: "/breach")
    try await world.ask(Ask(.post, breach, by: .hr).json(["reason": "quill"]), expecting: 200)
    try await world.ask(ask.header("If-None-Match", tag), expecting: 200)
  }

  @Test("of another type is not there")
  func notAcceptable() async throws {
    let (world, path) = try await scored()
    try await world.ask(Ask(.get, path, by: .hr).header("Accept", "application/pdf"), expecting: 406)
  }

  @Test(
    "before there is one tells where the session stands",
    arguments: [SessionState.created, .consented, .checking, .inProgress, .ended, .expired, .abandoned])
  func notReady(state: SessionState) async throws {
    let world = try await World()
    let id = try await world.session(1, reaching: state)
    for name in ["report", "transcript"] {
      let reply = try await world.ask(Ask(.get, "/api/ai-interview/\(id)/\(name)", by: .hr), expecting: 409)
      #expect(reply.json["state"] == .string(state.rawValue))
      // Nothing is under way that waiting would help.
      #expect(reply.header("Retry-After") == nil)
    }
  }

  @Test("after erasure tells that it is gone, and so does everything else of the session")
  func erased() async throws {
    let (world, path) = try await scored()
    let session = path.replacing("/report", with: "")
    try await world.ask(Ask(.post, "\(session)/erase", by: .admin).json(["reason": "asked"]), expecting: 200)
    for name in ["report", "transcript", "flags", "recording"] {
      let reply = try await world.ask(Ask(.get, "\(session)/\(name)", by: .hr), expecting: 410)
      #expect(reply.json["state"] == "erased")
    }
    for name in ["clip", "peak-clip"] {
      try await world.ask(Ask(.get, "\(session)/flags/flag-1/\(name)", by: .hr), expecting: 404)
    }
    let reason = Ask(.post, "\(session)/breach", by: .hr).json(["reason": "r"])
    try await world.ask(reason, expecting: 410)
    try await world.ask(Ask(.get, session, by: .hr), expecting: 200)
    try await world.ask(Ask(.get, "\(session)/audit", by: .hr), expecting: 200)
  }

  @Test("that is damaged is a fault that tells nothing of where it lies")
  func damaged() async throws {
    let (world, path) = try await scored()
    let id = RecordSamples.session(1)
    let key = try AnalysisFiles(id, 1).report
    _ = try await world.blobs.put(key, ResultSamples.chunks(Array("{}".utf8)), atMost: 10)
    let reply = try await world.ask(Ask(.get, path, by: .hr), expecting: 500)
    #expect(!reply.text.contains("analyses"))
    #expect(world.log.lines.contains { $0.contains("getReport") && $0.contains("request-1") })
  }

  @Test("gives what was said alone")
  func transcript() async throws {
    let (world, path) = try await scored()
    let ask = Ask(.get, path.replacing("/report", with: "/transcript"), by: .admin)
    let reply = try await world.ask(ask, expecting: 200)
    #expect(reply.json["segments"]?.array?.first?["text"] == "I measure before I cut.")
  }

  private func scored() async throws -> (World, path: String) {
    let world = try await World()
    let id = try await world.session(1, reaching: .scored)
    try await world.analyse(id, flags: 2)
    _ = try await world.results.put(ResultSamples.score(1), of: id)
    return (world, "/api/ai-interview/\(id)/report")
  }
}
