import Perception
import SessionModel
import TestSupport
import Testing

@testable import Analysis

@Suite("Sound on the session's clock")
struct SoundBufferTests {
  private func block(_ start: Double, _ samples: [Float]) -> AudioBlock {
    AudioBlock(at: SessionTime(seconds: start), samples)
  }

  @Test("lasts as long as its samples")
  func lengths() {
    #expect(AudioBlock.duration(ofSamples: 16_000) == SessionDuration(seconds: 1))
    #expect(AudioBlock.duration(ofSamples: 1) == SessionDuration(microseconds: 62))
    #expect(AudioBlock.samples(in: SessionDuration(seconds: 0.5)) == 8_000)
    #expect(AudioBlock.samples(in: SessionDuration(seconds: -1)) == -16_000)
    for count in [0, 1, 7, 511, 16_001, 115_200_001] {
      #expect(AudioBlock.samples(in: AudioBlock.duration(ofSamples: count)) == count)
    }
    #expect(block(2, [Float](repeating: 0, count: 8_000)).span == SessionSpan(2, 2.5))
  }

  @Test("has parts to the sample, no more than there is")
  func parts() {
    let whole = block(10, (0..<32_000).map(Float.init))
    let part = whole.part(SessionSpan(10.5, 11))
    #expect(part.start == SessionTime(seconds: 10.5) && part.samples == (8_000..<16_000).map(Float.init))
    #expect(whole.part(SessionSpan(0, 99)).samples.count == 32_000)
    #expect(whole.part(SessionSpan(9, 10.25)).span == SessionSpan(10, 10.25))
    #expect(whole.part(SessionSpan(11.75, 20)).span == SessionSpan(11.75, 12))
    for outside in [SessionSpan(0, 5), SessionSpan(15, 20), SessionSpan(11, 11)] {
      #expect(whole.part(outside).samples.isEmpty)
    }
  }

  @Test("is held from block to block, and let go where enough of it can go")
  func buffer() {
    var buffer = SoundBuffer()
    #expect(buffer.end == .zero && buffer.part(SessionSpan(0, 5)).samples.isEmpty)
    for second in 0..<60 {
      buffer.append(block(Double(second), [Float](repeating: Float(second), count: 16_000)))
    }
    #expect(buffer.start == .zero && buffer.end == SessionTime(seconds: 60))
    buffer.forget(before: SessionTime(seconds: 20))
    #expect(buffer.start == .zero, "too little to be worth it")
    buffer.forget(before: SessionTime(seconds: 20.5))
    #expect(buffer.start == SessionTime(seconds: 20.5) && buffer.end == SessionTime(seconds: 60))
    #expect(Set(buffer.part(SessionSpan(0, 22)).samples) == [20, 21])
    #expect(buffer.part(SessionSpan(30, 31)).samples == [Float](repeating: 30, count: 16_000))
  }

  @Test("keeps its clock to the sample, however often it is let go")
  func clock() {
    var buffer = SoundBuffer()
    var count = 0
    for round in 0..<60 {
      let length = 30 * 16_000 + 1
      buffer.append(AudioBlock(at: buffer.end, [Float](repeating: Float(round), count: length)))
      count += length
      buffer.forget(before: buffer.end - AudioBlock.duration(ofSamples: 3))
    }
    #expect(buffer.end == SessionTime.zero + AudioBlock.duration(ofSamples: count))
    buffer.forget(before: buffer.end + SessionDuration(seconds: 100))
    #expect(buffer.start == buffer.end, "more than there is cannot be let go")
  }
}
