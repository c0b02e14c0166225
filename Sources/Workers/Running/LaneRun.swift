import Logging
import Persistence

/// One lane at work: takes jobs while it has places, and looks for more when it hears of some or has waited enough.
struct LaneRun: Sendable {
  let lane: Lane
  let handlers: [JobKind: any JobHandling]
  let queue: HeldQueue
  let signal: WorkSignal
  let log: Logger
  let metrics: JobMetrics

  /// Goes on until the worker is told to stop and all jobs have ended.
  func run() async {
    let (places, free) = AsyncStream<Void>.makeStream()
    for _ in 0..<lane.width { free.yield() }
    await withDiscardingTaskGroup { group in
      for await _ in places {
        guard let run = await next() else { break }
        group.addTask {
          await run.run()
          if queue.free(run.job) { signal.notify() }
          free.yield()
        }
      }
    }
  }

  /// Waits for a job; nil when the worker is to stop.
  private func next() async -> JobRun? {
    var failures = 0
    var idle = queue.pace.firstIdle
    while !queue.stop.isGiven {
      // Before it is looked, so that a job that comes right after is heard of.
      let seen = signal.count
      switch await queue.take(Set(handlers.keys)) {
      case .job(let job):
        guard let run = run(of: job) else { continue }
        guard queue.stop.isGiven else { return run }
        _ = await run.settled(.giveBack)
        _ = queue.free(job)
      case .nothing:
        failures = 0
        await queue.clock.pause(idle, unless: [(signal, seen), (queue.stop, 0)])
        idle = min(idle * 2, queue.pace.longestIdle)
      case .failed:
        failures += 1
        await queue.rest(afterTries: failures)
      }
    }
    return nil
  }

  private func run(of job: Job) -> JobRun? {
    guard let ticket = job.ticket, let handler = handlers[job.work.kind] else { return nil }
    return JobRun(
      job: job, ticket: ticket, handler: handler, timeLimit: lane.timeLimit, queue: queue, signal: signal,
      log: log, metrics: metrics)
  }
}
