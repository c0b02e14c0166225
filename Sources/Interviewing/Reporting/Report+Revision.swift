import Proctoring
import SessionModel

/// What became known of a session beside its analysis.
public struct SessionFacts: Hashable, Sendable {
  /// What came of scoring.
  public struct Scoring: Hashable, Sendable {
    /// The score; nil where there is none.
    public var summary: ScoreSummary?
    /// Why there is none.
    public var error: String?
    /// Which of the session's scores it is; nil where there is none yet.
    public var version: ScoreVersionSummary?

    /// Creates what came of scoring.
    public init(summary: ScoreSummary?, error: String?, version: ScoreVersionSummary?) {
      self.summary = summary
      self.error = error
      self.version = version
    }
  }

  /// The session.
  public var session: SessionSummary
  /// The analysis's flags as they are kept now: with the clips that were cut since, and what people said of them.
  public var flags: [FlagSummary]
  /// What people made of the session.
  public var review: ReviewSummary
  /// What came of scoring; nil leaves what the analysis's own report says.
  public var scoring: Scoring?
  /// What the candidate's browser told of itself, in order of time. Nothing of it is judged.
  public var clientEvents: [ClientEventSummary]

  /// Puts facts together.
  public init(
    session: SessionSummary, flags: [FlagSummary], review: ReviewSummary = ReviewSummary(),
    scoring: Scoring? = nil, clientEvents: [ClientEventSummary] = []
  ) {
    self.session = session
    self.flags = flags
    self.review = review
    self.scoring = scoring
    self.clientEvents = clientEvents
  }
}

extension Report {
  /// The report of an analysis with what became known since, and what that makes of the recommendation.
  ///
  /// A flag that only the report or only the facts have is kept, and counts: what is doubtful goes before a person.
  ///
  /// - Parameter policy: The policy of the report's ``policyVersion``.
  public func revised(by facts: SessionFacts, policy: Policy) -> Report {
    let known = Set(facts.flags.map(\.id))
    var report = Report(
      program: program, recording: recording, analysis: analysis, policyVersion: policyVersion,
      recommendation: recommendation, coverage: coverage,
      flags: facts.flags + flags.filter { !known.contains($0.id) }, transcript: transcript, score: score,
      scoreError: scoreError)
    if let scoring = facts.scoring {
      report.score = scoring.summary
      report.scoreError = scoring.error
      report.scoreVersion = scoring.version
    }
    report.session = facts.session
    report.review = facts.review
    report.clientEvents = facts.clientEvents
    report.recommendation = RecommendationSummary(report.recommended(by: policy))
    return report
  }

  /// What a policy recommends over what the report shows: its flags but the overruled ones, its coverage, its score, and
  /// the breach where one was declared.
  public func recommended(by policy: Policy) -> Recommendation {
    let counting = flags.filter(\.counts).enumerated().sorted {
      ($0.element.startS, $0.element.raisedAtS, $0.offset) < (
        $1.element.startS, $1.element.raisedAtS, $1.offset
      )
    }
    return Recommendation.decide(
      finalScore: score?.final,
      concerns: ScoreConcerns(
        score, error: scoreError, spreadLimit: policy.recommendation.spreadAtMost),
      inOrder: counting.map {
        Recommendation.WeighedFlag(id: FlagID(rawValue: $0.element.id), severity: $0.element.severity)
      },
      coverage: CoverageShares(face: coverage.face, audio: coverage.audio), policy: policy,
      breach: review?.breach?.reason)
  }
}
