import HTTPAPI
import Persistence
import Synchronization

/// Judges recordings as it was told; one that nobody told it of is a fault of the test.
final class ScriptedChecking: RecordingChecking {
  /// What it says of one file.
  enum Verdict: Sendable {
    case fits
    case doesNotFit(String)
    case fails(any Error)
  }

  /// Nobody said what this file is.
  struct Unscripted: Error {}

  private let verdicts = Mutex<[Verdict]>([])
  private let meanwhile = Mutex<(@Sendable () async throws -> Void)?>(nil)

  /// Says what the next files are, one after the other.
  func expect(_ next: Verdict...) { verdicts.withLock { $0 += next } }

  /// Says what happens while the next file is looked at.
  func during(_ happening: @escaping @Sendable () async throws -> Void) {
    meanwhile.withLock { $0 = happening }
  }

  func fault(of file: BlobKey) async throws -> String? {
    let happening = meanwhile.withLock { meanwhile in
      defer { meanwhile = nil }
      return meanwhile
    }
    try await happening?()
    switch verdicts.withLock({ $0.isEmpty ? nil : $0.removeFirst() }) {
    case .fits: return nil
    case .doesNotFit(let why): return why
    case .fails(let error): throw error
    case nil: throw Unscripted()
    }
  }
}
