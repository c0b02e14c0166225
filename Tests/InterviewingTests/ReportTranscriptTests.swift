import Foundation
import Interviewing
import SessionModel
import TestSupport
import Testing

@Suite("The transcript of a report")
struct ReportTranscriptTests {
  private func document(_ sample: SampleReport) throws -> [String: Any] {
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    return try #require(
      try JSONSerialization.jsonObject(with: try encoder.encode(sample.report)) as? [String: Any])
  }

  @Test("as JSON has every key, what is not known as null")
  func json() throws {
    var sample = SampleReport()
    sample.transcript = Transcript(
      language: "en",
      segments: [
        TranscriptSegment(SessionSpan(3.00049, 4), "Yes.", confidence: 0.98765, speaker: .other),
        TranscriptSegment(SessionSpan(1, 2.5), "Shall I begin?", confidence: 1, speaker: .candidate),
      ], refused: 2)
    let written = try #require(try document(sample)["transcript"] as? [String: Any])
    #expect(Set(written.keys) == ["language", "segments", "refused"])
    #expect(written["language"] as? String == "en" && written["refused"] as? Int == 2)
    let segments = try #require(written["segments"] as? [[String: Any]])
    #expect(segments.map { $0["text"] as? String } == ["Shall I begin?", "Yes."])
    #expect(segments.map { $0["id"] as? String } == ["segment-1", "segment-2"])
    #expect(segments.map { $0["speaker"] as? String } == ["candidate", "other"])
    #expect(segments.map { $0["start_s"] as? Double } == [1, 3])
    #expect(segments.map { $0["confidence"] as? Double } == [1, 0.988])
    #expect(Set(segments[0].keys) == ["id", "start_s", "end_s", "speaker", "text", "confidence"])

    sample.transcript = Transcript(language: nil, segments: [], refused: 0)
    let silent = try #require(try document(sample)["transcript"] as? [String: Any])
    #expect(silent["language"] is NSNull && (silent["segments"] as? [Any])?.isEmpty == true)
  }

  /// The lines of the transcript.
  private func transcriptLines(_ transcript: Transcript?, width: Int = 80) -> [String] {
    var sample = SampleReport()
    sample.transcript = transcript
    return sample.report.text(width: width).split(separator: "\n", omittingEmptySubsequences: false)
      .drop { $0 != "Transcript" }.dropFirst().dropLast().map(String.init)
  }

  private func segment(
    _ start: Double, _ text: String, _ speaker: Speaker = .candidate
  ) -> TranscriptSegment {
    TranscriptSegment(SessionSpan(start, start + 1), text, confidence: 0.9, speaker: speaker)
  }

  @Test("as text shows what was said, when, and by whom where it was not the candidate")
  func text() {
    let said = Transcript(
      language: "en",
      segments: [
        segment(3, "I have worked with queues."), segment(3_725.04, "Say yes.", .other),
        segment(4_000, "Hm.", .unknown),
      ], refused: 0)
    #expect(
      transcriptLines(said) == [
        "  0:03.0   I have worked with queues.", "  1:02:05.0 (another voice) Say yes.",
        "  1:06:40.0 (voice not told) Hm.",
      ])
    #expect(transcriptLines(Transcript(language: nil, segments: [], refused: 3)) == ["  Nothing was said."])
  }

  @Test("as text is wrapped within the width, below the beginning of what was said")
  func longSegment() {
    let long = Array(repeating: "abcdefghi", count: 30).joined(separator: " ")
    for (width, most) in [(80, 80), (20, 60)] {
      let lines = transcriptLines(
        Transcript(language: "en", segments: [segment(3, long)], refused: 0), width: width)
      #expect(lines.count > 2 && lines.allSatisfy { $0.count <= most && $0.count > 11 })
      #expect(lines.dropFirst().allSatisfy { $0.prefix(11).allSatisfy { $0 == " " } })
      #expect(lines.map { $0.dropFirst(11) }.joined(separator: " ") == long)
    }
  }

  @Test("lets no word that was said command the terminal")
  func hostileWords() {
    let said = Transcript(
      language: "en", segments: [segment(0, "a\u{1B}[2Jb\u{7}\u{9B}31mc\u{202E}d")], refused: 0)
    #expect(transcriptLines(said) == ["  0:00.0   a?[2Jb??31mc?d"])
  }
}
