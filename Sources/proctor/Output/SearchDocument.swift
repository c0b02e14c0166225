import Foundation
import KnowledgeBase
import Retrieval

/// What a search of the knowledge base found, for programs, as JSON.
struct SearchDocument: Encodable {
  struct Part: Encodable {
    let rank: Int
    let score: Float

    init(_ part: SearchHit.Part) {
      rank = part.rank
      score = part.score
    }
  }

  struct Hit: Encodable {
    let rank: Int
    let score: Double
    let words, vectors: Part?
    let chunkId, documentId, title, source: String
    let bucket, version: String
    let role, level, topic: String?
    let headings: [String]
    let page: Int?
    let firstLine, lastLine: Int
    let text: String

    init(_ found: KnowledgeHit, rank: Int) {
      self.rank = rank
      score = found.hit.score
      words = found.hit.words.map(Part.init)
      vectors = found.hit.vectors.map(Part.init)
      chunkId = "\(found.chunk.id)"
      documentId = "\(found.chunk.id.document)"
      title = found.title
      source = found.source
      bucket = found.facts.bucket.rawValue
      version = found.facts.version
      role = found.facts.role
      level = found.facts.level
      topic = found.facts.topic
      headings = found.chunk.headingPath
      page = found.page
      firstLine = found.chunk.place.lines.lowerBound
      lastLine = found.chunk.place.lines.upperBound
      text = found.chunk.text
    }
  }

  let query: String
  let usedVectors: Bool
  let documentsWithoutVectors: Int
  let hits: [Hit]

  init(_ query: String, _ answer: KnowledgeAnswer) {
    self.query = query
    usedVectors = answer.usedVectors
    documentsWithoutVectors = answer.documentsWithoutVectors
    hits = answer.hits.enumerated().map { Hit($1, rank: $0 + 1) }
  }
}
