import SessionModel

/// A condition that lasted long enough to be reported: one episode, one flag.
public struct Flag: Hashable, Sendable {
  /// Names the flag within its session.
  public let id: FlagID
  /// What it is about.
  public let kind: FlagKind
  /// The gravest severity reached.
  public let severity: Severity
  /// The first positive sample.
  public let start: SessionTime
  /// The sample at which the present severity was reached.
  public let raisedAt: SessionTime
  /// The last positive sample; while the flag is open, the last one so far.
  public let end: SessionTime
  /// Whether the episode goes on.
  public let isOpen: Bool
  /// The sample of greatest magnitude.
  public let peak: TracePoint
  /// The signal that raised it.
  public let trace: Trace
  /// The rule in force, adjustments included.
  public let rule: FlagRule
  /// The adjustments that were in force for this kind.
  public let accommodations: [Accommodation]

  /// Puts a flag together as it was kept. New ones are for ``Proctor`` to find.
  public init(
    id: FlagID, kind: FlagKind, severity: Severity, start: SessionTime, raisedAt: SessionTime,
    end: SessionTime, isOpen: Bool, peak: TracePoint, trace: Trace, rule: FlagRule,
    accommodations: [Accommodation]
  ) {
    self.id = id
    self.kind = kind
    self.severity = severity
    self.start = start
    self.raisedAt = raisedAt
    self.end = end
    self.isOpen = isOpen
    self.peak = peak
    self.trace = trace
    self.rule = rule
    self.accommodations = accommodations
  }

  /// From the first to the last positive sample.
  public var span: SessionSpan { SessionSpan(start, end) }
}
