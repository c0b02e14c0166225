/// Something that a worker does again and again, beside its jobs: one at a time, and first when it begins.
public struct Round: Sendable {
  /// What it is called in the log.
  public let name: String
  /// How long lies between the end of one and the beginning of the next.
  public let interval: Duration
  /// Does it once. When its task is cancelled, it should end soon.
  public let work: @Sendable () async throws -> Void

  /// Creates a round.
  public init(_ name: String, every interval: Duration, _ work: @escaping @Sendable () async throws -> Void) {
    self.name = name
    self.interval = interval
    self.work = work
  }
}

/// A round that goes on until a worker is told to stop.
struct RoundRun: Sendable {
  let round: Round
  let stop: WorkSignal
  let pace: WorkerPace
  let clock: WorkerClock
  let outages: OutageLog

  func run() async {
    while !stop.isGiven {
      await once()
      await clock.pause(round.interval, unless: [(stop, 0)])
    }
  }

  /// Does it once; one that does not end when it is cancelled is left behind.
  private func once() async {
    let ended = WorkSignal()
    let work = Task {
      defer { ended.notify() }
      do {
        try await round.work()
        outages.worked(round.name)
      } catch {
        // Told to stop, it may fail of anything.
        if !stop.isGiven { outages.failed(round.name, error) }
      }
    }
    await WorkSignal.first(of: [(ended, 0), (stop, 0)])
    guard !ended.isGiven else { return }
    work.cancel()
    await clock.pause(pace.patience, unless: [(ended, 0)])
  }
}
