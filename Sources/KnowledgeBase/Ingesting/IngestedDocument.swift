import Retrieval

/// What became of a document that was ingested.
public struct IngestedDocument: Hashable, Sendable {
  /// What was done.
  public enum Outcome: String, Hashable, Sendable {
    /// It is kept now.
    case added
    /// It was there already.
    case unchanged
    /// It was there already, and has vectors of the model in use now.
    case embedded
  }

  /// Its name.
  public let id: DocumentID
  /// What it is filtered by.
  public let facts: KnowledgeFacts
  /// What a person calls it.
  public let title: String
  /// How many chunks it has.
  public let chunkCount: Int
  /// What was done.
  public let outcome: Outcome

  /// Creates an account.
  public init(id: DocumentID, facts: KnowledgeFacts, title: String, chunkCount: Int, outcome: Outcome) {
    self.id = id
    self.facts = facts
    self.title = title
    self.chunkCount = chunkCount
    self.outcome = outcome
  }
}

/// How far the embedding of a source is.
public struct IngestProgress: Hashable, Sendable {
  /// The chunks that are done, and all.
  public let chunksDone, chunkCount: Int

  /// Creates a note of progress.
  public init(chunksDone: Int, chunkCount: Int) {
    self.chunksDone = chunksDone
    self.chunkCount = chunkCount
  }
}
