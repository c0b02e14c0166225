import HTTPTypes
import Hummingbird
import KnowledgeBase
import Persistence
import Proctoring
import Results
import SessionModel
import TestSupport
import Tokens
import Workers

@testable import HTTPAPI

/// A server over stores in memory, with its time in hand. Every answer that it gives is held against what its endpoint
/// promises.
struct World: Sendable {
  let records = MemoryRecords(sha256: .tested)
  let blobs = MemoryBlobStore(sha256: .tested)
  /// Of all stores at once.
  let trouble = Trouble()
  let clock = HandClock()
  let checking = ScriptedChecking()
  let log = CapturedLog()
  let work = WorkSignal()
  let tokens: TokenAuthority
  let services: APIServices
  let contract: [Endpoint]
  let responder: APIResponder

  /// - Parameters:
  ///   - stores: Those in memory where not said, as are the blobs.
  ///   - knowledge: The seed where not said; tests that take documents in have one of their own.
  ///   - set: Changes the settings.
  init(
    stores: RecordStores? = nil, files: (any BlobStore)? = nil, knowledge own: MemoryKnowledgeStore? = nil,
    readiness: [ReadinessCheck] = [],
    policy: @escaping @Sendable (String) -> Policy? = { $0 == "1.0" ? .version1 : nil },
    metrics: @escaping @Sendable () -> [UInt8] = { Array("up 1\n".utf8) },
    set: (inout APISettings) -> Void = { _ in }
  ) async throws {
    let knowledge: MemoryKnowledgeStore
    if let own { knowledge = own } else { knowledge = try await Self.seed.value }
    var settings = APISettings(policyVersion: "1.0", programVersion: "0.1.0")
    settings.rate = RequestRate(perSecond: 1, burst: 1_000_000)
    set(&settings)
    tokens = try TokenAuthority(
      keys: TokenKeys(newest: TokenKey()), issuer: Self.issuer, audience: Self.audience)
    let inMemory = RecordStores(
      sessions: records, flags: records, events: records, jobs: records, audit: records)
    let kept = TroubledRecords(stores: stores ?? inMemory, trouble: trouble)
    let troubled = TroubledKnowledge(store: knowledge, trouble: trouble)
    let clock = clock
    services = APIServices(
      sessions: kept, flags: kept, events: kept, jobs: kept, audit: kept,
      blobs: TroubledBlobs(blobs: files ?? blobs, trouble: trouble), knowledge: troubled,
      search: try KnowledgeIndex(store: troubled, embedding: nil), embedding: nil, tokens: tokens,
      policy: policy, recordings: checking, work: work, clock: { clock.now }, readiness: readiness,
      metrics: metrics, settings: settings, log: log.logger)
    contract = APIContract.endpoints(services)
    responder = APIResponder(services)
  }

  static let issuer = "https://proctor.example.org"
  static let audience = "proctor"

  /// The knowledge that comes with the program, read once for all tests.
  private static let seed = Task {
    let store = MemoryKnowledgeStore()
    let ingest = KnowledgeIngest(store: store, embedding: nil, now: { RecordSamples.time(0) })
    for source in SeedKnowledge.sources { _ = try await ingest.ingest(source) }
    return store
  }

  /// Where reports, scores and observations are kept.
  var results: ResultStore { ResultStore(blobs) }

  /// All that is kept: who changes nothing leaves it as it was.
  func everything() async throws -> [String] {
    let sessions = await records.sessions(.everything, before: nil, limit: 1_000)
    let jobs = await records.jobs(JobFilter(), after: nil, limit: 1_000)
    let entries = await records.entries(of: nil, after: 0, limit: 10_000)
    var all = sessions.map { "\($0)" } + jobs.map { "\($0)" } + entries.map { "\($0)" }
    for session in sessions {
      let files = SessionFiles(session.id)
      all += await records.flags(of: session.id, analysis: nil).map { "\($0)" }
      for key in await blobs.keys(in: files.folder, after: nil, limit: 10_000) {
        all.append("\(key) \(await blobs.byteCount(of: key) ?? -1)")
      }
    }
    return all
  }
}
