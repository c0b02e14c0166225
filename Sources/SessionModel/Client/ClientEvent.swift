/// Something that a candidate's browser told of itself.
public struct ClientEvent: Hashable, Sendable {
  /// The greatest number of an event.
  public static let mostSequence = 1_000_000_000
  /// The last moment that an event may claim: a day, as the longest recording has.
  public static let lastTime = SessionTime(microseconds: 86_400_000_000)
  /// The most events that are kept of a session; later ones are refused.
  public static let mostOfSession = 20_000

  /// Its number, from 1, by which the browser counts what it tells: what is sent again has the same number.
  public let sequence: Int
  /// What it tells of.
  public let kind: ClientEventKind
  /// What of it.
  public let phase: ClientEventPhase
  /// Of which sort of device; nil for a kind that is told of none.
  public let device: ClientDevice?
  /// When, as the browser claims it; what was so before the session began is told at its beginning.
  public let time: SessionTime

  /// Puts an event together.
  public init(
    _ sequence: Int, _ kind: ClientEventKind, _ phase: ClientEventPhase, device: ClientDevice? = nil,
    at time: SessionTime
  ) {
    self.sequence = sequence
    self.kind = kind
    self.phase = phase
    self.device = device
    self.time = time
  }

  /// Whether number and time are within their bounds.
  public var isBounded: Bool {
    (1...Self.mostSequence).contains(sequence) && time >= .zero && time <= Self.lastTime
  }

  /// Whether the phase is one that its kind has.
  public var hasFittingPhase: Bool { kind.lasts == (phase != .point) }

  /// Whether a sort of device is there where its kind has one, and only there.
  public var hasFittingDevice: Bool { kind.namesDevice == (device != nil) }

  /// The order of lists: by time, then as the browser counts.
  public static func isListedBefore(_ left: Self, _ right: Self) -> Bool {
    (left.time, left.sequence) < (right.time, right.sequence)
  }
}

extension SessionState {
  /// Whether a browser may tell of itself: from the candidate's consent, for nothing is collected before, to the end of
  /// the interview, for a report that people read is not to change by what a candidate sends.
  public var takesClientEvents: Bool {
    switch self {
    case .consented, .checking, .inProgress: true
    case .created, .ended, .scoring, .scored, .decided, .expired, .abandoned, .erased: false
    }
  }
}
