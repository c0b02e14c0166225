import Proctoring
import SessionModel
import TestSupport
import Testing

/// Voices as directions in a plane: alike by the cosine of the angle between them.
func voiceprint(_ degrees: Double) throws -> Voiceprint {
  let radians = degrees / 180 * Double.pi
  return try #require(Voiceprint([Float(cosine(radians)), Float(cosine(radians - .pi / 2))]))
}

/// The cosine by its series; −2π…2π.
private func cosine(_ x: Double) -> Double {
  var term = 1.0
  var sum = 1.0
  for index in 1..<24 {
    term *= -x * x / Double((2 * index - 1) * (2 * index))
    sum += term
  }
  return sum
}

/// A voice that speaks alone in all of its turns, unless told otherwise.
func voice(
  _ turns: [SessionSpan], _ print: Voiceprint?, alone: SessionDuration? = nil
) -> LocalVoice {
  LocalVoice(
    turns: turns, alone: alone ?? turns.reduce(.zero) { $0 + $1.duration }, print: print)
}

extension SoundQuality {
  /// A voice near a microphone in a quiet room.
  static let good = SoundQuality(levelDB: -25, backgroundDB: -55, clippedShare: 0)
}

extension VoiceLimits {
  /// Limits of the tests' own: which ones are in use is not their business.
  static let plain: VoiceLimits = {
    var limits = VoiceLimits()
    limits.otherBelow = 0.3
    limits.gatheredBelow = []
    limits.expectedOther = 0
    limits.candidateFrom = 0.6
    limits.leastAlone = .of(1)
    limits.edge = .zero
    limits.breath = .of(0.5)
    limits.echo = .of(0.4)
    limits.quietBelowDB = -60
    limits.noiseAboveDB = -20
    limits.clippedAbove = 0.05
    return limits
  }()
}

/// Judges the windows of a whole session.
func judged(
  _ windows: [SpeakerWindow], candidate: CandidateVoice?, interviewer: [SessionSpan] = [],
  limits: VoiceLimits = .plain
) -> [ObservedMoment] {
  var interpreter = VoiceInterpreter(candidate: candidate, interviewer: interviewer, limits: limits)
  return windows.indices.flatMap { interpreter.interpret(windows[$0], isLast: $0 == windows.count - 1) }
}

/// The windows of a session in which everybody's turns are known: each window holds what lies in it.
func windows(
  until end: Double, _ voices: [(turns: [SessionSpan], print: Voiceprint?)], quality: SoundQuality = .good
) -> [SpeakerWindow] {
  let starts = [0] + stride(from: 5, to: max(end - 5, 0), by: 5)
  return starts.map { start in
    let span = SessionSpan(start, min(start + 10, end))
    let here = voices.compactMap { turns, print -> LocalVoice? in
      let inside = turns.compactMap { $0.intersection(span) }
      return inside.isEmpty ? nil : voice(inside, print)
    }
    return SpeakerWindow(span, voices: here, quality: quality)
  }
}

/// Draws moments as a strip: the number of other voices, `.` clear, `?` cannot tell.
func drawn(_ moments: [ObservedMoment]) -> String {
  moments.map { moment in
    switch moment.sensed[.multiSpeaker] {
    case .measured(let count): "\(Int(count))"
    case .clear: "."
    case .cannotTell: "?"
    case nil: "!"
    }
  }.joined()
}
