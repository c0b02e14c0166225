import SessionModel

/// How samples become durations; the same for every kind.
public struct EpisodeTiming: Hashable, Sendable {
  /// Time accrues between two consecutive positive samples at most this far apart.
  public let hold: SessionDuration
  /// A clear spell of at most this length neither ends an episode nor adds to it.
  public let debounce: SessionDuration
  /// A clear spell of this length closes the episode.
  public let closeAfterClear: SessionDuration
  /// A spell of "cannot tell" or of no samples longer than this closes the episode.
  public let closeAfterUnknown: SessionDuration

  /// Creates a timing.
  public init(
    hold: SessionDuration, debounce: SessionDuration, closeAfterClear: SessionDuration,
    closeAfterUnknown: SessionDuration
  ) {
    self.hold = hold
    self.debounce = debounce
    self.closeAfterClear = closeAfterClear
    self.closeAfterUnknown = closeAfterUnknown
  }
}

/// The bounds of a flag's clip.
public struct ClipRule: Hashable, Sendable {
  /// Shown before the flag's start.
  public let before: SessionDuration
  /// Shown after the flag's end.
  public let after: SessionDuration
  /// A clip never reaches further than this past the flag's start.
  public let longestFromStart: SessionDuration
  /// A shorter clip is widened to this, as is the extra clip of a late peak.
  public let shortest: SessionDuration

  /// Creates a rule.
  public init(
    before: SessionDuration, after: SessionDuration, longestFromStart: SessionDuration,
    shortest: SessionDuration
  ) {
    self.before = before
    self.after = after
    self.longestFromStart = longestFromStart
    self.shortest = shortest
  }
}

/// The share of the session that must have been seen and heard, each 0…1.
public struct CoverageRule: Hashable, Sendable {
  /// The least share of time in which the face detectors could tell.
  public let faceMinimum: Double
  /// The least share of time in which the voice detectors could tell.
  public let audioMinimum: Double

  /// Creates a rule.
  public init(faceMinimum: Double, audioMinimum: Double) {
    self.faceMinimum = faceMinimum
    self.audioMinimum = audioMinimum
  }
}

/// What turns flags and a score into PASS, REVIEW or FAIL.
public struct RecommendationRule: Hashable, Sendable {
  /// PASS needs a final score, as shown, of at least this; 0…10.
  public let passScoreAtLeast: Double
  /// PASS allows at most this many MODERATE flags.
  public let passModerateAtMost: Int
  /// This many HIGH flags are a FAIL.
  public let failHighAtLeast: Int

  /// A criterion whose score differs by more than this, depending on how it is asked for, is unstable; 0…10.
  public let spreadAtMost: Double

  /// Creates a rule.
  public init(
    passScoreAtLeast: Double, passModerateAtMost: Int, failHighAtLeast: Int, spreadAtMost: Double = 1.5
  ) {
    self.spreadAtMost = spreadAtMost
    self.passScoreAtLeast = passScoreAtLeast
    self.passModerateAtMost = passModerateAtMost
    self.failHighAtLeast = failHighAtLeast
  }
}

/// Every threshold in force, as one versioned document has them.
public struct Policy: Hashable, Sendable {
  /// The POLICY_VERSION that stands on every result.
  public let version: String
  /// How samples become durations.
  public let timing: EpisodeTiming
  /// The rule of each kind.
  public let rules: [FlagKind: FlagRule]
  /// The bounds of clips.
  public let clip: ClipRule
  /// What must have been seen and heard.
  public let coverage: CoverageRule
  /// What the flags and the score amount to.
  public let recommendation: RecommendationRule
  /// The adjustments that were applied to the rules of a kind; empty in a document.
  public let accommodations: [FlagKind: [Accommodation]]

  /// Creates a policy.
  public init(
    version: String, timing: EpisodeTiming, rules: [FlagKind: FlagRule], clip: ClipRule,
    coverage: CoverageRule, recommendation: RecommendationRule,
    accommodations: [FlagKind: [Accommodation]] = [:]
  ) {
    self.version = version
    self.timing = timing
    self.rules = rules
    self.clip = clip
    self.coverage = coverage
    self.recommendation = recommendation
    self.accommodations = accommodations
  }

  /// Every adjustment that was granted, in the order of kinds.
  public var granted: [Accommodation] { FlagKind.allCases.flatMap { accommodations[$0] ?? [] } }

  /// The policy as it stands for one candidate.
  public func granting(_ granted: [Accommodation]) -> Policy {
    var rules = rules
    var applied = accommodations
    for accommodation in granted {
      let kind = accommodation.kind
      rules[kind] = rules[kind]?.granting(accommodation)
      applied[kind, default: []].append(accommodation)
    }
    return Policy(
      version: version, timing: timing, rules: rules, clip: clip, coverage: coverage,
      recommendation: recommendation, accommodations: applied)
  }
}

extension Accommodation {
  /// The kind whose rule it adjusts.
  var kind: FlagKind {
    switch self {
    case .widerYaw: .headTurn
    case .longerAbsence: .faceAbsent
    }
  }
}

extension FlagRule {
  /// The rule with one adjustment made to each of its criteria.
  fileprivate func granting(_ accommodation: Accommodation) -> FlagRule {
    func adjusted(_ criterion: Criterion) -> Criterion {
      switch accommodation {
      case .widerYaw(let degrees):
        Criterion(criterion.threshold.raised(by: degrees), for: criterion.duration)
      case .longerAbsence(let seconds):
        Criterion(criterion.threshold, for: criterion.duration + SessionDuration(seconds: seconds))
      }
    }
    return FlagRule(moderate: moderate.map(adjusted), high: high.map(adjusted))
  }
}
