import Foundation
import Persistence
import Proctoring
import Results
import SessionModel

/// Keeps clips that were cut, under names that derive from their flag's: kept again they are the same.
struct ClipKeeper: Sendable {
  /// A longer clip is none of ours.
  private static let mostBytes = 1 << 30

  let blobs: any BlobStore

  /// Keeps the clip in a file.
  ///
  /// - Returns: What the flag is to know of it; nil where it is too large.
  func keep(
    _ file: URL, _ subject: ClipWindow.Subject, of flag: FlagKey, showing span: SessionSpan
  ) async throws -> FlagClip? {
    let key = try AnalysisFiles(flag.session, flag.analysis).clip(flag.flag, subject)
    let chunks = try FileHandle.chunks(of: file)
    guard case .kept(let facts) = try await blobs.put(key, chunks, atMost: Self.mostBytes) else { return nil }
    return try FlagClip(
      subject, key: key, digest: facts.digest, byteCount: facts.byteCount, span: span)
  }
}
