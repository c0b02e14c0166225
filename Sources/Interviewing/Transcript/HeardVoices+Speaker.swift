import Proctoring
import SessionModel

extension HeardVoices {
  /// Whose words a stretch holds: another's where one is heard in most of it, nobody's known where that could
  /// mostly not be told, else the candidate's.
  public func speaker(in span: SessionSpan) -> Speaker {
    // A word may be shorter than the time between two observations.
    let around = SessionSpan(span.start - VoiceInterpreter.interval, span.end + VoiceInterpreter.interval)
    guard let shares = shares(of: span) ?? shares(of: around) else { return .unknown }
    if shares.other > 0.5 { return .other }
    return shares.other + shares.untold > 0.5 ? .unknown : .candidate
  }
}
