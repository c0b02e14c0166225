import Interviewing
import Proctoring
import SessionModel

/// Writes down what is said.
public protocol Transcribing: Sendable {
  /// The models that it rests on.
  var models: [ModelIdentity] { get }

  /// The language that is written down, as ISO 639-1; nil until it was told from the speech.
  var language: String? { get async }

  /// The words of at most 30 s of speech, with times counted from the beginning of `samples`. Runs on a thread
  /// of the transcriber's own; a cancelled task ends it early.
  ///
  /// - Parameter samples: One channel, 16,000 samples a second, −1…1.
  func transcribe(_ samples: [Float]) async throws -> [HeardPhrase]
}
