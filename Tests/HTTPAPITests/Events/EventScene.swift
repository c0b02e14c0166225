import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import KnowledgeBase
import Logging
import NIOCore
import Persistence
import Proctoring
import SessionModel
import Synchronization
import TestSupport
import Tokens
import WireJSON
import Workers

@testable import HTTPAPI

/// One session behind the interface, to be told of by its candidate.
struct EventScene {
  let records = MemoryRecords(sha256: .tested)
  let id = RecordSamples.session(1)
  /// Seconds after the beginning.
  let now = NowInHand()
  let services: APIServices
  private let tokens: TokenAuthority

  /// The time of the server.
  final class NowInHand: Sendable {
    private let seconds = Mutex<Int64>(10)
    var time: WallTime { RecordSamples.time(seconds.withLock(\.self)) }
    func set(_ value: Int64) { seconds.withLock { $0 = value } }
  }

  /// Asked for nothing here.
  private struct NoChecking: RecordingChecking {
    struct Unscripted: Error {}
    func fault(of file: BlobKey) async throws -> String? { throw Unscripted() }
  }

  init() throws {
    tokens = try TokenAuthority(
      keys: TokenKeys(newest: TokenKey()), issuer: "https://proctor.example.org", audience: "proctor")
    let (knowledge, now) = (MemoryKnowledgeStore(), now)
    services = APIServices(
      sessions: records, flags: records, events: records, jobs: records, audit: records,
      blobs: MemoryBlobStore(sha256: .tested), knowledge: knowledge,
      search: try KnowledgeIndex(store: knowledge, embedding: nil), embedding: nil, tokens: tokens,
      policy: { $0 == "1.0" ? .version1 : nil }, recordings: NoChecking(), work: WorkSignal(),
      clock: { now.time }, readiness: [], metrics: { [] },
      settings: APISettings(policyVersion: "1.0", programVersion: "0.1.0"),
      log: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
  }

  /// Starts a session and lets things happen to it.
  func start(_ number: Int = 1, through events: [SessionEvent] = []) async throws {
    _ = try await records.start(
      RecordSamples.newSession(number), key: nil, by: RecordSamples.hr(), at: RecordSamples.time(0))
    for event in events {
      _ = try await records.apply(
        SessionChange(event), to: RecordSamples.session(number), ifVersion: nil, by: RecordSamples.hr(),
        at: RecordSamples.time(1))
    }
  }

  /// What was answered.
  struct Reply {
    let status: Int
    let json: JSONValue
    let text: String
  }

  /// A call by somebody of a role; a candidate's token is for the session `owner`.
  func call(
    _ method: HTTPRequest.Method, _ role: Role, owner: Int = 1, query: String = "", body: String? = nil,
    session: String? = nil
  ) async throws -> Reply {
    let own = role == .candidate ? RecordSamples.session(owner) : nil
    let token = try tokens.mint(
      role: role, subject: own?.description ?? "somebody@example.org", session: own,
      lifetime: .seconds(3_600),
      at: now.time)
    var headers: HTTPFields = [.authorization: "Bearer \(token)"]
    if body != nil { headers[.contentType] = "application/json" }
    let sent = headers
    let application = Application(responder: APIResponder(services))
    return try await application.test(.router) { client in
      let answer = try await client.execute(
        uri: "/api/ai-interview/\(session ?? id.description)/events\(query)", method: method, headers: sent,
        body: body.map { ByteBuffer(string: $0) })
      let bytes = [UInt8](answer.body.readableBytesView)
      return Reply(
        status: answer.status.code,
        json: try JSONValue(parsing: bytes, limits: RequestReading.limits(bytes: 1 << 20)),
        text: String(decoding: bytes, as: UTF8.self))
    }
  }

  /// The candidate tells.
  func tell(_ body: String) async throws -> Reply { try await call(.post, .candidate, body: body) }

  /// A batch of pastes of these numbers, each a second after the one before.
  static func pastes(_ numbers: ClosedRange<Int>) -> String {
    let events = numbers.map {
      "{\"sequence\":\($0),\"kind\":\"paste\",\"phase\":\"point\",\"time_s\":\($0)}"
    }
    return "{\"events\":[\(events.joined(separator: ","))]}"
  }

  /// The faults that an answer breaks its definition by.
  func faults(_ reply: Reply, _ definition: String) -> [String] {
    JSONSchema.reference(definition).faults(in: reply.json, definitions: APIContract.definitions)
      .map { "\($0.pointer) \($0.problem)" }
  }
}
