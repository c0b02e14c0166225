import SessionModel

/// A stretch in which a detector could not tell, and why.
public struct UntoldSpan: Hashable, Sendable {
  /// Why.
  public let reason: CannotTellReason
  /// From the first such sample to the next sample that could tell.
  public let span: SessionSpan
}

/// Measures for how much of a session a detector could tell.
///
/// Time counts as covered from a sample that could tell to the next sample, whatever that says, when they are
/// at most `hold` apart.
public struct CoverageMeter: Sendable {
  /// The most spans that are kept; further ones are counted in ``omittedSpans``.
  public static let spanCapacity = 1_000

  /// The time for which the detector could tell.
  public private(set) var covered = SessionDuration.zero
  /// The time for which it had samples and could not.
  public private(set) var untold: [CannotTellReason: SessionDuration] = [:]
  /// The spans in which it could not, in order.
  public private(set) var untoldSpans: [UntoldSpan] = []
  /// How many spans were not kept.
  public private(set) var omittedSpans = 0

  private let hold: SessionDuration
  private var last: (time: SessionTime, sensed: Sensed)?
  private var openSpan: (reason: CannotTellReason, start: SessionTime)?

  /// Creates a meter that has seen nothing.
  public init(hold: SessionDuration) { self.hold = hold }

  /// The share of a session that was covered, 0…1.
  public func share(of session: SessionSpan) -> Double {
    guard session.duration > .zero else { return 0 }
    return min(1, covered.seconds / session.duration.seconds)
  }

  /// Takes the next sample in order of time.
  public mutating func observe(_ sensed: Sensed, at time: SessionTime) {
    if let last {
      guard time > last.time else { return }
      account(for: last.sensed, time - last.time)
    }
    endSpan(unlessFor: sensed, at: time)
    if case .cannotTell(let reason) = sensed, openSpan == nil { openSpan = (reason, time) }
    last = (time, sensed)
  }

  /// Ends the session at `end`: the last sample stands until then, or for `hold` at the most.
  public mutating func finish(at end: SessionTime) {
    guard let last else { return }
    account(for: last.sensed, max(min(end - last.time, hold), .zero))
    endSpan(unlessFor: .clear, at: max(end, last.time))
    self.last = nil
  }

  private mutating func account(for sensed: Sensed, _ length: SessionDuration) {
    guard length <= hold else { return }
    switch sensed {
    case .measured, .clear: covered += length
    case .cannotTell(let reason): untold[reason, default: .zero] += length
    }
  }

  private mutating func endSpan(unlessFor sensed: Sensed, at time: SessionTime) {
    guard let open = openSpan else { return }
    if case .cannotTell(open.reason) = sensed { return }
    openSpan = nil
    guard untoldSpans.count < Self.spanCapacity else { return omittedSpans += 1 }
    untoldSpans.append(UntoldSpan(reason: open.reason, span: SessionSpan(open.start, time)))
  }
}
