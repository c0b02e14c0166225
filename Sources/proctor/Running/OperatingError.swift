import Persistence
import SessionModel

/// Why a command cannot do what an operator asks for.
enum OperatingError: Error, CustomStringConvertible {
  /// The data folder has no database.
  case noDatabase(path: String)
  /// There is no such session.
  case noSession(SessionID)
  /// The session was erased.
  case erased(SessionID)
  /// The session is in a state in which this cannot happen.
  case notNow(SessionID, SessionState, event: SessionEvent)
  /// The answers were not scored.
  case notScored(SessionID, why: String)
  /// No observations were kept of the session's last analysis.
  case noObservations(SessionID)
  /// A score is not the one that its inputs give.
  case otherScore(SessionID, number: Int)
  /// Another score is being made.
  case beingScored(SessionID)
  /// There is no such job.
  case noJob(JobKey)
  /// The job was not given up.
  case notGivenUp(JobKey, JobState)
  /// It is too late to withdraw the job.
  case tooLate(JobKey, JobState)
  /// The job removes what must go.
  case mustBeDone(JobKey)
  /// The session changed again and again while it was copied.
  case restless(SessionID)
  /// The audit log was tampered with.
  case brokenAudit(AuditFault)

  var description: String {
    switch self {
    case .noDatabase(let path):
      "there is no database \"\(path)\"; name the server's folder with --data or PROCTOR_DATA (\"proctor serve\" and "
        + "\"proctor migrate\" make one)"
    case .noSession(let id): "there is no session \(id) in this database; check its id and --data"
    case .erased(let id):
      "the session \(id) was erased; \"proctor audit list --session \(id)\" shows when and by whom"
    case .notNow(let id, let state, let event):
      "the session \(id) is \(state.rawValue), so \(event.rawValue) cannot happen"
    case .notScored(let id, let why): "the answers of the session \(id) were not scored: \(why)"
    case .noObservations(let id):
      "no observations are kept of the session \(id); restore them from a backup, or analyse its recording again"
    case .otherScore(let id, let number):
      "score \(number) of the session \(id) is not the one that its inputs give; restore its files from a backup, or "
        + "have another made with --rescore"
    case .beingScored(let id):
      "a score of the session \(id) is being made; \"proctor jobs --session \(id)\" shows how far it is"
    case .noJob(let key): "there is no job \"\(key)\"; \"proctor jobs\" lists them"
    case .notGivenUp(let key, let state):
      "the job \"\(key)\" is \(state.rawValue); only one that is dead or quarantined can be retried"
    case .tooLate(let key, let state): "the job \"\(key)\" is \(state.rawValue), so it cannot be withdrawn"
    case .mustBeDone(let key):
      "the job \"\(key)\" removes the files of an erased session, which must go; retry it instead"
    case .restless(let id):
      "the session \(id) kept changing while it was copied; nothing was written: try again when its jobs are done"
    case .brokenAudit(let fault):
      "the audit log does not hold at entry \(fault.sequence): \(fault.problem.words)"
    }
  }

  var code: ProctorExit {
    switch self {
    case .noDatabase, .noSession, .noJob, .noObservations: .noInput
    case .restless: .ioError
    case .erased, .notNow, .notScored, .otherScore, .beingScored, .notGivenUp, .tooLate, .mustBeDone,
      .brokenAudit:
      .badInput
    }
  }
}

extension AuditFault.Problem {
  fileprivate var words: String {
    switch self {
    case .missing: "it is missing"
    case .altered: "it, or the one before it, does not say what it said"
    case .detailsAltered: "its details are not what they were"
    case .otherEnd: "entries were cut off the end, or added past it"
    }
  }
}
