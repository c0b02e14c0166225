import KnowledgeBase
import KnowledgeFiles
import Persistence

/// Takes sources one after the other, tells what became of each, and goes on after one that is refused.
struct IngestRun {
  private let ingest: KnowledgeIngest
  private let options: DocumentOptions
  private let sourceCount: Int
  private let progress = ProgressLine()
  private var taken = 0
  private var refused = 0
  private var firstRefusal: (any Error)?

  init(
    _ store: any KnowledgeStore, _ embedding: EmbeddingChoice, _ options: DocumentOptions, sourceCount: Int
  ) {
    ingest = KnowledgeIngest(store: store, embedding: embedding.model, now: { .now })
    self.options = options
    self.sourceCount = sourceCount
  }

  /// Takes one source.
  ///
  /// - Throws: What stops the others too, such as a full disk.
  mutating func take(_ name: String, _ source: () async throws -> KnowledgeSource) async throws {
    let place = sourceCount > 1 ? " (\(taken + refused + 1) of \(sourceCount))" : ""
    progress.show("reading \(name)\(place)")
    do {
      try Task.checkCancellation()
      let accounts = try await ingest.ingest(try await source(), options) { note in
        progress.show("embedding \(name)\(place): \(note.chunksDone) of \(note.chunkCount) chunks")
      }
      progress.clear()
      taken += 1
      tell(accounts, name)
    } catch {
      progress.clear()
      if Task.isCancelled { throw WorkInterrupted() }
      guard KnowledgeFailure.isOfOneSource(error) else { throw error }
      refused += 1
      firstRefusal = firstRefusal ?? error
      if sourceCount > 1 { StandardError.write("proctor: refused \(error)\n") }
    }
  }

  /// Ends the run.
  ///
  /// - Throws: The refusal of a single source, else ``IngestRefusal``.
  func finish() throws {
    guard let firstRefusal else { return }
    guard sourceCount > 1 else { throw firstRefusal }
    throw IngestRefusal(
      refused: refused, of: sourceCount, code: KnowledgeFailure.code(of: firstRefusal) ?? .badInput)
  }

  private func tell(_ accounts: [IngestedDocument], _ name: String) {
    guard accounts.count > 1 else {
      for account in accounts { print("\(Self.words(account)): \(name)") }
      return
    }
    let counts = [IngestedDocument.Outcome.added, .embedded, .unchanged].compactMap { outcome in
      let count = accounts.count { $0.outcome == outcome }
      return count > 0 ? "\(count) \(outcome.rawValue)" : nil
    }
    print("\(counts.joined(separator: ", ")) of \(accounts.count) documents: \(name)")
  }

  private static func words(_ account: IngestedDocument) -> String {
    let facts = account.facts
    let about = [facts.role, facts.level, facts.bucket.rawValue, facts.version].compactMap(\.self)
    let outcome = account.outcome.rawValue
    let chunks = account.chunkCount == 1 ? "1 chunk" : "\(account.chunkCount) chunks"
    return "\(outcome) \(account.id) (\(about.joined(separator: " ")), \(chunks))"
  }
}

/// Some of several sources were refused; each was told of.
struct IngestRefusal: Error, CustomStringConvertible {
  let refused: Int
  let of: Int
  let code: ProctorExit

  var description: String { "\(refused) of \(of) were refused, as said above; the others are kept" }
}

/// An interrupt came between steps each of which is kept.
struct WorkInterrupted: Error, CustomStringConvertible {
  var description: String { "interrupted; what was done before stays, the rest was not begun or taken back" }
}
