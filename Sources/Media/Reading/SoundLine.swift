import Perception

/// Puts packets of samples on the recording's clock: silence where there is a hole, nothing twice.
///
/// A hole is only counted, never held: a hostile clock may leap by hours.
struct SoundLine {
  /// The samples of a block: half a second.
  static let blockSamples = AudioBlock.sampleRate / 2
  /// A packet may be early or late by so much before the sound is put right: a tenth of a second.
  private static let tolerance = AudioBlock.sampleRate / 10

  private var given = 0
  private var held: [Float] = []
  private var hole = 0
  private var behindHole: [Float] = []

  /// Where the next packet is expected, in samples from the beginning.
  private var end: Int { given + held.count + hole + behindHole.count }

  /// Takes the next packet, once ``block(isLast:)`` has nothing more to give.
  mutating func take(_ samples: [Float], at time: Int) {
    let late = time - end
    if late > (end == 0 ? 0 : Self.tolerance) {
      (hole, behindHole) = (late, samples)
    } else {
      held += late < -Self.tolerance ? samples.dropFirst(-late) : samples[...]
    }
  }

  /// The next block and where it begins; nil until there is enough for one, at the end when there is nothing left.
  mutating func block(isLast: Bool) -> (start: Int, samples: [Float])? {
    let silence = min(hole, max(Self.blockSamples - held.count, 0))
    held += [Float](repeating: 0, count: silence)
    hole -= silence
    if hole == 0 {
      held += behindHole
      behindHole = []
    }
    guard held.count >= Self.blockSamples || (isLast && !held.isEmpty) else { return nil }
    let block = Array(held.prefix(Self.blockSamples))
    held.removeFirst(block.count)
    defer { given += block.count }
    return (given, block)
  }
}
