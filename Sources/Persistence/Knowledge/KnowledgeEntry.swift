import Retrieval
import SessionModel

/// What a store says of a document without its text.
public struct KnowledgeEntry: Hashable, Sendable, Identifiable {
  /// The document's name.
  public let id: DocumentID
  /// What it is filtered by.
  public let facts: KnowledgeFacts
  /// What a person calls it.
  public let title: String
  /// Where it came from.
  public let source: String
  /// The hash of its content.
  public let contentHash: String
  /// When it was put.
  public let createdAt: WallTime
  /// How many chunks it has.
  public let chunkCount: Int
  /// What made its vectors; nil where it has none.
  public let embedding: EmbeddingStamp?

  /// Creates an entry.
  public init(
    id: DocumentID, facts: KnowledgeFacts, title: String, source: String, contentHash: String,
    createdAt: WallTime, chunkCount: Int, embedding: EmbeddingStamp?
  ) {
    self.id = id
    self.facts = facts
    self.title = title
    self.source = source
    self.contentHash = contentHash
    self.createdAt = createdAt
    self.chunkCount = chunkCount
    self.embedding = embedding
  }

  /// The order of lists: by bucket, role, level, title and version, then as they came.
  public static func isListedBefore(_ left: Self, _ right: Self) -> Bool {
    if left.sortKey != right.sortKey { return left.sortKey.lexicographicallyPrecedes(right.sortKey) }
    return (left.createdAt, left.id) < (right.createdAt, right.id)
  }

  private var sortKey: [String] {
    [facts.bucket.rawValue, facts.role ?? "", facts.level ?? "", title, facts.version]
  }
}
