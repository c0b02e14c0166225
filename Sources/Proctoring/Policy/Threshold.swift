import SessionModel

/// The border that a measurement must reach or pass.
public enum Threshold: Hashable, Sendable {
  /// The value itself must be greater.
  case above(Double)
  /// The value itself must be equal or greater.
  case atLeast(Double)
  /// The magnitude must be greater: turned to either side.
  case magnitudeAbove(Double)
  /// The magnitude must be equal or greater: turned to either side.
  case magnitudeAtLeast(Double)

  /// The number at the border.
  public var limit: Double {
    switch self {
    case .above(let limit), .atLeast(let limit), .magnitudeAbove(let limit), .magnitudeAtLeast(let limit):
      limit
    }
  }

  /// Whether `value` meets the border.
  public func isMet(by value: Double) -> Bool {
    switch self {
    case .above(let limit): value > limit
    case .atLeast(let limit): value >= limit
    case .magnitudeAbove(let limit): abs(value) > limit
    case .magnitudeAtLeast(let limit): abs(value) >= limit
    }
  }

  /// The same border, moved outward.
  func raised(by amount: Double) -> Threshold {
    switch self {
    case .above(let limit): .above(limit + amount)
    case .atLeast(let limit): .atLeast(limit + amount)
    case .magnitudeAbove(let limit): .magnitudeAbove(limit + amount)
    case .magnitudeAtLeast(let limit): .magnitudeAtLeast(limit + amount)
    }
  }
}

/// What raises one severity: a border, and how long it must be met.
public struct Criterion: Hashable, Sendable {
  /// The border that every counted sample meets.
  public let threshold: Threshold
  /// The accrued time that raises the severity; reaching it exactly is enough.
  public let duration: SessionDuration

  /// Creates a criterion.
  public init(_ threshold: Threshold, for duration: SessionDuration) {
    self.threshold = threshold
    self.duration = duration
  }

  /// Whether one sample is positive for this severity.
  public func isMet(by sensed: Sensed) -> Bool {
    if case .measured(let value) = sensed { threshold.isMet(by: value) } else { false }
  }
}

/// The criteria of one kind. A severity without a criterion is never raised.
public struct FlagRule: Hashable, Sendable {
  /// What raises MODERATE.
  public let moderate: Criterion?
  /// What raises HIGH.
  public let high: Criterion?

  /// Creates a rule.
  public init(moderate: Criterion?, high: Criterion?) {
    self.moderate = moderate
    self.high = high
  }

  /// The criteria in order of severity.
  public var criteria: [(severity: Severity, criterion: Criterion)] {
    [(Severity.moderate, moderate), (Severity.high, high)].compactMap { severity, criterion in
      criterion.map { (severity, $0) }
    }
  }
}
