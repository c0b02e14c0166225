import Persistence
import SessionModel

/// The job that removes the files of an erased session.
///
/// It is done twice. What still ran for the session when it was erased hears of it with its next heartbeat, and may
/// write a file until then; so ``secondLook`` later whatever lies there again is removed, too.
public enum ErasureJob {
  /// How long after the first time it is done again: several leases.
  public static let secondLook = Duration.seconds(600)
  /// As many as there can be: half a day. After that a person has to see why the disk does not obey.
  static let mostAttempts = 100

  /// The first one, to be enqueued with the change that erases the session. Its key is `erasure/<id>`.
  public static func new(for session: SessionID, at time: WallTime) throws(FieldFault) -> NewJob {
    try NewJob(
      .erasure, key: "erasure/\(session)", session: session, notBefore: time, mostAttempts: mostAttempts)
  }

  /// The second one.
  static func again(for session: SessionID, at time: WallTime) throws(FieldFault) -> NewJob {
    try NewJob(
      .erasure, key: "erasure/\(session)/again", session: session, notBefore: time + secondLook,
      mostAttempts: mostAttempts)
  }

  /// Whether it is the first one, which the second follows.
  static func isFirst(_ job: Job, for session: SessionID) -> Bool {
    job.id.rawValue == "erasure/\(session)"
  }
}
