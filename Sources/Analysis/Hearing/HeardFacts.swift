import Interviewing
import Perception
import Proctoring
import SessionModel

/// What was heard in one recording.
public struct HeardFacts: Sendable {
  /// What was said.
  public let transcript: Transcript
  /// Whether another voice was heard, moment by moment.
  public let moments: [ObservedMoment]
  /// The voices, window by window.
  public let windows: [SpeakerWindow]
  /// The voice that was taken for the candidate's; nil where none could be known.
  public let candidate: CandidateVoice?
  /// The end of the sound.
  public let end: SessionTime
  /// The models that voices were told apart with.
  public let speakerModels: [ModelIdentity]
  /// The models that speech was found and transcribed with.
  public let transcriptModels: [ModelIdentity]
}
