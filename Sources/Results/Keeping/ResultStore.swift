import Foundation
import Interviewing
import Persistence
import SessionModel

/// Keeps what analyses and scorings of sessions gave, as documents in a store of blobs.
///
/// Whatever is kept again is kept once: an attempt that died may be made anew.
public struct ResultStore: Sendable {
  /// The most bytes of a report: a day of speech has a tenth of that.
  public static let mostReportBytes = 64 << 20
  /// The most bytes of a score.
  public static let mostScoreBytes = 16 << 20
  /// The most bytes of an analysis's observations: 24 hours at 25 pictures a second have half of that.
  public static let mostObservationBytes = 1 << 30

  let blobs: any BlobStore

  /// Keeps results in a store.
  public init(_ blobs: any BlobStore) { self.blobs = blobs }

  /// Keeps the report of an analysis, in place of the one that an earlier attempt of it left. Goes last: where it is, the
  /// analysis is complete.
  public func put(_ report: Report, of session: SessionID, analysis: Int) async throws(ResultError) {
    let key = try ResultError.naming { () throws(FieldFault) in try AnalysisFiles(session, analysis).report }
    try await write(report, key, atMost: Self.mostReportBytes)
  }

  /// The report of an analysis as that left it; nil where there is none.
  public func report(of session: SessionID, analysis: Int) async throws(ResultError) -> Report? {
    let key = try ResultError.naming { () throws(FieldFault) in try AnalysisFiles(session, analysis).report }
    return try await read(key, atMost: Self.mostReportBytes)
  }

  /// The last analysis that is complete; nil where none is.
  public func lastAnalysis(of session: SessionID) async throws(ResultError) -> Int? {
    let files = SessionFiles(session)
    return try await keys(in: files.analyses).compactMap(files.analysisNumber).max()
  }

  /// Keeps the observations of an analysis, in place of those that an earlier attempt of it left.
  public func putObservations(
    _ chunks: ByteChunks, of session: SessionID, analysis: Int
  ) async throws(ResultError) {
    let key = try observationKey(session, analysis)
    let outcome = try await ResultError.converting(key) {
      try await blobs.put(key, chunks, atMost: Self.mostObservationBytes)
    }
    if outcome == .tooLarge { throw .tooLarge(key, most: Self.mostObservationBytes) }
  }

  /// The observations of an analysis, to be read once; nil where there are none.
  public func observations(of session: SessionID, analysis: Int) async throws(ResultError) -> BlobReading? {
    let key = try observationKey(session, analysis)
    return try await ResultError.converting { try await blobs.read(key, nil) }
  }

  private func observationKey(_ session: SessionID, _ analysis: Int) throws(ResultError) -> BlobKey {
    try ResultError.naming { () throws(FieldFault) in try AnalysisFiles(session, analysis).observations }
  }
}
