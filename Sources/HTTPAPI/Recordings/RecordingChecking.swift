import Persistence

/// Tells recordings from other files.
public protocol RecordingChecking: Sendable {
  /// What keeps a file from being analysed; nil where nothing does.
  ///
  /// - Throws: What says nothing about the file: `StoreError`, a missing tool, `CancellationError`.
  func fault(of file: BlobKey) async throws -> String?
}
