/// A chunk that a search found, and why.
public struct SearchHit: Hashable, Sendable {
  /// What one part of the search said of a chunk.
  public struct Part: Hashable, Sendable {
    /// The chunk's place in the part's ranking, from 1.
    public let rank: Int
    /// The part's own score: BM25 above 0, or a cosine in −1…1.
    public let score: Float

    /// Takes a rank and a score.
    public init(rank: Int, score: Float) {
      self.rank = rank
      self.score = score
    }
  }

  /// The chunk.
  public let chunk: ChunkID
  /// The fused score that hits are ranked by; comparable within one search only.
  public let score: Double
  /// What the words said; nil where they did not find the chunk among their best, or were left out.
  public let words: Part?
  /// What the vectors said; nil where they did not find the chunk among their best, or were left out.
  public let vectors: Part?

  /// Creates a hit.
  public init(chunk: ChunkID, score: Double, words: Part?, vectors: Part?) {
    self.chunk = chunk
    self.score = score
    self.words = words
    self.vectors = vectors
  }
}
