import Interviewing
import Persistence
import SessionModel

extension ResultStore {
  /// Keeps a score, unless one of its number is there: whoever saw that one must not find another in its place.
  ///
  /// Two callers must not put the same number at once; the lease of the job that scores sees to that.
  ///
  /// - Returns: The score that is kept.
  public func put(_ score: StoredScore, of session: SessionID) async throws(ResultError) -> StoredScore {
    if let kept = try await self.score(score.number, of: session) { return kept }
    let key = try scoreKey(session, score.number)
    try await write(score, key, atMost: Self.mostScoreBytes)
    return score
  }

  /// A score; nil where there is none of this number.
  public func score(_ number: Int, of session: SessionID) async throws(ResultError) -> StoredScore? {
    let key = try scoreKey(session, number)
    let score: StoredScore? = try await read(key, atMost: Self.mostScoreBytes)
    guard let score else { return nil }
    guard score.number == number else { throw .damaged(key, why: "number is another") }
    guard score.isWhole else { throw .damaged(key, why: "score and error do not fit together") }
    return score
  }

  /// The numbers of all scores, in order.
  public func scoreNumbers(of session: SessionID) async throws(ResultError) -> [Int] {
    let files = SessionFiles(session)
    return try await keys(in: files.scores).compactMap(files.scoreNumber)
  }

  /// The last score, and which it is, counted from 1; nil where there is none.
  public func lastScore(
    of session: SessionID
  ) async throws(ResultError) -> (score: StoredScore, version: Int)? {
    let numbers = try await scoreNumbers(of: session)
    guard let last = numbers.last, let score = try await score(last, of: session) else { return nil }
    return (score, numbers.count)
  }

  private func scoreKey(_ session: SessionID, _ number: Int) throws(ResultError) -> BlobKey {
    try ResultError.naming { () throws(FieldFault) in try SessionFiles(session).score(number) }
  }
}
