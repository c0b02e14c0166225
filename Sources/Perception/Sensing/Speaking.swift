import Proctoring
import SessionModel

/// A stretch of speech that was made.
public struct SpokenSound: Hashable, Sendable {
  /// Samples a second.
  public let sampleRate: Int
  /// One channel, −1…1.
  public let samples: [Float]

  /// Creates a stretch.
  public init(sampleRate: Int, samples: [Float]) {
    self.sampleRate = sampleRate
    self.samples = samples
  }

  /// The length in seconds.
  public var seconds: Double { Double(samples.count) / Double(sampleRate) }
}

/// Says a text aloud.
public protocol Speaking: Sendable {
  /// The models that it rests on.
  var models: [ModelIdentity] { get }
  /// The samples a second of what it makes.
  var sampleRate: Int { get }

  /// The speech of a text, sentence by sentence, so that the first can be heard while the next is made.
  func speak(_ text: String) -> AsyncThrowingStream<SpokenSound, any Error>
}
