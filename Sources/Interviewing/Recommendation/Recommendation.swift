import Proctoring
import SessionModel

/// What is recommended to the person who decides.
public enum Outcome: String, Hashable, Sendable, Codable {
  case pass = "PASS"
  case review = "REVIEW"
  case fail = "FAIL"
}

/// The rule that decided.
public enum DecidingRule: String, Hashable, Sendable, Codable {
  /// Enough HIGH flags for a FAIL.
  case highFlags = "high_flags"
  /// Everything that a PASS asks for is given.
  case allMet = "all_met"
  /// There is no final score.
  case noScore = "no_score"
  /// A criterion was not assessed.
  case notAssessed = "not_assessed"
  /// A criterion's score depends on how it is asked for.
  case unstableScore = "unstable_score"
  /// The final score is below what a PASS needs.
  case scoreTooLow = "score_too_low"
  /// A HIGH flag, but too few for a FAIL.
  case someHighFlag = "some_high_flag"
  /// More MODERATE flags than a PASS allows.
  case tooManyModerateFlags = "too_many_moderate_flags"
  /// Too little of the session could be seen.
  case faceCoverage = "face_coverage"
  /// Too little of the session could be heard.
  case audioCoverage = "audio_coverage"
}

/// A recommendation with the rule that decided, in words, and the flags that it rests on.
public struct Recommendation: Hashable, Sendable {
  /// What is recommended.
  public let outcome: Outcome
  /// The rule that decided: for REVIEW the first that keeps it from a PASS.
  public let rule: DecidingRule
  /// The decision in words: everything that counted, in sentences.
  public let explanation: String
  /// The flags that it rests on, in order of time.
  public let flags: [FlagID]
}

/// The shares of a session that could be told, each 0…1; nil for a sense that was not there.
public struct CoverageShares: Hashable, Sendable {
  /// The share in which the face detectors could tell.
  public let face: Double?
  /// The share in which the voice detectors could tell.
  public let audio: Double?

  /// Creates the shares.
  public init(face: Double?, audio: Double?) {
    self.face = face
    self.audio = audio
  }
}

/// What is wrong with a score, or why there is none.
public struct ScoreConcerns: Hashable, Sendable {
  /// Nothing is.
  public static let none = ScoreConcerns()

  /// The names of criteria that were not assessed, and of those whose score depends on how it is asked for.
  public let notAssessed, unstable: [String]
  /// Why criteria were not assessed or there is no score, in words, as far as that can be said for all of them at once.
  public let reasons: [String]

  /// Creates concerns.
  public init(notAssessed: [String] = [], unstable: [String] = [], reasons: [String] = []) {
    self.notAssessed = notAssessed
    self.unstable = unstable
    self.reasons = reasons
  }
}

extension Recommendation {
  /// Applies the policy: FAIL is tested first, then everything that a PASS needs; the rest is REVIEW.
  ///
  /// - Parameters:
  ///   - finalScore: 0…10; what counts is what is shown, rounded to one decimal. nil when there is none.
  ///   - concerns: What keeps a score from a PASS whatever its number.
  ///   - flags: Every flag that counts, in any order: overruled ones left out.
  public static func decide(
    finalScore: Double?, concerns: ScoreConcerns = .none, flags: [Flag], coverage: CoverageShares,
    policy: Policy
  ) -> Recommendation {
    let inOrder = flags.sorted { ($0.start, $0.raisedAt) < ($1.start, $1.raisedAt) }
    let high = inOrder.filter { $0.severity == .high }
    let moderate = inOrder.filter { $0.severity == .moderate }
    let rule = policy.recommendation
    if high.count >= rule.failHighAtLeast {
      return Recommendation(
        outcome: .fail, rule: .highFlags,
        explanation: "\(cited(high, "HIGH")); \(rule.failHighAtLeast) or more are a FAIL.",
        flags: high.map(\.id))
    }
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

  /// Something that keeps a session from a PASS.
  private struct Obstacle {
    let rule: DecidingRule
    let words: String
    var flags: [FlagID] = []
  }

  private static func flagObstacles(
    high: [Flag], moderate: [Flag], _ rule: RecommendationRule
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
  private static func cited(_ flags: [Flag], _ severity: String) -> String {
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
