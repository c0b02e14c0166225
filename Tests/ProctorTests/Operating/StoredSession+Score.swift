import Interviewing
import Results
import SessionModel
import TestSupport

extension StoredSession {
  /// A score that its inputs give.
  static func score(_ number: Int, reason: String? = nil) -> StoredScore {
    let summary = ScoreSummary(
      record, SessionScore(record, transcript: transcript), transcript: transcript, spreadLimit: 1.5)
    return StoredScore(
      number: number, reason: reason, at: RecordSamples.time(70), record: record, summary: summary)
  }

  /// One that its inputs do not give.
  static func forgedScore(_ number: Int) -> StoredScore {
    var summary = ScoreSummary(
      record, SessionScore(record, transcript: transcript), transcript: transcript, spreadLimit: 1.5)
    summary.final = 10
    return StoredScore(
      number: number, reason: nil, at: RecordSamples.time(70), record: record, summary: summary)
  }

  private static let record = ScoreRecord(
    role: "software_engineer", level: "senior", rubricVersion: "1.0", rubricDocument: "rubric-1",
    model: ModelSummary(name: "tiny", version: "Ollama API at 127.0.0.1"),
    embedding: ModelSummary(name: "minilm", version: "1"), sampling: .samples, leftOut: [],
    criteria: [criterion])

  private static var criterion: CriterionInputs {
    let sentence = EvidenceSentence(
      segmentID: "segment-1", start: 0, end: words.utf8.count, text: words, confidence: 0.9)
    return CriterionInputs(
      name: "Debugging", weight: 100, source: .question, question: "Q", evidence: [sentence],
      points: [
        point(.strength, "writes a failing test", likeness: 0.5, rating: 4),
        point(.weakness, "guesses", likeness: 0.1, rating: 2),
      ], lexical: 0.25, closeness: 0.5, chunks: [CitedChunk(id: "kb#1", text: "writes a failing test")])
  }

  private static func point(
    _ kind: ScorePoint.Kind, _ text: String, likeness: Double, rating: Int
  ) -> PointInputs {
    let ratings = ScorePrompt.Variant.allCases.compactMap { variant in
      RatingDistribution(samples: [rating]).map { PointRating(variant, $0) }
    }
    return PointInputs(
      ScorePoint(kind, text), likeness: likeness, evidence: [0],
      nearest: .init(sentence: 0, likeness: likeness), ratings: ratings)
  }
}
