/// How a worker spends its time.
public struct WorkerPace: Hashable, Sendable {
  /// For how long a job is its own without a heartbeat; one is sent three times as often.
  public var lease = Duration.seconds(60)
  /// How long a job may go on when the worker is told to stop; then it is cancelled and given back.
  public var grace = Duration.seconds(10)
  /// How long a cancelled job has to end; then the worker goes on without it.
  public var patience = Duration.seconds(5)
  /// How long nothing is looked for when nothing was found; doubles up to ``longestIdle`` while that stays so.
  public var firstIdle = Duration.milliseconds(250)
  /// The longest time between two looks.
  public var longestIdle = Duration.seconds(2)
  /// When a job that failed is tried again.
  public var retry = Backoff(base: .seconds(5), cap: .seconds(600))
  /// When a queue that failed is asked again.
  public var outage = Backoff(base: .milliseconds(500), cap: .seconds(30))

  /// The usual pace.
  public init() {}

  /// How long lies between two heartbeats.
  var heartbeat: Duration { lease / 3 }
}
