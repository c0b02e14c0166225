import Perception
import SessionModel

/// What one stream of sound is listened to with.
public struct HearingSensors: Sendable {
  let voice: any VoiceSensing
  let speakers: any SpeakerSensing
  let transcriber: any Transcribing

  /// Puts the sensors of one stream together.
  public init(
    voice: any VoiceSensing, speakers: any SpeakerSensing, transcriber: any Transcribing
  ) {
    self.voice = voice
    self.speakers = speakers
    self.transcriber = transcriber
  }
}

/// Whose voices a recording holds, as far as it is known beforehand.
public struct HearingHints: Hashable, Sendable {
  /// The longest stretch that a voice is enrolled from.
  public static let longestEnrolment = SessionDuration(seconds: 120)

  /// A stretch in which the candidate alone speaks; nil takes the voice that speaks most.
  public let enrolment: SessionSpan?
  /// When the interviewer's speech is played.
  public let interviewer: [SessionSpan]

  /// Creates hints.
  public init(enrolment: SessionSpan? = nil, interviewer: [SessionSpan] = []) {
    self.enrolment = enrolment
    self.interviewer = interviewer
  }
}

/// What can be wrong with what was said of a recording's voices.
public enum HearingError: Error, Hashable, CustomStringConvertible {
  /// Nobody speaks in the stretch to enrol from, or too little.
  case enrolmentWithoutSpeech(from: Double, to: Double, found: Double)

  /// What is wrong and what to do about it.
  public var description: String {
    switch self {
    case .enrolmentWithoutSpeech(let from, let to, let found):
      "from \(from) to \(to) s only \(found) s of speech were found, too little to know the candidate's voice by; "
        + "give a stretch in which the candidate speaks for at least \(Listener.leastEnrolment.seconds) s"
    }
  }
}
