import SessionModel

/// The stretch of a recording that shows a flag.
public struct ClipWindow: Hashable, Sendable {
  /// What the clip is of.
  public enum Subject: String, Hashable, Sendable {
    /// The flag from its start.
    case flag
    /// The moment of the peak, where the first clip ends before it.
    case peak
  }

  /// What the clip is of.
  public let subject: Subject
  /// From where to where.
  public let span: SessionSpan

  /// The clips of a flag: from `before` its start to the earlier of `after` its end and the longest reach,
  /// widened to the shortest length; and one of the shortest length about a peak that lies later.
  ///
  /// - Parameter recording: What there is to cut from; a window that reaches beyond is moved inside, and is
  ///   shorter only where the recording is.
  public static func windows(for flag: Flag, rule: ClipRule, within recording: SessionSpan) -> [ClipWindow] {
    let wanted = SessionSpan(
      flag.start - rule.before, min(flag.end + rule.after, flag.start + rule.longestFromStart))
    let main = fit(widen(wanted, to: rule.shortest), into: recording)
    let windows = [ClipWindow(subject: .flag, span: main)]
    guard flag.peak.time > main.end else { return windows }
    let half = SessionDuration(microseconds: rule.shortest.microseconds / 2)
    let about = SessionSpan(flag.peak.time - half, flag.peak.time + half)
    return windows + [ClipWindow(subject: .peak, span: fit(about, into: recording))]
  }

  private static func widen(_ span: SessionSpan, to length: SessionDuration) -> SessionSpan {
    let missing = length - span.duration
    guard missing > .zero else { return span }
    let half = SessionDuration(microseconds: missing.microseconds / 2)
    return SessionSpan(span.start - half, span.end + (missing - half))
  }

  private static func fit(_ span: SessionSpan, into bounds: SessionSpan) -> SessionSpan {
    let early = max(bounds.start - span.start, .zero)
    let late = max(span.end - bounds.end, .zero)
    let moved = SessionSpan(span.start + early - late, span.end + early - late)
    return SessionSpan(max(moved.start, bounds.start), min(moved.end, bounds.end))
  }
}
