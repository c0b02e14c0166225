import Proctoring
import SessionModel

/// A timeline drawn as text, one character a sample: `"..#.#####..##...."`.
///
/// - `#` positive, `.` clear, `?` cannot tell, a blank no sample at all;
/// - for kinds with two borders: `m` meets MODERATE only, `#` meets HIGH too.
public struct ObservationStrip {
  private let text: String
  private let interval: SessionDuration

  /// Takes a drawing of which each character lasts `intervalSeconds`.
  public init(_ text: String, every intervalSeconds: Double) {
    self.text = text
    interval = SessionDuration(seconds: intervalSeconds)
  }

  /// Plays the strip through one machine and draws what it did, a character a sample: `m` MODERATE raised,
  /// `H` HIGH raised, `E` escalated, `C` closed, `-` nothing. A close at the end of the strip is appended.
  public func play(rule: FlagRule, timing: EpisodeTiming) -> String {
    var machine = EpisodeMachine(rule: rule, timing: timing)
    var drawn = ""
    for (index, character) in text.enumerated() {
      let time = SessionTime(microseconds: interval.microseconds * Int64(index))
      guard let sensed = Self.sensed(character, rule) else {
        drawn += "-"
        continue
      }
      drawn += Self.draw(machine.observe(sensed, at: time))
    }
    let atEnd = machine.finish()
    return drawn + (atEnd.isEmpty ? "" : Self.draw(atEnd))
  }

  private static func sensed(_ character: Character, _ rule: FlagRule) -> Sensed? {
    let low = rule.moderate?.threshold.limit ?? rule.high?.threshold.limit ?? 1
    let high = rule.high?.threshold.limit ?? low
    switch character {
    case "#": return .measured(high + 1)
    case "m": return .measured((low + high) / 2 + 0.001)
    case ".": return .measured(0)
    case "?": return .cannotTell(.noEvidence)
    case " ": return nil
    default: preconditionFailure("a strip has no character \"\(character)\"")
    }
  }

  private static func draw(_ actions: [EpisodeAction]) -> String {
    guard let action = actions.first else { return "-" }
    precondition(actions.count == 1, "a strip shows one action a sample; these were \(actions)")
    switch action {
    case .raise(let episode): return episode.severity == .high ? "H" : "m"
    case .escalate: return "E"
    case .close: return "C"
    }
  }
}
