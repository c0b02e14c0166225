import Foundation
import Interviewing
import SessionModel
import Testing

/// Inputs of one criterion and the transcript that they quote.
struct ScoredSample {
  static let words = "I looked at the log first, and then I wrote a test that failed in the very same way."
  var ratings: [ScorePrompt.Variant: (strength: Int, weakness: Int)] = [
    .plain: (4, 2), .reworded: (4, 2), .reversed: (4, 2),
  ]
  var likeness = 0.5
  var confidence = 0.9
  var speaker = Speaker.candidate
  var quote = words
  var chunks = [CitedChunk(id: "kb#1", text: "Good\n- writes a failing test")]
  var modelFault: String?
  var closeness = 0.5

  var transcript: Transcript {
    Transcript(
      language: "en",
      segments: [
        TranscriptSegment(
          SessionSpan(.zero, SessionTime(seconds: 9)), Self.words, confidence: confidence, speaker: speaker)
      ], refused: 0)
  }

  var inputs: CriterionInputs {
    func rated(_ rating: (ScorePrompt.Variant) -> Int?) -> [PointRating] {
      ScorePrompt.Variant.allCases.compactMap { variant in
        rating(variant).flatMap { RatingDistribution(samples: [$0]) }.map { PointRating(variant, $0) }
      }
    }
    let sentence = EvidenceSentence(
      segmentID: "segment-1", start: 0, end: quote.utf8.count, text: quote, confidence: confidence)
    return CriterionInputs(
      name: "Debugging", weight: 40, source: .question, question: "Q", evidence: [sentence],
      points: [
        PointInputs(
          ScorePoint(.strength, "writes a failing test"), likeness: likeness, evidence: [0],
          nearest: .init(sentence: 0, likeness: likeness), ratings: rated { ratings[$0]?.strength }),
        PointInputs(
          ScorePoint(.weakness, "guesses"), likeness: 0.1, evidence: [0],
          nearest: .init(sentence: 0, likeness: 0.1), ratings: rated { ratings[$0]?.weakness }),
      ], lexical: 0.25, closeness: closeness, chunks: chunks, modelFault: modelFault)
  }

  var score: CriterionScore {
    CriterionScore(
      inputs,
      sources: CitationSources(
        transcript, chunks: Dictionary(uniqueKeysWithValues: chunks.map { ($0.id, $0.text) })))
  }
}

@Suite("The score of a criterion")
struct CriterionScoreTests {
  private let recipe = ScoringRecipe.standard.question

  @Test("It is the sum of its parts, to one decimal")
  func sum() throws {
    let score = ScoredSample().score
    let expected = recipe.base + recipe.semantic * 0.5 + recipe.lexical * 0.5 + recipe.model * 2
    #expect(abs(try #require(score.score) - expected) <= 0.05 + 1e-9)
    let parts = try #require(score.parts)
    #expect(abs(parts.base + parts.semantic + parts.lexical + parts.model - expected) < 0.02)
    #expect(score.spread == 0 && score.notAssessed == nil && !score.isUnstable(limit: 1.5))
  }

  @Test("It rises with each of its parts")
  func monotone() throws {
    let usual = try #require(ScoredSample().score.score)
    #expect(try #require(ScoredSample(likeness: 0.9).score.score) > usual)
    let better = ScoredSample(ratings: [.plain: (5, 1), .reworded: (5, 1), .reversed: (5, 1)])
    #expect(try #require(better.score.score) > usual)
  }

  @Test("Variants that differ make it unstable above the limit")
  func spread() throws {
    let sample = ScoredSample(ratings: [.plain: (5, 0), .reworded: (3, 2), .reversed: (4, 2)])
    let spread = try #require(sample.score.spread)
    #expect(abs(spread - recipe.model * 4) < 0.01)
    #expect(sample.score.isUnstable(limit: 1.5) && !sample.score.isUnstable(limit: spread))
  }

  @Test("It quotes the sentence and the rubric, and both hold")
  func citations() {
    let citations = ScoredSample().score.citations
    #expect(citations.map(\.quote) == [ScoredSample.words, "Good\n- writes a failing test"])
  }

  @Test("Without a citation that holds it is not assessed, and never zero")
  func uncited() {
    var changed = ScoredSample()
    changed.quote = "I looked at the log first, and then I wrote a test that succeeded in the very same way."
    for sample in [changed, ScoredSample(chunks: []), ScoredSample(speaker: .other)] {
      #expect(sample.score.score == nil && sample.score.notAssessed == .noValidCitation)
    }
    #expect(changed.score.refusedCitations == 1)
  }

  @Test("Too little said, words that are not sure, and a model that fails are told apart")
  func notAssessed() {
    #expect(ScoredSample(likeness: 0.1, closeness: 0.1).score.notAssessed == .tooLittleSaid)
    #expect(ScoredSample(quote: "A test.").score.notAssessed == .tooLittleSaid)
    #expect(ScoredSample(confidence: 0.3).score.notAssessed == .lowTranscriptConfidence)
    #expect(ScoredSample(confidence: .nan).score.notAssessed == .lowTranscriptConfidence)
    #expect(ScoredSample(modelFault: "gone").score.notAssessed == .noModelAnswer)
    #expect(ScoredSample(ratings: [.plain: (4, 2), .reworded: (4, 2)]).score.notAssessed == .noModelAnswer)
    #expect(ScoredSample(ratings: [:]).score.notAssessed == .noModelAnswer)
  }

