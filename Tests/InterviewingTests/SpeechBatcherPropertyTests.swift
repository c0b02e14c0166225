import Interviewing
import SessionModel
import TestSupport
import Testing

/// A conversation of which nothing is known but that its voices come in order and its clock goes on.
private struct RandomSpeech {
  let voices: [SessionSpan]
  let excluded: [SessionSpan]
  private(set) var batches: [SpeechBatch] = []

  init(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var voices: [SessionSpan] = []
    var time = SessionTime.zero
    func some(_ range: ClosedRange<Int64>) -> SessionDuration {
      SessionDuration(microseconds: Int64.random(in: range, using: &generator))
    }
    for _ in 0..<60 {
      let isLong = Int.random(in: 0..<10, using: &generator) == 0
      let start = time + some(Bool.random(using: &generator) ? 0...1_500_000 : 0...40_000_000)
      time = start + some(isLong ? 15_000_000...90_000_000 : 50_000...8_000_000)
      voices.append(SessionSpan(start, time))
    }
    excluded = (0..<8).map { _ in
      let start = SessionTime.zero + some(0...time.microseconds)
      return SessionSpan(start, start + some(100_000...20_000_000))
    }
    self.voices = voices
    var batcher = SpeechBatcher(.plain, excluding: excluded)
    for voice in voices {
      batches += batcher.take(voice)
      // The clock runs on until the next voice comes to its end, in steps as blocks of sound come.
      for step in 0..<Int.random(in: 0..<3, using: &generator) {
        batches += batcher.advance(to: voice.end + SessionDuration(seconds: Double(step) * 30))
      }
    }
    batches += batcher.finish()
  }
}

@Suite("For any speech whatever")
struct SpeechBatcherPropertyTests {
  static let seeds: Range<UInt64> = 1..<101

  @Test("the batches hold every moment of voice outside the exclusions, and none of these", arguments: seeds)
  func complete(seed: UInt64) {
    let speech = RandomSpeech(seed: seed)
    let pieces = speech.batches.flatMap(\.pieces)
    let missed = speech.voices.flatMap { $0.subtracting(speech.excluded + pieces) }
    #expect(missed.isEmpty, "seed \(seed)")
    let forbidden = pieces.filter { $0.covered(by: speech.excluded) > .zero }
    #expect(forbidden.isEmpty, "seed \(seed)")
  }

  @Test("no batch is empty or longer than a transcriber takes", arguments: seeds)
  func length(seed: UInt64) {
    for batch in RandomSpeech(seed: seed).batches {
      #expect(batch.pieces.allSatisfy { $0.duration > .zero }, "seed \(seed)")
      #expect(!batch.pieces.isEmpty && batch.duration <= SpeechBatcher.Rule.plain.longest, "seed \(seed)")
    }
  }

  @Test("they come in order of time, and no moment comes twice", arguments: seeds)
  func order(seed: UInt64) {
    let pieces = RandomSpeech(seed: seed).batches.flatMap(\.pieces)
    for (piece, next) in zip(pieces, pieces.dropFirst()) { #expect(piece.end <= next.start, "seed \(seed)") }
  }

  @Test("the speech has long stretches, many batches and some of several pieces, or this would prove nothing")
  func telling() {
    let all = Self.seeds.map { RandomSpeech(seed: $0) }
    #expect(all.allSatisfy { $0.batches.count > 5 })
    #expect(all.flatMap(\.batches).count { $0.pieces.count > 2 } > 100)
    #expect(all.flatMap(\.voices).count { $0.duration > SpeechBatcher.Rule.plain.longest } > 100)
  }
}
