import Perception
import SessionModel

/// What a test asks of a stretch of sound.
public struct Loudness: Sendable {
  private let samples: [Float]

  /// Takes one channel from the beginning of a recording on.
  public init(_ samples: [Float]) { self.samples = samples }

  /// The length in seconds.
  public var seconds: Double { Double(samples.count) / Double(AudioBlock.sampleRate) }

  /// The root of the mean square, 0…1, from a second of the recording to another.
  public func level(_ start: Double, _ end: Double) -> Double {
    let part = part(start, end)
    let power = part.reduce(0.0) { $0 + Double($1) * Double($1) }
    return part.isEmpty ? 0 : (power / Double(part.count)).squareRoot()
  }

  /// How often a second the sound crosses zero upwards: its pitch, if it is a tone.
  public func pitch(_ start: Double, _ end: Double) -> Double {
    let part = part(start, end)
    let crossings = zip(part, part.dropFirst()).count { $0 < 0 && $1 >= 0 }
    return Double(crossings) / (end - start)
  }

  /// The greatest magnitude.
  public var peak: Double { samples.reduce(0.0) { max($0, Double(abs($1))) } }

  /// The first second in which the sound is louder than `level`, as a time; nil where it never is.
  public func begins(above level: Float) -> Double? {
    samples.firstIndex { abs($0) > level }.map { Double($0) / Double(AudioBlock.sampleRate) }
  }

  private func part(_ start: Double, _ end: Double) -> ArraySlice<Float> {
    let rate = Double(AudioBlock.sampleRate)
    let from = min(max(Int(start * rate), 0), samples.count)
    return samples[from..<min(max(Int(end * rate), from), samples.count)]
  }
}