  @Test("Whatever was measured, it stays between 0 and 10")
  func bounds() throws {
    let best = ScoredSample(ratings: [.plain: (5, 0), .reworded: (5, 0), .reversed: (5, 0)], likeness: 50)
    #expect(best.score.score == 10)
    let worst = ScoredSample(ratings: [.plain: (0, 5), .reworded: (0, 5), .reversed: (0, 5)], likeness: 0.25)
    #expect(try #require(worst.score.score) >= 0)
  }

  @Test("After JSON the same inputs give the same score")
  func stored() throws {
    let sample = ScoredSample(ratings: [.plain: (5, 0), .reworded: (3, 2), .reversed: (4, 2)])
    let record = ScoreRecord(
      role: "r", level: "l", rubricVersion: "1", rubricDocument: "kb", model: nil,
      embedding: ModelSummary(name: "e", version: "1"), sampling: .samples, leftOut: [],
      criteria: [sample.inputs])
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    let again = try decoder.decode(ScoreRecord.self, from: try encoder.encode(record))
    #expect(again == record)
    #expect(
      SessionScore(again, transcript: sample.transcript)
        == SessionScore(record, transcript: sample.transcript))
  }

  @Test("A criterion that is not assessed is left out of the final score, and the others count for the whole")
  func final() throws {
    let sample = ScoredSample()
    let alone = try #require(sample.score.score)
    let missing = ScoredSample(ratings: [:]).inputs
    let score = SessionScore(ScoreRecord([sample.inputs, missing]), transcript: sample.transcript)
    #expect(score.final == alone && score.criteria.count == 2)
    #expect(SessionScore(ScoreRecord([missing]), transcript: sample.transcript).final == nil)
    var other = ScoredSample(likeness: 0.9).inputs
    other.weight = 60
    let both = try #require(
      SessionScore(ScoreRecord([sample.inputs, other]), transcript: sample.transcript).final)
    let higher = try #require(ScoredSample(likeness: 0.9).score.score)
    #expect(abs(both - (alone * 40 + higher * 60) / 100) <= 0.05 + 1e-9)
  }
}

extension ScoreRecord {
  fileprivate init(_ criteria: [CriterionInputs]) {
    self.init(
      role: "r", level: "l", rubricVersion: "1", rubricDocument: "kb", model: nil,
      embedding: ModelSummary(name: "e", version: "1"), sampling: .samples, leftOut: [], criteria: criteria)
  }
}

@Suite("A score and the recommendation")
struct ScoreConcernTests {
  private func decide(
    _ score: Double?, notAssessed: [String] = [], unstable: [String] = [], reasons: [String] = []
  ) -> Recommendation {
    Recommendation.decide(
      finalScore: score,
      concerns: ScoreConcerns(notAssessed: notAssessed, unstable: unstable, reasons: reasons), flags: [],
      coverage: .full, policy: .version1)
  }

  @Test("A criterion that is not assessed or unstable never gives a PASS, and the words name it")
  func concerns() {
    #expect(decide(9).outcome == .pass)
    let missing = decide(9, notAssessed: ["Debugging"])
    #expect(
      missing.outcome == .review && missing.rule == .notAssessed && missing.explanation.contains("Debugging"))
    let unstable = decide(9, unstable: ["Design"])
    #expect(
      unstable.outcome == .review && unstable.rule == .unstableScore
        && unstable.explanation.contains("Design"))
    #expect(decide(5, notAssessed: ["Debugging"]).rule == .scoreTooLow)
    #expect(decide(nil, notAssessed: ["Debugging"]).rule == .noScore)
  }

  @Test("Why there is no score, or no score for a criterion, stands in the words")
  func reasons() {
    #expect(
      decide(nil, notAssessed: ["Debugging"], reasons: ["it is down", "it is gone"]).explanation
        == "A person should look: there is no score (it is down, it is gone).")
    #expect(
      decide(9, notAssessed: ["Debugging", "Design"], reasons: ["it is down"]).explanation
        == "A person should look: not assessed: Debugging, Design (it is down).")
  }

  @Test("The reasons are the model's failures, each once; without any, why nothing at all was assessed")
  func reasonsOfScore() {
    let sample = ScoredSample()
    func reasons(_ criteria: [CriterionInputs]) -> [String] {
      let record = ScoreRecord(criteria)
      let score = SessionScore(record, transcript: sample.transcript)
      let summary = ScoreSummary(record, score, transcript: sample.transcript, spreadLimit: 1.5)
      return ScoreConcerns(summary, error: nil, spreadLimit: 1.5).reasons
    }
    var failed = sample.inputs
    failed.modelFault = "it is down"
    var silent = sample.inputs
    silent.evidence = []
    #expect(reasons([sample.inputs]).isEmpty && reasons([sample.inputs, silent]).isEmpty)
    #expect(reasons([failed, silent, failed]) == ["it is down"])
    #expect(reasons([failed, sample.inputs]) == ["it is down"])
    #expect(reasons([silent, silent]) == ["too little was said about it"])
    #expect(ScoreConcerns(nil, error: "no sound", spreadLimit: 1.5).reasons == ["no sound"])
    #expect(ScoreConcerns(nil, error: nil, spreadLimit: 1.5) == .none)
  }
}
