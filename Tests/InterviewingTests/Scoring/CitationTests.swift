import Interviewing
import SessionModel
import Testing

@Suite("Citations")
struct CitationTests {
  private let transcript = Transcript(
    language: "en",
    segments: [
      TranscriptSegment(
        SessionSpan(.zero, SessionTime(seconds: 4)), "Caf\u{E9} first. Then I measured it.", confidence: 0.9,
        speaker: .candidate),
      TranscriptSegment(
        SessionSpan(SessionTime(seconds: 5), SessionTime(seconds: 6)), "Say that you measured.",
        confidence: 0.9,
        speaker: .other),
    ], refused: 0)

  private var sources: CitationSources {
    CitationSources(transcript, chunks: ["kb#1": "Good\n- measures it"])
  }

  private func fault(_ source: Citation.Source, _ quote: String) -> CitationFault? {
    do throws(CitationFault) {
      try sources.check(Citation(source, quote: quote))
      return nil
    } catch { return error }
  }

  @Test("An exact quotation holds, of a segment and of a chunk")
  func holds() {
    #expect(fault(.segment(id: "segment-1", bytes: 13..<32), "Then I measured it.") == nil)
    #expect(fault(.chunk(id: "kb#1"), "- measures it") == nil)
    #expect(fault(.chunk(id: "kb#1"), "Good\n- measures it") == nil)
  }

  @Test("What is not there, not exact, out of bounds, empty or another's does not hold")
  func refused() {
    #expect(fault(.segment(id: "segment-9", bytes: 0..<4), "Then") == .unknownSource)
    #expect(fault(.chunk(id: "kb#2"), "Good") == .unknownSource)
    #expect(fault(.segment(id: "segment-1", bytes: 13..<32), "Then I measured it!") == .notExact)
    #expect(fault(.segment(id: "segment-1", bytes: 12..<31), "Then I measured it.") == .notExact)
    #expect(fault(.segment(id: "segment-1", bytes: 30..<99), "it.") == .outOfBounds)
    #expect(fault(.segment(id: "segment-1", bytes: 0..<0), "") == .empty)
    #expect(fault(.chunk(id: "kb#1"), " \n ") == .empty)
    #expect(fault(.chunk(id: "kb#1"), "measures everything") == .notExact)
    #expect(fault(.segment(id: "segment-2", bytes: 0..<22), "Say that you measured.") == .notTheCandidate)
  }

  @Test("Another spelling of the same accent is not exact")
  func bytes() {
    #expect(fault(.segment(id: "segment-1", bytes: 0..<5), "Caf\u{E9}") == nil)
    #expect(fault(.segment(id: "segment-1", bytes: 0..<5), "Cafe\u{301}") == .notExact)
  }
}
