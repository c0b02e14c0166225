import Proctoring
import SessionModel

/// Tells where in one stream of sound somebody speaks.
///
/// One sensor belongs to one stream and takes its blocks one at a time, in order and without holes.
public protocol VoiceSensing: Sendable {
  /// The models that it rests on.
  var models: [ModelIdentity] { get }

  /// Takes the next block. Runs on a thread of the sensor's own.
  ///
  /// - Returns: The stretches of voice that have come to their end, in order.
  func sense(_ block: AudioBlock) async throws -> [SessionSpan]

  /// Ends the stream.
  ///
  /// - Returns: The stretches of voice that it still held.
  func finish() async throws -> [SessionSpan]
}

/// Tells voices apart.
public protocol SpeakerSensing: Sendable {
  /// The models that it rests on.
  var models: [ModelIdentity] { get }

  /// The voices of one window of at most ``SpeakerWindow/longest``. Runs on a thread of the sensor's own.
  ///
  /// - Parameter excluded: When somebody speaks who is known, as the interviewer is: no voice is told of there, and what
  ///   is heard then identifies none.
  func sense(_ window: AudioBlock, excluding excluded: [SessionSpan]) async throws -> SpeakerWindow

  /// What identifies the voice that is heard in a stretch in which one person speaks; nil where the stretch is
  /// too short. Runs on a thread of the sensor's own.
  func voiceprint(of speech: AudioBlock) async throws -> Voiceprint?
}
