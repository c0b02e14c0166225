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
  /// - Parameter recording: What there is to cut from. A window ends where it ends; one that is left with
  ///   less than the shortest length is widened inwards, and is shorter only where the recording is.
  public static func windows(for flag: Flag, rule: ClipRule, within recording: SessionSpan) -> [ClipWindow] {
    let wanted = SessionSpan(
      flag.start - rule.before, min(flag.end + rule.after, flag.start + rule.longestFromStart))
    let main = fit(widen(cut(wanted, to: recording), to: rule.shortest), into: recording)
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

  private static func cut(_ span: SessionSpan, to bounds: SessionSpan) -> SessionSpan {
    SessionSpan(max(span.start, bounds.start), min(span.end, bounds.end))
  }

  private static func fit(_ span: SessionSpan, into bounds: SessionSpan) -> SessionSpan {
    let early = max(bounds.start - span.start, .zero)
    let late = max(span.end - bounds.end, .zero)
    let moved = SessionSpan(span.start + early - late, span.end + early - late)
    return cut(moved, to: bounds)
  }
}
