import Logging
import Persistence

/// One job, from its taking to its end.
struct JobRun: Sendable {
  let job: Job
  let ticket: JobTicket
  let handler: any JobHandling
  let timeLimit: Duration
  let queue: HeldQueue
  /// Given when other jobs may wait.
  let signal: WorkSignal
  let log: Logger
  let metrics: JobMetrics

  private var clock: WorkerClock { queue.clock }

  /// Carries it out and tells the queue. Returns when the handler has come back, too, so that never more run than may;
  /// when the worker is to stop, one that does not heed its cancellation is left behind.
  func run() async {
    let start = clock.elapsed()
    let (events, teller) = AsyncStream<JobWatch.Event>.makeStream()
    let returned = WorkSignal()
    let work = Task {
      teller.yield(.returned(await carriedOut(teller)))
      returned.notify()
    }
    let outcome = await watch(work, events, teller)
    tell(outcome, took: clock.elapsed() - start)
    if !returned.isGiven { await waitForLate(returned) }
  }

  private func carriedOut(_ teller: AsyncStream<JobWatch.Event>.Continuation) async -> Result<
    [NewJob], any Error
  > {
    let lease = LeaseGuard {
      let isHeld = try await queue.confirm(ticket)
      if !isHeld { teller.yield(.leaseLost) }
      return isHeld
    }
    do { return .success(try await handler.carryOut(job, lease)) } catch { return .failure(error) }
  }

  private func watch(
    _ work: Task<Void, Never>, _ events: AsyncStream<JobWatch.Event>,
    _ teller: AsyncStream<JobWatch.Event>.Continuation
  ) async -> JobOutcome {
    await withTaskGroup { group in
      group.addTask { await keepLease(teller) }
      group.addTask { await tell(.timeOver, to: teller, after: timeLimit) }
      group.addTask {
        await queue.stop.given(after: 0)
        await tell(.graceOver, to: teller, after: queue.pace.grace)
      }
      defer { group.cancelAll() }
      var watch = JobWatch()
      for await event in events {
        switch watch.take(event) {
        case .wait: break
        case .cancel:
          work.cancel()
          group.addTask { await tell(.patienceOver, to: teller, after: queue.pace.patience) }
        case .settle(let settlement): return await settled(settlement)
        }
      }
      return .unsettled
    }
  }

  private func tell(
    _ event: JobWatch.Event, to teller: AsyncStream<JobWatch.Event>.Continuation, after length: Duration
  ) async {
    guard (try? await clock.sleep(length)) != nil else { return }
    teller.yield(event)
  }

  /// Sends heartbeats, sooner again where the queue failed.
  private func keepLease(_ teller: AsyncStream<JobWatch.Event>.Continuation) async {
    var length = queue.pace.heartbeat
    while (try? await clock.sleep(length)) != nil {
      let isHeld = await queue.heartbeat(ticket)
      length = queue.pace.heartbeat / (isHeld == nil ? 4 : 1)
      if isHeld == false { return _ = teller.yield(.leaseLost) }
    }
  }

  private func waitForLate(_ returned: WorkSignal) async {
    log.error("does not end though it was cancelled", metadata: metadata)
    await WorkSignal.first(of: [(returned, 0), (queue.stop, 0)])
  }

  private func tell(_ outcome: JobOutcome, took length: Duration) {
    metrics.count(job.work.kind, outcome, took: length)
    var metadata = metadata
    metadata["outcome"] = "\(outcome.rawValue)"
    log.log(level: outcome.level, "job ended", metadata: metadata)
  }

  private var metadata: Logger.Metadata {
    ["job": "\(job.id)", "kind": "\(job.work.kind.rawValue)", "attempt": "\(job.progress.attempts)"]
  }
}

extension JobOutcome {
  /// How loud its log is: a job that was given up waits for a person.
  fileprivate var level: Logger.Level {
    switch self {
    case .done, .givenBack: .info
    case .failed, .lost: .warning
    case .dead, .unsettled: .error
    }
  }
}
