import Testing

@testable import Media

@Suite("Channels become one")
struct ChannelMixTests {
  /// Mixes blocks of half a second of channels that are given by block and frame.
  private func mixed(
    _ blocks: Int, of frames: Int = 800, channels: Int = 2, _ sample: (_ block: Int, _ frame: Int) -> [Float]
  ) -> [[Float]] {
    var mix = ChannelMix(channels: channels)
    return (0..<blocks).map { block in mix.mix((0..<frames).flatMap { sample(block, $0) }) }
  }

  private let frames = 800
  private func wave(_ frame: Int) -> Float { Float(frame % 40 - 20) / 40 }
  private func other(_ frame: Int) -> Float { Float(frame % 64 - 32) / 64 }
  private var waves: [Float] { (0..<frames).map(wave) }

  @Test("as their mean, usually; one as it is")
  func mean() {
    #expect(mixed(2, channels: 1) { _, frame in [wave(frame)] }.allSatisfy { $0 == waves })
    #expect(mixed(2) { _, frame in [wave(frame), wave(frame)] }.allSatisfy { $0 == waves })
    let different = mixed(2) { _, frame in [wave(frame), other(frame)] }
    #expect(different.allSatisfy { $0 == (0..<frames).map { (wave($0) + other($0)) / 2 } })
  }

  @Test("without those that are silent, or nearly")
  func silent() {
    #expect(mixed(2) { _, frame in [wave(frame), 0] }.allSatisfy { $0 == waves })
    #expect(mixed(2) { _, frame in [0, wave(frame)] }.allSatisfy { $0 == waves })
    #expect(mixed(2) { _, frame in [wave(frame), wave(frame) / 20] }.allSatisfy { $0 == waves })
    #expect(mixed(2, channels: 6) { _, frame in [0, 0, wave(frame), 0, 0, 0] }.allSatisfy { $0 == waves })
    let weak = mixed(1) { _, frame in [wave(frame), wave(frame) / 4] }
    #expect(weak[0] == (0..<frames).map { (wave($0) + wave($0) / 4) / 2 }, "12 dB weaker is not silent")
  }

  @Test("as the loudest where they cancel each other")
  func inverted() {
    #expect(mixed(2) { _, frame in [wave(frame), -wave(frame)] }.allSatisfy { $0 == waves })
    #expect(mixed(2) { _, frame in [-wave(frame) / 1.25, wave(frame)] }.allSatisfy { $0 == waves })
  }

  @Test("as silence where there is nothing")
  func nothing() {
    #expect(mixed(1) { _, _ in [0, 0] } == [[Float](repeating: 0, count: frames)])
    var mix = ChannelMix(channels: 2)
    #expect(mix.mix([]).isEmpty)
  }

  @Test(
    "and a pause of a few seconds on one side does not change how, in packets of any size",
    arguments: [320, 8_000])
  func pause(frames: Int) {
    let perSecond = 16_000 / frames
    let blocks = mixed(10 * perSecond, of: frames) { block, frame in
      [wave(frame), (5 * perSecond..<8 * perSecond).contains(block) ? 0 : other(frame)]
    }
    #expect(blocks[8 * perSecond - 1] == (0..<frames).map { wave($0) / 2 })
    let silentForLong = mixed(70 * perSecond, of: frames) { block, frame in
      [wave(frame), block < 2 * perSecond ? other(frame) : 0]
    }
    #expect(silentForLong[70 * perSecond - 1] == (0..<frames).map(wave))
  }
}
