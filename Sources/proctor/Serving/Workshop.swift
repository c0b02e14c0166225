import Foundation
import KnowledgeBase
import Logging
import ModelCatalog
import Persistence
import Results
import RunFiles
import SessionModel
import Workers

/// The worker of a data folder, with all that it can do.
struct Workshop {
  /// Given when there is work.
  let signal = WorkSignal()
  private let worker: Worker
  private let runningAs: Run

  /// For how long jobs that were done are known.
  private static let keepsDone = Duration.seconds(30 * 24 * 3_600)

  init(
    _ settings: ServeSettings, _ stores: Stores, _ room: EngineRoom, _ models: ModelStore,
    _ scratch: ScratchArea,
    log: Logger
  ) async throws {
    let runs = try RunFolder(settings.data.runs)
    try await Self.takeBack(runs, stores.jobs, log)
    runningAs = try runs.begin()
    let handlers: [any JobHandling] = [
      AnalysisHandler(
        sessions: stores.sessions, flags: stores.flags, blobs: stores.blobs, room: room,
        policy: ServeSettings.policy,
        framesPerSecond: settings.framesPerSecond, scratch: scratch, log: log),
      ScoreHandler(
        sessions: stores.sessions, knowledge: stores.knowledge, results: ResultStore(stores.blobs),
        models: models,
        fetchesModels: true, room: room, policy: ServeSettings.policy, environment: settings.environment,
        log: log),
      ClipHandler(
        flags: stores.flags, blobs: stores.blobs, policy: ServeSettings.policy, scratch: scratch
      ),
      ErasureHandler(sessions: stores.sessions, blobs: stores.blobs, now: { .now }, log: log),
    ]
    let sweep = DeadlineSweep(
      sessions: stores.sessions, jobs: stores.jobs, deadlines: settings.deadlines, keepsDone: Self.keepsDone,
      signal: signal, now: { .now }, log: log)
    worker = try Worker(
      runningAs.worker, queue: stores.jobs, handlers: handlers,
      rounds: [sweep.round, QueueGauges(of: stores.jobs).round],
      signal: signal, clock: .machine(now: { .now }), log: log)
  }

  /// Works until its task is cancelled.
  func run() async {
    await worker.run()
    runningAs.end()
  }

  /// Takes the jobs of workers of this folder that are gone back, so that nobody waits for their leases; a job is blamed
  /// only where its worker died of it.
  private static func takeBack(_ runs: RunFolder, _ queue: any JobQueue, _ log: Logger) async throws {
    for gone in try runs.gone() {
      let count = try await queue.takeBack(from: gone.worker, gone.end, at: .now)
      log.warning(
        "a worker did not end in order", metadata: ["end": "\(gone.end)", "jobs_taken_back": "\(count)"])
      gone.forget()
    }
  }
}
