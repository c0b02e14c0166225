import Foundation
import Interviewing
import Persistence
import Proctoring
import SessionModel

/// The report of a session with all that is known of it, and what a page of it needs beside.
public struct ComposedReport: Sendable {
  /// The report.
  public let report: Report
  /// The same as a JSON document.
  public let json: Data
  /// Changes whenever something in the report does: 32 characters of lower-case hexadecimal, as for an ETag.
  public let revision: String
  /// The analysis that it rests on; its observations are ``ResultStore/observations(of:analysis:)``.
  public let analysis: Int
  /// The policy by which was judged, with the adjustments that were granted to the candidate.
  public let policy: Policy
  /// The blobs of the clips, by the names that the report has for them.
  public let clips: [String: BlobKey]
}
