import Testing

@testable import Media

@Suite("Packets of sound on a clock")
struct SoundLineTests {
  /// What comes of packets, each of so many samples of its own number, at times in samples.
  private func line(_ packets: [(time: Int, count: Int)]) -> (samples: [Float], blocks: [Int]) {
    var line = SoundLine()
    var samples: [Float] = []
    var blocks: [Int] = []
    func drain(isLast: Bool) {
      while let block = line.block(isLast: isLast) {
        #expect(block.start == samples.count)
        samples += block.samples
        blocks.append(block.samples.count)
      }
    }
    for (index, packet) in packets.enumerated() {
      line.take([Float](repeating: Float(index + 1), count: packet.count), at: packet.time)
      drain(isLast: false)
    }
    drain(isLast: true)
    return (samples, blocks)
  }

  private func count(_ value: Float, _ samples: [Float]) -> Int { samples.count { $0 == value } }

  @Test("follow each other in blocks of half a second, the last one shorter")
  func blocks() {
    let (samples, blocks) = line([(0, 5_000), (5_000, 5_000), (10_000, 7_000)])
    #expect(samples.count == 17_000 && blocks == [8_000, 8_000, 1_000])
    #expect(line([]).blocks.isEmpty)
  }

  @Test("have silence before them where they begin late, to the sample")
  func late() {
    let (samples, _) = line([(7, 1_000)])
    #expect(samples == [Float](repeating: 0, count: 7) + [Float](repeating: 1, count: 1_000))
  }

  @Test("leave a hole of silence, once it is longer than a tenth of a second")
  func hole() {
    let (samples, _) = line([(0, 3_000), (23_000, 3_000)])
    #expect(
      samples.count == 26_000 && count(0, samples) == 20_000 && samples[22_999] == 0 && samples[23_000] == 2)
    #expect(line([(0, 3_000), (4_600, 3_000)]).samples.count == 6_000)
    #expect(line([(0, 3_000), (4_601, 3_000)]).samples.count == 7_601)
  }

  @Test("are not heard twice where they overlap")
  func overlap() {
    let (samples, _) = line([(0, 8_000), (4_000, 8_000), (12_000, 10)])
    #expect(samples.count == 12_010 && count(1, samples) == 8_000 && count(2, samples) == 4_000)
    #expect(
      line([(0, 8_000), (1_000, 2_000), (8_000, 10)]).samples.count == 8_010, "a packet wholly in the past")
  }

  @Test("leaping by days are never held as silence")
  func leap() {
    var line = SoundLine()
    line.take([1], at: 0)
    _ = line.block(isLast: false)
    line.take([2], at: 16_000 * 86_400 * 30)
    for _ in 0..<100 { #expect(line.block(isLast: false)?.samples.count == 8_000) }
  }
}
