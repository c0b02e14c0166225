import Retrieval

/// A chunk that a search found, with all that a reader wants to know of it.
public struct KnowledgeHit: Hashable, Sendable {
  /// The chunk: its name, text, headings and place.
  public let chunk: Chunk
  /// The page that it begins on, from 1; nil where the source has no pages.
  public let page: Int?
  /// Its document's title, and where that came from.
  public let title, source: String
  /// What its document is filtered by.
  public let facts: KnowledgeFacts
  /// The fused score, and what each part of the search said.
  public let hit: SearchHit

  /// Creates a hit.
  public init(
    chunk: Chunk, page: Int?, title: String, source: String, facts: KnowledgeFacts, hit: SearchHit
  ) {
    self.chunk = chunk
    self.page = page
    self.title = title
    self.source = source
    self.facts = facts
    self.hit = hit
  }
}

/// What a search of the knowledge base found.
public struct KnowledgeAnswer: Hashable, Sendable {
  /// The best first.
  public let hits: [KnowledgeHit]
  /// Whether vectors took part.
  public let usedVectors: Bool
  /// How many documents that the filter lets through have no vectors of the model in use.
  public let documentsWithoutVectors: Int

  /// Creates an answer.
  public init(hits: [KnowledgeHit], usedVectors: Bool, documentsWithoutVectors: Int) {
    self.hits = hits
    self.usedVectors = usedVectors
    self.documentsWithoutVectors = documentsWithoutVectors
  }
}
