import Logging
import Persistence
import SessionModel

/// Does what is due by the calendar: lets sessions expire, gives up silent ones, erases old ones, and forgets jobs that
/// were done long ago.
public struct DeadlineSweep: Sendable {
  private let sessions: any SessionStore
  private let jobs: any JobQueue
  private let deadlines: SessionDeadlines
  private let keepsDone: Duration
  private let bounds: SweepBounds
  private let signal: WorkSignal
  private let now: @Sendable () -> WallTime
  private let log: Logger

  /// Creates a sweep.
  ///
  /// - Parameters:
  ///   - keepsDone: For how long jobs that were done are known, and their keys taken.
  ///   - signal: Given when an erasure was enqueued.
  public init(
    sessions: any SessionStore, jobs: any JobQueue, deadlines: SessionDeadlines, keepsDone: Duration,
    bounds: SweepBounds = SweepBounds(), signal: WorkSignal, now: @escaping @Sendable () -> WallTime,
    log: Logger
  ) {
    self.sessions = sessions
    self.jobs = jobs
    self.deadlines = deadlines
    self.keepsDone = keepsDone
    self.bounds = bounds
    self.signal = signal
    self.now = now
    self.log = log
  }

  /// Does it each minute.
  public var round: Round { Round("deadlines", every: .seconds(60)) { _ = try await run() } }

  /// Does it once. A session that fails is left for the next time and stops no other.
  ///
  /// - Throws: ``StoreError`` where it cannot be told what is due, or what was done cannot be forgotten;
  ///   `CancellationError` between two sessions.
  public func run() async throws -> SweepTally {
    var tally = SweepTally()
    let moment = now()
    let actor = try Principal(.service, "retention")
    while tally.seen < bounds.mostSessions, case let page = try await page(tally, at: moment), !page.isEmpty {
      for due in page {
        try Task.checkCancellation()
        await apply(due, by: actor, &tally)
      }
    }
    tally.forgotten = try await jobs.forgetDone(before: moment - keepsDone)
    if tally.failed > 0 { log.error("deadlines could not be kept", metadata: tally.failures) }
    if tally.didSomething { log.info("deadlines passed", metadata: tally.metadata) }
    return tally
  }

  /// The next sessions that are due and were not left alone in this run. Those stay due and come first again, so as
  /// many more are asked for.
  private func page(_ tally: SweepTally, at moment: WallTime) async throws -> [DueSession] {
    let wanted = min(bounds.pageSize, bounds.mostSessions - tally.seen)
    let due = try await sessions.due(by: deadlines, at: moment, limit: wanted + tally.left.count)
    return Array(due.filter { !tally.left.contains($0.id) }.prefix(wanted))
  }

  private func apply(_ due: DueSession, by actor: Principal, _ tally: inout SweepTally) async {
    do {
      let moment = now()
      let change = try SessionChange(
        due.event, enqueuing: due.event == .erase ? [ErasureJob.new(for: due.id, at: moment)] : [])
      // Whole: a change is not to be cancelled under way.
      let outcome = try await Task { [sessions] in
        try await sessions.apply(change, to: due.id, ifVersion: due.version, by: actor, at: moment)
      }.value
      tally.count(due, outcome)
      if due.event == .erase { signal.notify() }
    } catch {
      tally.fail(due, error)
    }
  }
}
