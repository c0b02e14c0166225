/// Something that may change where a session stands. Raw values are the names in the audit log.
public enum SessionEvent: String, CaseIterable, Hashable, Sendable, Codable {
  /// The candidate agrees to being recorded.
  case consent
  /// The check of devices begins.
  case beginCheck = "begin_check"
  /// The first question is asked.
  case beginInterview = "begin_interview"
  /// A recording is handed in whole, in place of an interview.
  case handIn = "hand_in"
  /// The interview is over.
  case end
  /// A score is asked for.
  case beginScoring = "begin_scoring"
  /// The result is there.
  case finishScoring = "finish_scoring"
  /// Another score beside the one that is there is asked for.
  case rescore
  /// Another analysis of the recording beside those that are there is asked for.
  case reanalyse
  /// A person decides, or decides otherwise than before.
  case decide
  /// The time to begin has passed.
  case expire
  /// The time without a sign of the candidate has passed.
  case abandon
  /// Everything personal is to go.
  case erase
}

/// What an event does to a session.
public enum SessionTransition: Hashable, Sendable {
  /// The session moves on to another state.
  case moves(SessionState)
  /// The state stays, and that it happened is recorded.
  case stays
  /// It has happened before; nothing is to be done.
  case already
  /// It may not happen now.
  case refused
}

extension SessionState {
  /// What an event does in this state: the whole table of what may happen when.
  public func outcome(of event: SessionEvent) -> SessionTransition {
    switch (event, self) {
    case (.consent, .created): .moves(.consented)
    case (.beginCheck, .consented): .moves(.checking)
    case (.beginInterview, .checking): .moves(.inProgress)
    case (.end, .inProgress): .moves(.ended)
    case (.handIn, .created), (.handIn, .consented): .moves(.ended)
    case (.beginScoring, .ended): .moves(.scoring)
    case (.finishScoring, .scoring): .moves(.scored)
    case (.decide, .scored): .moves(.decided)

    case (.consent, .consented), (.consent, .checking), (.consent, .inProgress): .already
    // The check may be done again, and a reload finds the interview begun.
    case (.beginCheck, .checking), (.beginInterview, .inProgress): .already
    case (.end, .ended), (.end, .scoring), (.end, .scored), (.end, .decided): .already
    case (.beginScoring, .scoring), (.beginScoring, .scored), (.beginScoring, .decided): .already
    // A rescoring ends so, too: its result stands beside the one before.
    case (.finishScoring, .scored), (.finishScoring, .decided): .stays
    case (.rescore, .scored), (.rescore, .decided), (.decide, .decided): .stays
    case (.reanalyse, .scored), (.reanalyse, .decided): .stays

    case (.expire, .created), (.expire, .consented), (.expire, .checking): .moves(.expired)
    case (.expire, .expired): .already
    case (.abandon, .inProgress): .moves(.abandoned)
    case (.abandon, .abandoned): .already
    case (.erase, .erased): .already
    case (.erase, _): .moves(.erased)
    default: .refused
    }
  }
}
