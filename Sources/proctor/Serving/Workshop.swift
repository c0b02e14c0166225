import Foundation
import KnowledgeBase
import Logging
import ModelCatalog
import Persistence
import Results
import SessionModel
import Workers

/// The worker of a data folder, with all that it can do.
struct Workshop {
  /// Given when there is work.
  let signal = WorkSignal()
  private let worker: Worker

  /// How often the numbers of waiting jobs are read.
  private static let gaugeInterval = Duration.seconds(15)
  /// For how long jobs that were done are known.
  private static let keepsDone = Duration.seconds(30 * 24 * 3_600)

  init(_ settings: ServeSettings, _ stores: Stores, _ room: EngineRoom, _ models: ModelStore, log: Logger)
    throws
  {
    ScratchFolder.clear(settings.data.scratch)
    let handlers: [any JobHandling] = [
      AnalysisHandler(
        sessions: stores.sessions, flags: stores.flags, blobs: stores.blobs, room: room,
        policy: ServeSettings.policy,
        framesPerSecond: settings.framesPerSecond, scratch: settings.data.scratch, log: log),
      ScoreHandler(
        sessions: stores.sessions, knowledge: stores.knowledge, results: ResultStore(stores.blobs),
        models: models,
        fetchesModels: true, room: room, policy: ServeSettings.policy, environment: settings.environment,
        log: log),
      ClipHandler(
        flags: stores.flags, blobs: stores.blobs, policy: ServeSettings.policy, scratch: settings.data.scratch
      ),
      ErasureHandler(sessions: stores.sessions, blobs: stores.blobs, now: { .now }, log: log),
    ]
    let sweep = DeadlineSweep(
      sessions: stores.sessions, jobs: stores.jobs, deadlines: settings.deadlines, keepsDone: Self.keepsDone,
      signal: signal, now: { .now }, log: log)
    let gauges = QueueGauges(of: stores.jobs)
    let gaugeRound = Round("gauges", every: Self.gaugeInterval) { try await gauges.read() }
    worker = try Worker(
      try Self.name(), queue: stores.jobs, handlers: handlers, rounds: [sweep.round, gaugeRound],
      signal: signal, clock: .machine(now: { .now }), log: log)
  }

  /// Works until its task is cancelled.
  func run() async { await worker.run() }

  /// A name that no other worker has, now or after a restart.
  private static func name() throws -> WorkerID {
    let host = ProcessInfo.processInfo.hostName.filter {
      $0.isASCII && ($0.isLetter || $0.isNumber || "-.".contains($0))
    }
    return try WorkerID(
      "\(host.prefix(100))-\(ProcessInfo.processInfo.processIdentifier)-\(UUID().uuidString.prefix(8))")
  }
}
