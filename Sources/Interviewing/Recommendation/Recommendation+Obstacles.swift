import Proctoring
import SessionModel

extension Recommendation {
  /// Something that keeps a session from a PASS.
  struct Obstacle {
    let rule: DecidingRule
    let words: String
    var flags: [FlagID] = []
  }

  static func flagObstacles(
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

  static func coverageObstacles(_ shares: CoverageShares, _ rule: CoverageRule) -> [Obstacle] {
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

  static func scoreObstacles(
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

  /// Rounded down, so that a share below a border never reads as the border; but 29 hundredths, which are a
  /// little less in binary, read as 29 %.
  private static func percent(_ share: Double) -> String {
    guard share.isFinite else { return "an unknown part" }
    return "\(Int((share * 100 + 1e-9).rounded(.down))) %"
  }
}
