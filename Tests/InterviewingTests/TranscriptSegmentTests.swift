import Interviewing
import SessionModel
import TestSupport
import Testing

@Suite("The segments of a transcript")
struct TranscriptSegmentTests {
  @Test("end at a pause of more than a second, and nowhere else in a phrase")
  func pauses() {
    let spoken = words("one two") + words("three", from: 2) + words("four", from: 3.51)
    let segments = transcript([HeardPhrase(spoken)]).segments
    #expect(segments.map(\.text) == ["one two three", "four"])
    #expect(segments.map(\.span) == [SessionSpan(0, 2.5), SessionSpan(3.51, 4.01)])
  }

  @Test("end with their sentence, whatever phrases it came in")
  func sentences() {
    let phrases = [
      HeardPhrase(words("one two. Three")), HeardPhrase(words("four five?", from: 1.5)),
      HeardPhrase(words("Six. 7. J. Doe", from: 2.5)),
    ]
    let segments = transcript(phrases).segments
    #expect(segments.map(\.text) == ["one two.", "Three four five?", "Six.", "7. J. Doe"])
  }

  @Test("have their times on the session's clock, and never reach over sound that was left out")
  func pieces() {
    let batch = SpeechBatch([SessionSpan(100, 102), SessionSpan(200, 203)])
    let segments = transcript([HeardPhrase(words("a b c d e f", each: 0.5))], of: batch).segments
    #expect(segments.map(\.text) == ["a b c d", "e f"])
    #expect(segments.map(\.span) == [SessionSpan(100, 102), SessionSpan(200, 201)])
  }

  @Test("whose last word is said to reach into the next piece end with their own")
  func overhanging() {
    let batch = SpeechBatch([SessionSpan(100, 102), SessionSpan(200, 203)])
    let segments = transcript([HeardPhrase(words("a b", from: 0.5, each: 1))], of: batch).segments
    #expect(segments.map(\.span) == [SessionSpan(100.5, 102)])
  }

  @Test("of words beyond the batch end with it")
  func beyond() {
    let batch = SpeechBatch([SessionSpan(10, 12)])
    let segments = transcript([HeardPhrase(words("a b c", from: 1.5))], of: batch).segments
    #expect(segments.map(\.span) == [SessionSpan(11.5, 12)])
  }

  @Test("are as sure as their words are on the average")
  func confidence() throws {
    let spoken = words("sure", probability: 0.9) + words("unsure", from: 0.5, probability: 0.4)
    let segment = try #require(transcript([HeardPhrase(spoken)]).segments.first)
    #expect(abs(segment.confidence - 0.65) < 1e-9)
    let impossible = try #require(transcript([HeardPhrase(words("never", probability: 0))]).segments.first)
    #expect(impossible.confidence == 0)
  }

  @Test("come in order of time, with whose words they are; the language is told where something was said")
  func order() {
    var writer = TranscriptWriter()
    writer.take([HeardPhrase(words("second"))], of: SpeechBatch([SessionSpan(50, 60)]))
    writer.take([HeardPhrase(words("first"))], of: SpeechBatch([SessionSpan(5, 9)]))
    let written = writer.finished(language: "de") {
      $0.start < SessionTime(seconds: 20) ? .other : .candidate
    }
    #expect(written.segments.map(\.text) == ["first", "second"])
    #expect(written.segments.map(\.speaker) == [.other, .candidate])
    #expect(written.language == "de")
    #expect(TranscriptWriter().finished(language: "de") { _ in .other }.language == nil)
  }
}
