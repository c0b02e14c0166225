import SessionModel

/// A stretch of sound on the session's clock: one channel, 16,000 samples a second.
public struct AudioBlock: Sendable {
  /// Samples a second of everything that is listened to.
  public static let sampleRate = 16_000

  /// When the first sample was taken.
  public let start: SessionTime
  /// The samples, −1…1.
  public let samples: [Float]

  /// Creates a block.
  public init(at start: SessionTime, _ samples: [Float]) {
    self.start = start
    self.samples = samples
  }

  /// When the sample after the last one would be taken.
  public var end: SessionTime { start + Self.duration(ofSamples: samples.count) }

  /// From the first to behind the last sample.
  public var span: SessionSpan { SessionSpan(start, end) }

  /// The part of the block within `span`, to the sample; it may be empty.
  public func part(_ span: SessionSpan) -> AudioBlock {
    let from = min(max(Self.samples(in: span.start - start), 0), samples.count)
    let to = min(max(Self.samples(in: span.end - start), from), samples.count)
    return AudioBlock(at: start + Self.duration(ofSamples: from), Array(samples[from..<to]))
  }

  /// How long so many samples last, in whole microseconds.
  public static func duration(ofSamples count: Int) -> SessionDuration {
    SessionDuration(microseconds: Int64(count) * 1_000_000 / Int64(sampleRate))
  }

  /// How many samples a length has, to the nearest.
  public static func samples(in duration: SessionDuration) -> Int {
    Int((Double(duration.microseconds) * Double(sampleRate) / 1_000_000).rounded())
  }
}
