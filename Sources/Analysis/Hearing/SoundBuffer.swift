import Perception
import SessionModel

/// The latest sound of a stream: as much of it as somebody may still ask for.
struct SoundBuffer {
  /// Letting go copies the rest, so it is done when so much can go.
  private static let worthForgetting = SessionDuration(seconds: 20)

  private var origin = SessionTime.zero
  /// How many samples since `origin` were let go.
  private var forgotten = 0
  private var samples: [Float] = []

  /// The beginning of what is still there.
  var start: SessionTime { origin + AudioBlock.duration(ofSamples: forgotten) }

  /// The end of what was taken.
  var end: SessionTime { origin + AudioBlock.duration(ofSamples: forgotten + samples.count) }

  /// Adds the next block.
  mutating func append(_ next: AudioBlock) {
    if samples.isEmpty && forgotten == 0 { origin = next.start }
    samples += next.samples
  }

  /// The part of a span that is there.
  func part(_ span: SessionSpan) -> AudioBlock { AudioBlock(at: start, samples).part(span) }

  /// Lets go of what lies before `time`, now and then.
  mutating func forget(before time: SessionTime) {
    guard time - start > Self.worthForgetting else { return }
    let count = min(AudioBlock.samples(in: time - start), samples.count)
    samples.removeFirst(count)
    forgotten += count
  }
}
