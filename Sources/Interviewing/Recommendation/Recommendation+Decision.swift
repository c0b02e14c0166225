import Proctoring
import SessionModel

extension Recommendation {
  /// Applies the policy: FAIL is tested first, then everything that a PASS needs; the rest is REVIEW.
  ///
  /// - Parameters:
  ///   - finalScore: 0…10; what counts is what is shown, rounded to one decimal. nil when there is none.
  ///   - concerns: What keeps a score from a PASS whatever its number.
  ///   - flags: Every flag that counts, in any order: overruled ones left out.
  ///   - breach: Why a person declared that the candidate broke the policy, which is a FAIL whatever else there is; nil
  ///     when nobody did.
  public static func decide(
    finalScore: Double?, concerns: ScoreConcerns = .none, flags: [Flag], coverage: CoverageShares,
    policy: Policy, breach: String? = nil
  ) -> Recommendation {
    let inOrder = flags.sorted { ($0.start, $0.raisedAt) < ($1.start, $1.raisedAt) }
    return decide(
      finalScore: finalScore, concerns: concerns,
      inOrder: inOrder.map { WeighedFlag(id: $0.id, severity: $0.severity) }, coverage: coverage,
      policy: policy, breach: breach)
  }

  /// What a flag is to a recommendation.
  struct WeighedFlag {
    let id: FlagID
    let severity: Severity
  }

  /// The same for flags that are in order of time.
  static func decide(
    finalScore: Double?, concerns: ScoreConcerns, inOrder: [WeighedFlag], coverage: CoverageShares,
    policy: Policy, breach: String?
  ) -> Recommendation {
    let high = inOrder.filter { $0.severity == .high }
    let moderate = inOrder.filter { $0.severity == .moderate }
    let rule = policy.recommendation
    if let fail = fail(high: high, atLeast: rule.failHighAtLeast, breach: breach) { return fail }
    let obstacles =
      flagObstacles(high: high, moderate: moderate, rule)
      + coverageObstacles(coverage, policy.coverage)
      + scoreObstacles(finalScore?.rounded(toPlaces: 1), concerns, rule)
    guard let first = obstacles.first else {
      return Recommendation(
        outcome: .pass, rule: .allMet,
        explanation: "The score reaches \(rule.passScoreAtLeast), there is no HIGH flag, "
          + "\(cited(moderate, "MODERATE")), and enough was seen and heard.",
        flags: moderate.map(\.id))
    }
    return Recommendation(
      outcome: .review, rule: first.rule,
      explanation: "A person should look: " + obstacles.map(\.words).joined(separator: "; ") + ".",
      flags: inOrder.map(\.id).filter { id in obstacles.contains { $0.flags.contains(id) } })
  }

  /// The FAIL that a breach or HIGH flags are; nil where there is neither. A breach decides, and HIGH flags that would have
  /// been enough are told beside it.
  private static func fail(high: [WeighedFlag], atLeast limit: Int, breach: String?) -> Recommendation? {
    let isFlagged = high.count >= limit
    let flagged = "\(cited(high, "HIGH")); \(limit) or more are a FAIL."
    if let breach {
      let declared = "A person declared that the policy was broken: \(sentence(breach))"
      return Recommendation(
        outcome: .fail, rule: .policyBreach, explanation: isFlagged ? "\(declared) \(flagged)" : declared,
        flags: isFlagged ? high.map(\.id) : [])
    }
    guard isFlagged else { return nil }
    return Recommendation(
      outcome: .fail, rule: .highFlags, explanation: flagged, flags: high.map(\.id))
  }

  /// A reason on one line, with a full stop where it has no end of its own.
  private static func sentence(_ reason: String) -> String {
    let line = reason.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return line.last.map { ".!?…".contains($0) } ?? false ? line : line + "."
  }

  /// Something that keeps a session from a PASS.
  private struct Obstacle {
    let rule: DecidingRule
    let words: String
    var flags: [FlagID] = []
  }

  private static func flagObstacles(
    high: [WeighedFlag], moderate: [WeighedFlag], _ rule: RecommendationRule
  ) -> [Obstacle] {
    var obstacles: [Obstacle] = []
    if !high.isEmpty {
      obstacles.append(
        Obstacle(rule: .someHighFlag, words: cited(high, "HIGH"), flags: high.map(\.id)))
    }
    if moderate.count > rule.passModerateAtMost {
      obstacles.append(
        Obstacle(
          rule: .tooManyModerateFlags,
          words: "\(cited(moderate, "MODERATE")), more than \(rule.passModerateAtMost)",
          flags: moderate.map(\.id)))
    }
    return obstacles
  }

  private static func coverageObstacles(_ shares: CoverageShares, _ rule: CoverageRule) -> [Obstacle] {
    var obstacles: [Obstacle] = []
    if !isEnough(shares.face, rule.faceMinimum) {
      let words = shares.face.map { tooLittle("the face", $0, rule.faceMinimum) } ?? "nothing was seen"
      obstacles.append(Obstacle(rule: .faceCoverage, words: words))
    }
    if !isEnough(shares.audio, rule.audioMinimum) {
      let words = shares.audio.map { tooLittle("the voice", $0, rule.audioMinimum) }
      obstacles.append(Obstacle(rule: .audioCoverage, words: words ?? "the sound was not judged"))
    }
    return obstacles
  }

  /// What is not a number is not enough.
  private static func isEnough(_ share: Double?, _ minimum: Double) -> Bool { share ?? 0 >= minimum }

  private static func tooLittle(_ sense: String, _ share: Double, _ minimum: Double) -> String {
    "\(sense) could be judged for \(percent(share)) of the time, less than \(percent(minimum))"
  }

  private static func scoreObstacles(
    _ score: Double?, _ concerns: ScoreConcerns, _ rule: RecommendationRule
  ) -> [Obstacle] {
    let why = concerns.reasons.isEmpty ? "" : " (\(concerns.reasons.joined(separator: ", ")))"
    guard let score, score.isFinite else {
      return [Obstacle(rule: .noScore, words: "there is no score" + why)]
    }
    var obstacles: [Obstacle] = []
    if score < rule.passScoreAtLeast {
      obstacles.append(
        Obstacle(rule: .scoreTooLow, words: "the score \(score) is below \(rule.passScoreAtLeast)"))
    }
    if !concerns.notAssessed.isEmpty {
      obstacles.append(
        Obstacle(
          rule: .notAssessed, words: "not assessed: \(concerns.notAssessed.joined(separator: ", "))" + why))
    }
    if !concerns.unstable.isEmpty {
      obstacles.append(
        Obstacle(
          rule: .unstableScore,
          words: "the score depends on how it is asked for: \(concerns.unstable.joined(separator: ", "))"))
    }
    return obstacles
  }

  /// How many flags there are, and the first of them by name.
  private static func cited(_ flags: [WeighedFlag], _ severity: String) -> String {
    guard !flags.isEmpty else { return "no \(severity) flag" }
    let named = 5
    let names = flags.prefix(named).map(\.id.rawValue).joined(separator: ", ")
    let more = flags.count > named ? " and \(flags.count - named) more" : ""
    return "\(flags.count) \(severity) flag\(flags.count == 1 ? "" : "s") (\(names)\(more))"
  }

  /// Rounded down, so that a share below a border never reads as the border; but 29 hundredths, which are a
  /// little less in binary, read as 29 %.
  private static func percent(_ share: Double) -> String {
    guard share.isFinite else { return "an unknown part" }
    return "\(Int((share * 100 + 1e-9).rounded(.down))) %"
  }
}
