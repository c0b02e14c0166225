import Proctoring
import SessionModel
import TestSupport
import Testing

/// Plays a drawing of one kind under policy 1.0, see `ObservationStrip`.
func play(_ drawing: String, every interval: Double, as kind: FlagKind = .headTurn) throws -> String {
  let rule = try #require(Policy.version1.rules[kind])
  return ObservationStrip(drawing, every: interval).play(rule: rule, timing: Policy.version1.timing)
}

/// A stretch of the same character.
func run(_ character: String, _ count: Int) -> String { String(repeating: character, count: count) }

/// A proctor whose actions are noted.
struct Watch {
  private var proctor: Proctor
  private(set) var actions: [ProctorAction] = []

  init(_ policy: Policy = .version1) { proctor = Proctor(policy: policy) }

  mutating func see(_ kind: FlagKind, _ sensed: Sensed, at time: SessionTime) {
    actions += proctor.observe(Observation(kind, sensed, at: time))
  }

  mutating func see(_ kind: FlagKind, _ value: Double, at seconds: Double) {
    see(kind, .measured(value), at: SessionTime(seconds: seconds))
  }

  /// Samples of one value from `start` to `end`, both included.
  mutating func see(
    _ kind: FlagKind, _ value: Double, from start: Double, to end: Double, every interval: Double = 0.25
  ) {
    for index in 0...Int(((end - start) / interval).rounded()) {
      see(kind, value, at: start + Double(index) * interval)
    }
  }

  mutating func finish() { actions += proctor.finish() }

  var raised: [Flag] { actions.compactMap { if case .raise(let flag) = $0 { flag } else { nil } } }
  var escalated: [Flag] { actions.compactMap { if case .escalate(let flag) = $0 { flag } else { nil } } }
  var closed: [Flag] { actions.compactMap { if case .close(let flag) = $0 { flag } else { nil } } }
}

extension SessionTime {
  static func at(_ seconds: Double) -> SessionTime { SessionTime(seconds: seconds) }
}

extension SessionDuration {
  static func of(_ seconds: Double) -> SessionDuration { SessionDuration(seconds: seconds) }
}

extension SessionSpan {
  init(_ start: Double, _ end: Double) { self.init(.at(start), .at(end)) }
}
