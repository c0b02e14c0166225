import Persistence
import Proctoring
import SessionModel

/// The jobs that follow from what happens to a session. Their keys make each of them one.
public enum SessionJobs {
  private static let mostAttempts = 4
  /// A full disk, or models that cannot be fetched, are waited for some twenty minutes.
  private static let mostAnalysisAttempts = 12
  /// A language model that does not answer is waited for, some twenty minutes in all.
  private static let mostScoreAttempts = 12

  /// Analyses the session's recording.
  public static func analysis(
    _ id: SessionID, _ request: AnalysisRequest, at time: WallTime
  ) throws(FieldFault) -> NewJob {
    try NewJob(
      .analysis, key: analysisKey(id, number: request.number).rawValue, session: id, payload: request.payload,
      notBefore: time, mostAttempts: mostAnalysisAttempts)
  }

  /// The name of the job that analyses a session's recording.
  public static func analysisKey(_ id: SessionID, number: Int) -> JobKey {
    JobKey(rawValue: "analysis/\(id)/\(number)")
  }

  /// Cuts the clips of a flag, to be enqueued with the flag. Its payload is the analysis and the flag.
  public static func clip(of flag: FlagKey, at time: WallTime) throws(FieldFault) -> NewJob {
    try NewJob(
      .clip, key: "clip/\(flag.session)/\(flag.analysis)/\(flag.flag)", session: flag.session,
      payload: "\(flag.analysis) \(flag.flag)", notBefore: time, mostAttempts: mostAttempts)
  }

  /// The flag that a job is to cut the clips of; nil where its payload is not of that form.
  public static func flag(of job: Job) -> FlagKey? {
    let parts = job.work.payload.split(separator: " ", maxSplits: 1)
    guard let session = job.work.session, parts.count == 2, let analysis = Int(parts[0]) else { return nil }
    return FlagKey(session: session, analysis: analysis, flag: FlagID(rawValue: String(parts[1])))
  }

  /// The name of the job that scores a session.
  public static func scoreKey(_ id: SessionID, number: Int) -> JobKey {
    JobKey(rawValue: "score/\(id)/\(number)")
  }

  /// Scores what was said.
  public static func score(
    _ id: SessionID, _ request: ScoreRequest, at time: WallTime
  ) throws(FieldFault) -> NewJob {
    try NewJob(
      .score, key: scoreKey(id, number: request.number).rawValue, session: id, payload: request.payload,
      notBefore: time,
      mostAttempts: mostScoreAttempts)
  }
}
