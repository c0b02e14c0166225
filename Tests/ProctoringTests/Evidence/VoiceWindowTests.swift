import Proctoring
import SessionModel
import TestSupport
import Testing

@Suite("Windows of sound that overlap")
struct VoiceWindowTests {
  private let foreign: Voiceprint
  private let candidate: CandidateVoice

  init() throws {
    foreign = try voiceprint(90)
    candidate = CandidateVoice(try voiceprint(0))
  }

  @Test("judge each moment of the session once, in order", arguments: [0.05, 3, 10, 12.3, 15, 47.77, 100])
  func each(seconds: Double) {
    let moments = judged(windows(until: seconds, []), candidate: candidate)
    let wanted = (0..<Int((seconds * 10).rounded(.up))).map { SessionTime(microseconds: Int64($0) * 100_000) }
    #expect(moments.map(\.time) == wanted)
  }

  @Test("leave a moment to the one in which it lies farther from the borders")
  func farther() {
    // Each window hears the other voice all the time, but the middle one, which hears nobody.
    let always = windows(until: 20, [([SessionSpan(0, 20)], foreign)])
    let deaf = SpeakerWindow(always[1].span, voices: [], quality: .good)
    let moments = judged([always[0], deaf, always[2]], candidate: candidate)
    #expect(drawn(moments) == run("1", 75) + run(".", 50) + run("1", 75))
  }

  @Test("that end with the sound judge to its end")
  func end() {
    let all = windows(until: 15, [([SessionSpan(14, 15)], foreign)])
    #expect(all.map(\.span) == [SessionSpan(0, 10), SessionSpan(5, 15)])
    #expect(drawn(judged(all, candidate: candidate)) == run(".", 140) + run("1", 10))
  }

  @Test("judge nothing of sound that was left out, and go on upon the same grid")
  func leftOut() {
    let apart = [
      SpeakerWindow(SessionSpan(0, 10), voices: [], quality: .good),
      SpeakerWindow(SessionSpan(20.04, 21), voices: [], quality: .good),
    ]
    let times = judged(apart, candidate: candidate).map(\.time)
    #expect(
      times.first == .zero && times[74] == .at(7.4) && times[75] == .at(20.1) && times.last == .at(20.9))
    #expect(times.count == 75 + 9)
  }

  /// What the rules make of another voice from 20 s on, for a length.
  private func flags(_ seconds: Double) -> [Flag] {
    var watch = Watch()
    let all = windows(until: 40, [([SessionSpan(20, 20 + seconds)], foreign)])
    for moment in judged(all, candidate: candidate) {
      for observation in moment.observations {
        watch.see(observation.kind, observation.sensed, at: observation.time)
      }
    }
    watch.finish()
    return watch.closed
  }

  @Test("raise at 2.0 s and not at 1.99 s, HIGH at 5.0 s and not at 4.99 s")
  func borders() {
    #expect(flags(1.99).isEmpty)
    #expect(flags(2).map(\.severity) == [.moderate])
    #expect(flags(4.99).map(\.severity) == [.moderate])
    #expect(flags(5).map(\.severity) == [.high])
    #expect(flags(2).map(\.span) == [SessionSpan(20, 22)])
    #expect(flags(2).map(\.kind) == [.multiSpeaker])
  }
}
