import Proctoring
import SessionModel

/// Finds and follows the faces of one stream.
///
/// One sensor belongs to one stream and takes its frames one at a time, in order of capture time.
public protocol FaceSensing: Sendable {
  /// The models that its facts rest on.
  var models: [ModelIdentity] { get }

  /// What is to be seen in one frame. Runs on threads of the sensor's own.
  ///
  /// - Throws: an error that says what is wrong with the frame; the sensor stays usable.
  func sense(_ frame: VideoFrame) async throws -> SceneFacts
}

/// Finds phones in frames. Keeps nothing from one frame to the next but where to look more closely.
public protocol PhoneSensing: Sendable {
  /// The models that its observations rest on.
  var models: [ModelIdentity] { get }

  /// The calibrated probability that a phone is visible in the frame, or why it cannot be told. Runs on
  /// threads of the sensor's own.
  ///
  /// - Throws: an error that says what is wrong with the frame; the sensor stays usable.
  func sense(_ frame: VideoFrame) async throws -> Sensed
}
