import Proctoring
import SessionModel

/// What is recommended to the person who decides.
public enum Outcome: String, Hashable, Sendable, Codable {
  case pass = "PASS"
  case review = "REVIEW"
  case fail = "FAIL"
}

/// The rule that decided.
public enum DecidingRule: String, CaseIterable, Hashable, Sendable, Codable {
  /// A person declared that the candidate broke the policy.
  case policyBreach = "policy_breach"
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
