import Foundation
import Perception

/// Makes one channel of several. Usually their mean; but silent ones do not count, and where channels cancel each
/// other the loudest is taken: else the sound would be fainter than what was recorded.
struct ChannelMix {
  /// A channel this much weaker than the loudest, in power, is silent: 20 dB.
  private static let silentShare: Float = 0.01
  /// A mean this much weaker than its channels, in power, is cancelled: 10 dB.
  private static let cancelledShare: Float = 0.1
  /// What was heard longer ago hardly counts: 10 s, in samples.
  private static let memory = Double(10 * AudioBlock.sampleRate)

  private var powers: [Float]
  private var meanPower: Float = 0

  /// Creates a mix of at least one channel.
  init(channels: Int) { powers = [Float](repeating: 0, count: max(channels, 1)) }

  /// Mixes the next interleaved samples, however many.
  mutating func mix(_ interleaved: [Float]) -> [Float] {
    guard powers.count > 1 else { return interleaved }
    let count = powers.count
    let frames = interleaved.count / count
    let kept = Float(exp(-Double(frames) / Self.memory))
    powers = powers.map { $0 * kept }
    for index in 0..<(frames * count) { powers[index % count] += interleaved[index] * interleaved[index] }
    let loudest = powers.indices.max { powers[$0] < powers[$1] } ?? 0
    let heard = powers.indices.filter { powers[$0] >= powers[loudest] * Self.silentShare }
    let mean = mean(of: heard, interleaved, frames: frames)
    meanPower = meanPower * kept + mean.reduce(0) { $0 + $1 * $1 }
    let average = heard.reduce(0) { $0 + powers[$1] } / Float(heard.count)
    guard meanPower < average * Self.cancelledShare else { return mean }
    return self.mean(of: [loudest], interleaved, frames: frames)
  }

  private func mean(of channels: [Int], _ interleaved: [Float], frames: Int) -> [Float] {
    (0..<frames).map { frame in
      channels.reduce(Float(0)) { $0 + interleaved[frame * powers.count + $1] } / Float(channels.count)
    }
  }
}
