import ArgumentParser
import Interviewing
import SessionModel

/// What was said, and what of it is to be scored.
struct ProbeItem: Decodable {
  /// A part of a transcript.
  struct Segment: Decodable {
    let text: String
    let confidence: Double
    let speaker: Speaker
  }

  let role, level: String
  let criteria: [String]?
  let text: String?
  let segments: [Segment]?

  /// A text is one segment that the transcriber was sure of.
  var transcript: Transcript {
    get throws {
      guard let said = segments ?? text.map({ [Segment(text: $0, confidence: 0.9, speaker: .candidate)] })
      else { throw ValidationError("neither text nor segments are given") }
      let segments = said.enumerated().map { index, segment in
        let span = SessionSpan(SessionTime(seconds: Double(index)), SessionTime(seconds: Double(index + 1)))
        return TranscriptSegment(
          span, segment.text, confidence: segment.confidence, speaker: segment.speaker)
      }
      return Transcript(language: "en", segments: segments, refused: 0)
    }
  }
}
