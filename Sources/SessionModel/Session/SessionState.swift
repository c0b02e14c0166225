/// Where a session stands. Raw values are the names in documents and interfaces.
///
/// The way of an interview is `created → consented → checking → in_progress → ended → scoring → scored →
/// decided`; a state never goes back. What leads from one to another: ``outcome(of:)``.
public enum SessionState: String, CaseIterable, Hashable, Sendable, Codable {
  /// It was started; the candidate has not come yet. Exits: consented, ended (a recording), expired, erased.
  case created
  /// The candidate agreed to being recorded. Exits: checking, ended (a recording), expired, erased.
  case consented
  /// Camera, microphone and voice are being tried. Exits: in_progress, expired, erased.
  case checking
  /// The interview goes on. Exits: ended, abandoned, erased.
  case inProgress = "in_progress"
  /// All that the candidate says has been said. Exits: scoring, erased.
  case ended
  /// A score is being made. Exits: scored, erased.
  case scoring
  /// There is a result, with a score or with the reason why there is none. Exits: decided, erased.
  case scored
  /// A person decided. Exits: erased.
  case decided
  /// The candidate did not begin in time. Exits: erased.
  case expired
  /// The candidate began and did not come back. Exits: erased.
  case abandoned
  /// Everything personal is gone. No exit.
  case erased

  /// Whether the candidate has yet to begin.
  public var isBeforeInterview: Bool { self == .created || self == .consented || self == .checking }
}
