import SessionModel

/// The borders between "another voice", "the candidate's alone" and "cannot tell".
public struct VoiceLimits: Hashable, Sendable {
  /// A voice less alike than this is another's. This and the next three limits are for a candidate whose speech is
  /// as alike to itself as `CandidateVoice.typicalLikeness`, and move with how alike it is.
  public var otherBelow = 0.30
  /// The same of more speech: of a stretch gathered with one neighbour on each side (2.4 s), with two (3.2 s).
  public var gatheredBelow = [0.40, 0.48]
  /// How alike another's voice usually is.
  public var expectedOther = 0.12
  /// A voice at least this alike is the candidate's; between the two it cannot be told.
  public var candidateFrom = 0.55
  /// A voice that speaks alone for less than this cannot be known.
  public var leastAlone = SessionDuration(seconds: 0.8)
  /// What a turn of another voice is longer at each of its ends than it was measured: one of 2 s may measure shorter.
  /// With both edges one of 1.5 s must hardly ever come to 2 s.
  public var edge = SessionDuration(seconds: 0.15)
  /// A pause this long within another voice's speech belongs to it.
  public var breath = SessionDuration(seconds: 0.5)
  /// For so long after the interviewer's speech its echo may be heard: sensors leave it out, too.
  public var echo = SessionDuration(seconds: 0.4)
  /// Below this level, in decibels below full scale, nothing would be heard.
  public var quietBelowDB = -65.0
  /// A background louder than this may hide a voice.
  public var noiseAboveDB = -20.0
  /// Sound with a larger share of clipped samples may be anybody's.
  public var clippedAbove = 0.05

  /// The borders in use.
  public init() {}
}

/// Judges whether a voice other than the candidate's is heard: windows of sound in, observations out.
///
/// Pure, and the same for a file and a live stream. Windows overlap; each moment is judged by the window in
/// which it lies farthest from the borders, so that whoever speaks then is heard for a while before and after.
public struct VoiceInterpreter: Sendable {
  /// How far observations are apart.
  public static let interval = SessionDuration(seconds: 0.1)
  /// How far the beginnings of two windows are apart.
  public static let hop = SessionDuration(seconds: 5)

  private let candidate: CandidateVoice?
  private let interviewer: [SessionSpan]
  private let limits: VoiceLimits
  private var next = SessionTime.zero

  /// Creates an interpreter at the beginning of a session.
  ///
  /// - Parameters:
  ///   - candidate: The candidate's voice; nil where none was heard.
  ///   - interviewer: When the interviewer's speech is played.
  public init(
    candidate: CandidateVoice?, interviewer: [SessionSpan], limits: VoiceLimits = VoiceLimits()
  ) {
    self.candidate = candidate
    self.interviewer = Self.audible(interviewer, limits)
    self.limits = limits
  }

  /// When the interviewer's speech may be heard, which is played at these times: with its echo.
  public static func audible(_ played: [SessionSpan], _ limits: VoiceLimits = VoiceLimits()) -> [SessionSpan]
  {
    played.map { SessionSpan($0.start, $0.end + limits.echo) }
  }

  /// Judges the moments of the next window that no later one will judge better.
  ///
  /// - Parameter isLast: Whether no window follows.
  public mutating func interpret(_ window: SpeakerWindow, isLast: Bool) -> [ObservedMoment] {
    let judged = judge(window)
    let end = isLast ? window.span.end : window.span.end - SpeakerWindow.margin
    var moments: [ObservedMoment] = []
    // Sound that was left out is not judged; what follows is on the same grid.
    while next < window.span.start { next = next + Self.interval }
    while next < end {
      moments.append(ObservedMoment(at: next, [.multiSpeaker: judged.sensed(at: next, interviewer)]))
      next = next + Self.interval
    }
    return moments
  }

  private func judge(_ window: SpeakerWindow) -> JudgedWindow {
    var judged = JudgedWindow(unreadable: unreadable(window.quality), interval: Self.interval)
    let stretches = candidate == nil ? [] : window.voices.filter(\.isStretch)
    let foreign = judge(stretches, in: &judged)
    var lone: [[SessionSpan]] = []
    for voice in window.voices where candidate == nil || !voice.isStretch {
      if voice.alone == .zero, voice.turns.allSatisfy({ adjoins($0, foreign) }), !foreign.isEmpty {
        judged.others[0] += voice.turns
        continue
      }
      switch owner(of: voice) {
      case .candidate: break
      // Its ends were seen and not measured, so it gets no edges.
      case .other: lone.append(joined(voice.turns.sorted { $0.start < $1.start }))
      case .unknown: judged.unknown += voice.turns
      }
    }
    judged.others = judged.others.map { lengthened($0.sorted { $0.start < $1.start }) } + lone
    return judged
  }

