import Proctoring
import SessionModel

/// What another policy would have changed in a report.
public struct PolicyComparison: Codable, Hashable, Sendable {
  /// What becomes of a flag.
  public enum Change: String, Codable, Hashable, Sendable {
    /// It would be the same.
    case same
    /// It would have another severity or other borders.
    case changed
    /// It would not have been raised.
    case gone
    /// It would have been raised in addition.
    case added
  }

  /// A flag as far as a comparison goes.
  public struct Side: Codable, Hashable, Sendable {
    /// Names it within its report.
    public let id: String
    /// The gravest severity reached.
    public let severity: Severity
    /// The first and the last positive sample.
    public let startS, endS: Double
  }

  /// One flag before and after.
  public struct FlagChange: Codable, Hashable, Sendable {
    /// What becomes of it.
    public let change: Change
    /// What it is about.
    public let kind: FlagKind
    /// As it was; nil where it is added.
    public let was: Side?
    /// As it would be; nil where it is gone.
    public let wouldBe: Side?
  }

  /// The policy of the report.
  public let policyWas: String
  /// The policy that was replayed.
  public let policyWouldBe: String
  /// The recommendation of the report.
  public let recommendationWas: RecommendationSummary
  /// The recommendation that would be made.
  public let recommendationWouldBe: RecommendationSummary
  /// The flags of both, in order of their start.
  public let flags: [FlagChange]

  /// Compares a report with what a replay of its observations gave.
  ///
  /// Two flags are the same one when they are of a kind and their times overlap.
  public init(_ report: Report, policy: Policy, flags: [Flag], recommendation: Recommendation) {
    policyWas = report.policyVersion
    policyWouldBe = policy.version
    recommendationWas = report.recommendation
    recommendationWouldBe = RecommendationSummary(recommendation)
    var rest = flags
    var changes: [FlagChange] = []
    for old in report.flags {
      let was = Side(id: old.id, severity: old.severity, startS: old.startS, endS: old.endS)
      let match = rest.firstIndex { new in
        new.kind == old.kind && new.start.reportSeconds <= old.endS && new.end.reportSeconds >= old.startS
      }
      let wouldBe = match.map { Side(rest.remove(at: $0)) }
      let isSame =
        wouldBe.map { ($0.severity, $0.startS, $0.endS) == (was.severity, was.startS, was.endS) } ?? false
      changes.append(
        FlagChange(
          change: wouldBe == nil ? .gone : isSame ? .same : .changed, kind: old.kind, was: was,
          wouldBe: wouldBe))
    }
    changes += rest.map { FlagChange(change: .added, kind: $0.kind, was: nil, wouldBe: Side($0)) }
    func start(_ change: FlagChange) -> Double { change.was?.startS ?? change.wouldBe?.startS ?? 0 }
    self.flags = changes.enumerated().sorted {
      (start($0.element), $0.offset) < (start($1.element), $1.offset)
    }
    .map(\.element)
  }

  /// How many flags a change befalls.
  public func count(_ change: Change) -> Int { flags.count { $0.change == change } }
}

extension PolicyComparison.Side {
  init(_ flag: Flag) {
    self.init(
      id: flag.id.rawValue, severity: flag.severity, startS: flag.start.reportSeconds,
      endS: flag.end.reportSeconds)
  }
}

extension PolicyComparison {
  /// The comparison for a terminal, 80 columns wide.
  public func text() -> String {
    var lines = [
      "Policy \(policyWas) → \(policyWouldBe)",
      "Recommendation: \(recommendationWas.outcome.rawValue) → \(recommendationWouldBe.outcome.rawValue)",
      "  \(recommendationWouldBe.explanation)", "",
      "Flags: \(count(.same)) the same, \(count(.changed)) changed, \(count(.gone)) gone, "
        + "\(count(.added)) added",
    ]
    lines += flags.map { flag in
      let sides = [flag.was, flag.wouldBe].map { $0.map(words) ?? "–" }
      let body = flag.change == .same ? sides[0] : sides.joined(separator: " → ")
      return "  \(padded(flag.change.rawValue, 8)) \(padded(flag.kind.rawValue, 12)) \(body)"
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func words(_ side: Side) -> String { "\(side.severity.rawValue) \(side.startS)–\(side.endS) s" }

  private func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}
