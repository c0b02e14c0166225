import Persistence
import Proctoring
import SessionModel

/// Flags for stores to keep, found by policy 1.0.
public enum FlagSamples {
  /// The models of the samples.
  public static let models = [
    ModelIdentity(name: "mesh", version: "1"), ModelIdentity(name: "größer \"2\"", version: "2.0-β"),
  ]

  /// The life of the `number`th flag, a head turn: raised at MODERATE, risen to HIGH, closed. Its peak comes after it
  /// was raised.
  public static func headTurn(number: Int = 1, at second: Double = 10) -> [Flag] {
    var proctor = Proctor(
      policy: Policy.version1.granting([.widerYaw(degrees: 0.1), .longerAbsence(seconds: 1.0 / 3)]))
    var life: [Flag] = []
    // Flags before this one, so that it has its number.
    for earlier in 0..<number {
      let start = earlier == number - 1 ? second : -100 * Double(number - earlier)
      life = []
      for step in 0...40 {
        let time = SessionTime(seconds: start + Double(step) / 10)
        let yaw = step < 40 ? 50.123456789 + Double(step) / 3 : 61
        life += flags(proctor.observe(Observation(.headTurn, .measured(-yaw), at: time)))
      }
      for step in 41...60 {
        let time = SessionTime(seconds: start + Double(step) / 10)
        life += flags(proctor.observe(Observation(.headTurn, .measured(0), at: time)))
      }
    }
    return life
  }

  /// A flag as if it had opened again and gone on for a second.
  static func reopened(_ flag: Flag) -> Flag {
    Flag(
      id: flag.id, kind: flag.kind, severity: flag.severity, start: flag.start, raisedAt: flag.raisedAt,
      end: flag.end + SessionDuration(seconds: 1), isOpen: true, peak: flag.peak, trace: flag.trace,
      rule: flag.rule, accommodations: flag.accommodations)
  }

  private static func flags(_ actions: [ProctorAction]) -> [Flag] {
    actions.map { action in
      switch action {
      case .raise(let flag), .escalate(let flag), .close(let flag): flag
      }
    }
  }

  /// A flag of the `session`th session.
  public static func raised(_ flag: Flag, session: Int = 1, analysis: Int = 1) throws(FieldFault)
    -> RaisedFlag
  {
    try RaisedFlag(
      flag, of: RecordSamples.session(session), analysis: analysis, policyVersion: "1.0", models: models)
  }

  /// A clip.
  public static func clip(_ subject: ClipWindow.Subject = .flag, byte: UInt8 = 1) throws(FieldFault)
    -> FlagClip
  {
    let digest = ContentDigest(bytes: [UInt8](repeating: byte, count: ContentDigest.size))
    return try FlagClip(
      subject, key: BlobKey("clips/\(subject.rawValue)-\(byte).mp4"), digest: digest ?? .zero,
      byteCount: 123_456,
      span: SessionSpan(SessionTime(microseconds: 8_000_001), SessionTime(microseconds: 16_000_000)))
  }

  /// What somebody of HR says, so many seconds after the beginning.
  public static func note(_ reason: String, at second: Int64 = 50) throws(FieldFault) -> ReviewNote {
    try ReviewNote(reason, by: RecordSamples.hr(), at: RecordSamples.time(second))
  }
}
