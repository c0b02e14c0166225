import Interviewing
import SessionModel
import TestSupport
import Testing

@Suite("Speech is gathered")
struct SpeechBatcherTests {
  /// The pieces of all batches that voices give, the end included.
  private func pieces(
    _ voices: [SessionSpan], excluding excluded: [SessionSpan] = []
  ) -> [[SessionSpan]] {
    var batcher = SpeechBatcher(.plain, excluding: excluded)
    return (voices.flatMap { batcher.take($0) } + batcher.finish()).map(\.pieces)
  }

  @Test("with some of the quiet around it, and never from before the beginning")
  func padding() {
    #expect(pieces([SessionSpan(3, 5)]) == [[SessionSpan(2.5, 5.5)]])
    #expect(pieces([SessionSpan(0.2, 5)]) == [[SessionSpan(0, 5.5)]])
    #expect(pieces([]).isEmpty)
  }

  @Test("with its short pauses whole; a longer one is cut down to the quiet around it")
  func pauses() {
    #expect(pieces([SessionSpan(3, 5), SessionSpan(7, 8)]) == [[SessionSpan(2.5, 8.5)]])
    #expect(
      pieces([SessionSpan(3, 5), SessionSpan(7.001, 8)])
        == [[SessionSpan(2.5, 5.5), SessionSpan(6.501, 8.5)]])
  }

  @Test("until a batch is full; what does not fit begins the next")
  func full() {
    let voices = [SessionSpan(10, 18), SessionSpan(30, 39), SessionSpan(50, 51), SessionSpan(60, 61)]
    // 9 s, 10 s and 1 s of the third would be too much: it takes 2 s.
    #expect(
      pieces(voices) == [
        [SessionSpan(9.5, 18.5), SessionSpan(29.5, 39.5)],
        [SessionSpan(49.5, 51.5), SessionSpan(59.5, 61.5)],
      ])
    #expect(pieces([SessionSpan(10, 18), SessionSpan(30, 40)]).count == 1)
    #expect(pieces([SessionSpan(10, 18), SessionSpan(30, 40.001)]).count == 2)
  }

  @Test("in equal parts where one stretch is too long, which follow each other without a hole")
  func long() {
    let parts = pieces([SessionSpan(10.5, 55.5)])
    #expect(
      parts == [
        [SessionSpan(10, 25.333333)], [SessionSpan(25.333333, 40.666666)], [SessionSpan(40.666666, 56)],
      ])
    // One microsecond less than three batches: no part may become longer for that.
    let most = SpeechBatcher.Rule.plain.longest
    let all = SessionSpan(
      SessionTime(seconds: 10.5), SessionTime(microseconds: 10_500_000 + 3 * most.microseconds - 1_000_001))
    #expect(pieces([all]).count == 3)
    #expect(pieces([all]).flatMap(\.self).allSatisfy { $0.duration <= most })
  }

  @Test("where a voice goes on over the border of a batch, no moment is given twice")
  func goesOn() {
    #expect(
      pieces([SessionSpan(10, 28), SessionSpan(28.2, 40)]) == [
        [SessionSpan(9.5, 28.5)], [SessionSpan(28.5, 40.5)],
      ])
  }

  @Test("a moment that was given out because it waited too long is not given again")
  func goesOnAfterWaiting() {
    var batcher = SpeechBatcher(.plain)
    #expect(batcher.take(SessionSpan(10, 12)).isEmpty)
    #expect(batcher.advance(to: SessionTime(seconds: 109.5)).isEmpty)
    #expect(batcher.advance(to: SessionTime(seconds: 109.6)) == [SpeechBatch([SessionSpan(9.5, 12.5)])])
    #expect(batcher.advance(to: SessionTime(seconds: 500)).isEmpty)
    #expect(batcher.take(SessionSpan(12.2, 14)).isEmpty)
    #expect(batcher.finish() == [SpeechBatch([SessionSpan(12.5, 14.5)])])
  }

  @Test("tells what sound it may still ask for")
  func earliest() {
    var batcher = SpeechBatcher(.plain)
    #expect(batcher.earliest == nil)
    _ = batcher.take(SessionSpan(10, 12))
    _ = batcher.take(SessionSpan(20, 22))
    #expect(batcher.earliest == SessionTime(seconds: 9.5))
    _ = batcher.finish()
    #expect(batcher.earliest == nil)
  }

  @Test("without what the interviewer says, which is not bridged either")
  func excluded() {
    let voices = [SessionSpan(3, 9)]
    #expect(pieces(voices, excluding: [SessionSpan(0, 20)]).isEmpty)
    #expect(pieces(voices, excluding: [SessionSpan(5, 6)]) == [[SessionSpan(2.5, 5), SessionSpan(6, 9.5)]])
    #expect(pieces(voices, excluding: [SessionSpan(8, 30)]) == [[SessionSpan(2.5, 8)]])
    let around = [SessionSpan(3, 5), SessionSpan(6.5, 8)]
    #expect(pieces(around) == [[SessionSpan(2.5, 8.5)]])
    #expect(
      pieces(around, excluding: [SessionSpan(5.2, 6.2)]) == [[SessionSpan(2.5, 5.2), SessionSpan(6.2, 8.5)]])
  }

  @Test("a moment of a batch is found on the session's clock, with the piece that it lies in")
  func moment() {
    let batch = SpeechBatch([SessionSpan(10, 12), SessionSpan(20, 23)])
    func at(_ seconds: Double) -> [Double] {
      let found = batch.moment(at: .of(seconds))
      return [found.time.seconds, Double(found.piece)]
    }
    #expect(batch.duration == .of(5))
    #expect(at(0) == [10, 0] && at(1.999) == [11.999, 0])
    #expect(at(2) == [20, 1] && at(4.5) == [22.5, 1] && at(5) == [23, 1])
    #expect(at(-1) == [10, 0] && at(99) == [23, 1], "outside it is its borders")
    #expect(SpeechBatch([]).moment(at: .of(3)).time == .zero)
  }
}
