import Foundation
import Interviewing
import Persistence
import ReportPage
import Results
import SessionModel

/// The report of a session as one page, with as many of its clips in it as there is room for: so it plays wherever it is
/// kept.
public struct SessionPage: Sendable {
  /// The page as UTF-8.
  public let html: Data
  /// How many clips are not in it.
  public let clipsBeside: Int

  /// Reads what the page needs.
  ///
  /// - Parameter other: Where a clip is that is not in the page; beside it, unless told otherwise.
  /// - Throws: `ResultError`, `StoreError`, `ObservationFileError`, `CancellationError`.
  public init(
    _ id: SessionID, _ composed: ComposedReport, _ results: ResultStore, _ blobs: any BlobStore,
    other: @escaping (ClipSummary) -> ClipSource = { _ in .embedded { nil } }
  ) async throws {
    let clips = composed.report.flags.flatMap { [$0.clip, $0.peakClip].compactMap(\.self) }
    var contents: [String: Data] = [:]
    // A page takes them in this order, as long as each still has room.
    var room = ReportPage.mostClipBytes
    for clip in clips where clip.bytes <= room {
      guard let key = composed.clips[clip.file], let content = try await Self.content(key, clip, blobs)
      else { continue }
      contents[clip.file] = content
      room -= clip.bytes
    }
    let timeline = try await Timeline(of: id, composed, in: results)
    html = ReportPage(composed.report, timeline: timeline, policy: composed.policy) { [contents] clip in
      contents[clip.file].map { content in .embedded { content } } ?? other(clip)
    }.html()
    clipsBeside = clips.count { contents[$0.file] == nil }
  }

  /// Nil where it is gone, or longer than the report says.
  private static func content(
    _ key: BlobKey, _ clip: ClipSummary, _ blobs: any BlobStore
  ) async throws -> Data? {
    guard let reading = try await blobs.read(key, nil), reading.byteCount == clip.bytes else { return nil }
    var content = Data(capacity: reading.byteCount)
    try await reading.forEachChunk { content += $0 }
    return content
  }
}