  /// Judges overlapping stretches of speech as one strand; returns what is another's.
  private func judge(_ stretches: [LocalVoice], in judged: inout JudgedWindow) -> [SessionSpan] {
    guard let candidate, !stretches.isEmpty else { return [] }
    let parts = VoiceStrand(stretches, candidate: candidate)
      .parts(
        VoiceStrand.Borders(
          candidateFrom: limits.candidateFrom + candidate.shift,
          otherBelow: limits.otherBelow + candidate.shift,
          gatheredBelow: limits.gatheredBelow.map { $0 + candidate.shift },
          usual: candidate.usualLikeness, expectedOther: limits.expectedOther + candidate.shift))
    let foreign = parts.filter(\.isDeep).flatMap(\.turns)
    if !foreign.isEmpty { judged.others.append(foreign) }
    judged.unknown += parts.filter { !$0.isDeep }.flatMap(\.turns)
    judged.unknown += stretches.filter { $0.print == nil }.flatMap(\.turns)
    return foreign
  }

  /// Whether a turn, in which several speak at once, follows another's or is followed by it.
  private func adjoins(_ turn: SessionSpan, _ foreign: [SessionSpan]) -> Bool {
    foreign.contains {
      abs((turn.start - $0.end).seconds) <= Self.touch || abs(($0.start - turn.end).seconds) <= Self.touch
    }
  }

  /// Spans this near to one another, in seconds, touch.
  private static let touch = 0.15

  private enum Owner { case candidate, other, unknown }

  private func owner(of voice: LocalVoice) -> Owner {
    guard let candidate, let print = voice.print, voice.alone >= limits.leastAlone else { return .unknown }
    let similarity = print.similarity(to: candidate.print) - candidate.shift
    return similarity < limits.otherBelow
      ? .other : similarity >= limits.candidateFrom ? .candidate : .unknown
  }

  private func unreadable(_ quality: SoundQuality) -> CannotTellReason? {
    if quality.clippedShare > limits.clippedAbove { return .clipped }
    if quality.backgroundDB > limits.noiseAboveDB { return .tooNoisy }
    return quality.levelDB < limits.quietBelowDB ? .tooQuiet : nil
  }

  /// Turns with what the measuring cut off at their ends, joined over breaths.
  private func lengthened(_ turns: [SessionSpan]) -> [SessionSpan] {
    joined(turns).map { SessionSpan($0.start - limits.edge, $0.end + limits.edge) }
  }

  private func joined(_ turns: [SessionSpan]) -> [SessionSpan] {
    var joined: [SessionSpan] = []
    for turn in turns {
      if let last = joined.last, turn.start - last.end <= limits.breath {
        joined[joined.count - 1] = SessionSpan(last.start, max(last.end, turn.end))
      } else {
        joined.append(turn)
      }
    }
    return joined
  }
}

extension CandidateVoice {
  /// How far the limits of likeness move for it.
  fileprivate var shift: Double { usualLikeness - Self.typicalLikeness }
}

extension LocalVoice {
  /// Whether it is a stretch of speech that overlaps with the next one: its voiceprint rests on more than it
  /// stands for.
  fileprivate var isStretch: Bool { turns.reduce(SessionDuration.zero) { $0 + $1.duration } < alone }
}

/// A window whose voices are known.
private struct JudgedWindow {
  let unreadable: CannotTellReason?
  let interval: SessionDuration
  /// The turns of each voice that is not the candidate's.
  var others: [[SessionSpan]] = []
  var unknown: [SessionSpan] = []

  func sensed(at time: SessionTime, _ interviewer: [SessionSpan]) -> Sensed {
    if interviewer.contains(where: { $0.contains(time) }) { return .clear }
    if let unreadable { return .cannotTell(unreadable) }
    let count = others.count { $0.contains { $0.contains(time) } }
    if count > 0 { return .measured(Double(count)) }
    return unknown.contains { $0.contains(time) } ? .cannotTell(.unsureVoice) : .clear
  }
}
