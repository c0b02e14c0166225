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

  /// How many flags there are, and the first of them by name.
  static func cited(_ flags: [WeighedFlag], _ severity: String) -> String {
    guard !flags.isEmpty else { return "no \(severity) flag" }
    let named = 5
    let names = flags.prefix(named).map(\.id.rawValue).joined(separator: ", ")
    let more = flags.count > named ? " and \(flags.count - named) more" : ""
    return "\(flags.count) \(severity) flag\(flags.count == 1 ? "" : "s") (\(names)\(more))"
  }
}
