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

extension Recommendation {
  /// Applies the policy: FAIL is tested first, then everything that a PASS needs; the rest is REVIEW.
  ///
  /// - Parameters:
  ///   - finalScore: 0…10 rounded to one decimal, as it is shown; nil when there is none.
  ///   - flags: Every flag that counts: overruled ones left out.
  public static func decide(
    finalScore: Double?, flags: [Flag], coverage: CoverageShares, policy: Policy
  ) -> Recommendation {
    let high = flags.filter { $0.severity == .high }
    let moderate = flags.filter { $0.severity == .moderate }
    let rule = policy.recommendation
    if high.count >= rule.failHighAtLeast {
      return Recommendation(
        outcome: .fail, rule: .highFlags,
        explanation: "\(flagCount(high.count, "HIGH")); \(rule.failHighAtLeast) or more are a FAIL.",
        flags: high.map(\.id))
    }
    let obstacles =
      flagObstacles(high: high, moderate: moderate, rule)
      + coverageObstacles(coverage, policy.coverage) + scoreObstacles(finalScore, rule)
    guard let first = obstacles.first else {
      return Recommendation(
        outcome: .pass, rule: .allMet,
        explanation: "The score reaches \(rule.passScoreAtLeast), there is no HIGH flag, "
          + "\(flagCount(moderate.count, "MODERATE")), and enough was seen and heard.",
        flags: moderate.map(\.id))
    }
    return Recommendation(
      outcome: .review, rule: first.rule,
      explanation: "A person should look: " + obstacles.map(\.words).joined(separator: "; ") + ".",
      flags: obstacles.flatMap(\.flags))
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
        Obstacle(rule: .someHighFlag, words: flagCount(high.count, "HIGH"), flags: high.map(\.id)))
    }
    if moderate.count > rule.passModerateAtMost {
      obstacles.append(
        Obstacle(
          rule: .tooManyModerateFlags,
          words: "\(flagCount(moderate.count, "MODERATE")), more than \(rule.passModerateAtMost)",
          flags: moderate.map(\.id)))
    }
    return obstacles
  }

  private static func coverageObstacles(_ shares: CoverageShares, _ rule: CoverageRule) -> [Obstacle] {
    var obstacles: [Obstacle] = []
    if shares.face ?? 0 < rule.faceMinimum {
      obstacles.append(
        Obstacle(
          rule: .faceCoverage,
          words: shares.face.map { "the face could be judged for \(percent($0)) of the time, less than "
            + percent(rule.faceMinimum) } ?? "nothing was seen"))
    }
    if shares.audio ?? 0 < rule.audioMinimum {
      obstacles.append(
        Obstacle(
          rule: .audioCoverage,
          words: shares.audio.map { "the voice could be judged for \(percent($0)) of the time, less than "
            + percent(rule.audioMinimum) } ?? "the sound was not judged"))
    }
    return obstacles
  }

  private static func scoreObstacles(_ score: Double?, _ rule: RecommendationRule) -> [Obstacle] {
    guard let score else { return [Obstacle(rule: .noScore, words: "there is no score")] }
    guard score < rule.passScoreAtLeast else { return [] }
    return [Obstacle(rule: .scoreTooLow, words: "the score \(score) is below \(rule.passScoreAtLeast)")]
  }

  private static func flagCount(_ count: Int, _ severity: String) -> String {
    switch count {
    case 0: "no \(severity) flag"
    case 1: "1 \(severity) flag"
    default: "\(count) \(severity) flags"
    }
  }

  /// Rounded down, so that a share below a border never reads as the border.
  private static func percent(_ share: Double) -> String { "\(Int((share * 100).rounded(.down))) %" }
}
