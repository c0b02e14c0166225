import Logging
import Metrics
import Persistence

/// Takes jobs from a queue and has them carried out, until it is told to stop.
///
/// It holds a job by heartbeats and stops it when it is no longer its own. A job that fails is tried again, later each
/// time. A queue that fails is asked again and never ends the worker.
public struct Worker: Sendable {
  private let id: WorkerID
  private let queue: any JobQueue
  private let handlers: [JobKind: any JobHandling]
  private let lanes: [Lane]
  private let rounds: [Round]
  private let pace: WorkerPace
  private let signal: WorkSignal
  private let clock: WorkerClock
  private let chance: Chance
  private let log: Logger
  private let metrics: JobMetrics

  /// Creates a worker.
  ///
  /// - Parameters:
  ///   - id: Its name; of two that run at once each has its own.
  ///   - handlers: Their kinds are taken, and no others.
  ///   - lanes: Every handler's kind is in one of them.
  ///   - rounds: What it does beside.
  ///   - signal: Given when a job was enqueued in this process.
  ///   - random: Spreads the times at which something is tried again.
  public init(
    _ id: WorkerID, queue: any JobQueue, handlers: [any JobHandling], lanes: [Lane] = Lane.standard,
    rounds: [Round] = [], pace: WorkerPace = WorkerPace(), signal: WorkSignal = WorkSignal(),
    clock: WorkerClock, random: sending any RandomNumberGenerator = SystemRandomNumberGenerator(),
    log: Logger, metrics: any MetricsFactory = MetricsSystem.factory
  ) throws(WorkerError) {
    self.id = id
    self.queue = queue
    self.handlers = try Self.handlersByKind(handlers)
    self.lanes = lanes
    self.rounds = rounds
    self.pace = pace
    self.signal = signal
    self.clock = clock
    chance = Chance(random)
    self.log = log
    self.metrics = JobMetrics(Set(self.handlers.keys), metrics)
    try Self.check(lanes, for: Set(self.handlers.keys))
  }

  private static func handlersByKind(
    _ handlers: [any JobHandling]
  ) throws(WorkerError) -> [JobKind: any JobHandling] {
    var byKind: [JobKind: any JobHandling] = [:]
    for handler in handlers {
      for kind in handler.kinds {
        guard byKind.updateValue(handler, forKey: kind) == nil else { throw .twoHandlers(kind) }
      }
    }
    return byKind
  }

  private static func check(_ lanes: [Lane], for kinds: Set<JobKind>) throws(WorkerError) {
    var placed: Set<JobKind> = []
    for lane in lanes {
      guard Lane.widths.contains(lane.width) else { throw .badWidth(lane.width) }
      if let twice = placed.intersection(lane.kinds).first { throw .twoLanes(twice) }
      placed.formUnion(lane.kinds)
    }
    if let homeless = kinds.subtracting(placed).first { throw .noLane(homeless) }
  }

  /// Works until its task is cancelled. Then no job is taken any more; those that run have the grace period to end by
  /// themselves, and are cancelled and given back after it.
  public func run() async {
    let stop = WorkSignal()
    // A task of its own, because what the queue is told at the end must not be cancelled.
    let working = Task { await work(until: stop) }
    await withTaskCancellationHandler {
      await working.value
    } onCancel: {
      stop.notify()
    }
  }

  private func work(until stop: WorkSignal) async {
    let outages = OutageLog(log)
    let held = HeldQueue(
      queue, worker: id, clock: clock, pace: pace, chance: chance, outages: outages, stop: stop)
    await withDiscardingTaskGroup { group in
      for lane in lanes {
        let mine = handlers.filter { lane.kinds.contains($0.key) }
        guard !mine.isEmpty else { continue }
        let run = LaneRun(
          lane: lane, handlers: mine, queue: held, signal: signal, log: log, metrics: metrics)
        group.addTask { await run.run() }
      }
      for round in rounds {
        let run = RoundRun(round: round, stop: stop, pace: pace, clock: clock, outages: outages)
        group.addTask { await run.run() }
      }
    }
  }
}
