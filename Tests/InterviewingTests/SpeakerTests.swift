import Interviewing
import Proctoring
import SessionModel
import TestSupport
import Testing

@Suite("Whose words a stretch holds")
struct SpeakerTests {
  /// Moments a tenth of a second apart: `1` another voice, `?` cannot tell, `.` clear.
  private func speaker(_ drawing: String, _ span: SessionSpan) -> Speaker {
    HeardVoices(
      drawing.enumerated().map { index, sign in
        let sensed: Sensed = sign == "1" ? .measured(1) : sign == "?" ? .cannotTell(.unsureVoice) : .clear
        return ObservedMoment(at: SessionTime(microseconds: Int64(index) * 100_000), [.multiSpeaker: sensed])
      }
    ).speaker(in: span)
  }

  private let whole = SessionSpan(0, 0.9)

  @Test("another's where one is heard in most of it")
  func other() {
    #expect(speaker("111111....", whole) == .other)
    #expect(speaker("11111.....", whole) == .candidate)
    #expect(speaker("111111????", whole) == .other)
  }

  @Test("nobody's known where it could mostly not be told")
  func unknown() {
    #expect(speaker("??????....", whole) == .unknown)
    #expect(speaker("111???....", whole) == .unknown)
    #expect(speaker("?????.....", whole) == .candidate)
    #expect(speaker("..........", SessionSpan(5, 9)) == .unknown)
  }

  @Test("the candidate's else, however short the stretch is")
  func short() {
    #expect(speaker("..........", SessionSpan(0.32, 0.38)) == .candidate)
    #expect(speaker("....11....", SessionSpan(0.45, 0.45)) == .other)
    #expect(speaker("..........", SessionSpan(0.95, 0.97)) == .candidate)
  }
}
