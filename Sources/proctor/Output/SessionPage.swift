import Foundation
import HTTPAPI
import Interviewing
import Persistence
import ReportPage
import Results
import SessionModel

/// The report of a session as one page, with as many of its clips in it as there is room for; it names the others as if
/// they lay beside it.
struct SessionPage {
  /// The page as UTF-8.
  let html: Data
  /// How many clips are not in it.
  let clipsBeside: Int

  /// Reads what the page needs.
  ///
  /// - Throws: `ResultError`, `StoreError`, `ObservationFileError`, `CancellationError`.
  init(_ id: SessionID, _ composed: ComposedReport, _ stores: Stores) async throws {
    let clips = composed.report.flags.flatMap { [$0.clip, $0.peakClip].compactMap(\.self) }
    var contents: [String: Data] = [:]
    // A page takes them in this order, as long as each still has room.
    var room = ReportPage.mostClipBytes
    for clip in clips where clip.bytes <= room {
      guard let key = composed.clips[clip.file], let content = try await Self.content(key, clip, stores.blobs)
      else { continue }
      contents[clip.file] = content
      room -= clip.bytes
    }
    let timeline = try await Timeline(of: id, composed, in: stores.reports.results)
    html = ReportPage(composed.report, timeline: timeline, policy: composed.policy) { [contents] clip in
      .embedded { contents[clip.file] }
    }.html()
    clipsBeside = clips.count { contents[$0.file] == nil }
  }

  /// Nil where it is gone, or longer than the report says.
  private static func content(
    _ key: BlobKey, _ clip: ClipSummary, _ blobs: any BlobStore
  ) async throws -> Data? {
    guard let reading = try await blobs.read(key, nil), reading.byteCount == clip.bytes else { return nil }
    var content = Data(capacity: reading.byteCount)
    for try await chunk in reading.chunks { content += chunk }
    try Task.checkCancellation()
    return content
  }
}
