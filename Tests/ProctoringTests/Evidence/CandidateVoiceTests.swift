import Proctoring
import SessionModel
import TestSupport
import Testing

@Suite("The voice that speaks most")
struct CandidateVoiceTests {
  /// A window of 10 s in which voices, by their direction, each speak for a length, one after the other.
  private func window(_ index: Int, _ speech: [(degrees: Double, seconds: Double)]) throws -> SpeakerWindow {
    var from = Double(index) * 10
    let voices = try speech.map { degrees, seconds in
      defer { from += seconds }
      return voice([SessionSpan(from, from + seconds)], try voiceprint(degrees))
    }
    return SpeakerWindow(
      SessionSpan(Double(index) * 10, Double(index + 1) * 10), voices: voices, quality: .good)
  }

  private func likeness(
    _ windows: [SpeakerWindow], to degrees: Double, excluding: [SessionSpan] = []
  ) throws -> Double {
    let found = try #require(CandidateVoice.dominant(in: windows, excluding: excluding))
    return found.print.similarity(to: try voiceprint(degrees))
  }

  @Test("is the candidate's, by the length of the speech and not by the number of turns")
  func most() throws {
    let windows = try [
      window(0, [(0, 6), (90, 1)]), window(1, [(90, 1)]), window(2, [(90, 1)]), window(3, [(2, 5), (90, 1)]),
    ]
    #expect(try likeness(windows, to: 0) > 0.99)
  }

  @Test("is the middle of all that is alike, not the first that was heard")
  func middle() throws {
    let windows = try [
      window(0, [(30, 3)]), window(1, [(10, 3)]), window(2, [(20, 3)]), window(3, [(120, 2)]),
    ]
    #expect(try likeness(windows, to: 20) > 0.9999)
  }

  @Test("is not looked for where the interviewer's speech is played")
  func interviewer() throws {
    let windows = try [window(0, [(90, 9)]), window(1, [(0, 5)])]
    #expect(try likeness(windows, to: 90) > 0.99)
    #expect(try likeness(windows, to: 0, excluding: [SessionSpan(0, 8)]) > 0.99)
    #expect(try likeness(windows, to: 90, excluding: [SessionSpan(0, 4)]) > 0.99)
    #expect(CandidateVoice.dominant(in: windows, excluding: [SessionSpan(0, 20)]) == nil)
  }

  @Test("does not lose the candidate to spans of the interviewer's that are given twice")
  func overlappingSpans() throws {
    let windows = try [window(0, [(0, 9)]), window(1, [(90, 5)])]
    let twice = [SessionSpan(0, 3), SessionSpan(0, 3)]
    #expect(try likeness(windows, to: 0, excluding: twice) > 0.99)
  }

  @Test("when enrolled is measured on the speech it is enrolled from, and on what is alike elsewhere")
  func enrolled() throws {
    let print = try voiceprint(0)
    // The stretch enrolled from is little like its own voiceprint; another speaks more.
    let windows = try [window(0, [(70, 2), (90, 4)]), window(1, [(40, 2), (90, 6)]), window(2, [(50, 2)])]
    let found = CandidateVoice.enrolled(print, from: SessionSpan(0, 2), in: windows, excluding: [])
    #expect(found.print == print)
    #expect(found.usualLikeness == (try voiceprint(50)).similarity(to: print))
    let elsewhere = CandidateVoice.enrolled(print, from: SessionSpan(8, 9), in: windows, excluding: [])
    #expect(elsewhere.usualLikeness == (try voiceprint(50)).similarity(to: print))
    let excluding = CandidateVoice.enrolled(
      print, from: SessionSpan(8, 9), in: windows, excluding: [SessionSpan(20, 22)])
    #expect(excluding.usualLikeness == (try voiceprint(40)).similarity(to: print))
  }

  @Test("when enrolled is as alike as voices usually are where none of its speech can be identified")
  func enrolledUnheard() throws {
    let found = CandidateVoice.enrolled(
      try voiceprint(0), from: SessionSpan(0, 2), in: [try window(1, [(90, 9)])], excluding: [])
    #expect(found.usualLikeness == CandidateVoice.typicalLikeness)
  }

  @Test("is nobody's where nobody speaks long enough to be known")
  func nobody() {
    #expect(CandidateVoice.dominant(in: [], excluding: []) == nil)
    let brief = SpeakerWindow(
      SessionSpan(0, 10), voices: [voice([SessionSpan(1, 1.3)], nil)], quality: .good)
    #expect(CandidateVoice.dominant(in: [brief], excluding: []) == nil)
  }

  @Test("is found among thousands of windows, and the same each time", .timeLimit(.minutes(1)))
  func many() throws {
    let windows = try (0..<3_000).map { try window($0, [($0.isMultiple(of: 3) ? 90 : 0, 4)]) }
    #expect(try likeness(windows, to: 0) > 0.99)
    #expect(
      CandidateVoice.dominant(in: windows, excluding: [])
        == CandidateVoice.dominant(in: windows, excluding: []))
  }
}
