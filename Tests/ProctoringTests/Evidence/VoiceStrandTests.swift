import Proctoring
import SessionModel
import TestSupport
import Testing

@Suite("Speech as a strand of stretches that overlap")
struct VoiceStrandTests {
  private static let stretch = 1.6
  private static let step = 0.4

  /// Speech of 10 s with pauses in it, and when another than the candidate speaks.
  private struct Talk {
    var pauses: [SessionSpan] = []
    var other: [SessionSpan] = []
    var together: [SessionSpan] = []
    /// How alike the other's voice is to the candidate's.
    var likeness: Float = 0
    /// How alike the candidate's own stretches are.
    var usual: Float = 1
    /// By how much likenesses are off, one up, one down.
    var unevenness: Float = 0

    /// Its speech, cut into tenths, each with whether it is the other's.
    private var tenths: [(span: SessionSpan, isOther: Bool)] {
      let silent: [SessionSpan] = pauses + together
      return (0..<100).compactMap { index -> (span: SessionSpan, isOther: Bool)? in
        let tenth = SessionSpan(Double(index) / 10, Double(index + 1) / 10)
        guard silent.allSatisfy({ $0.intersection(tenth) == nil }) else { return nil }
        return (tenth, other.contains { $0.intersection(tenth) != nil })
      }
    }

    /// The stretches of it: each as alike to the candidate as its share of the candidate's speech.
    func voices() -> [LocalVoice] {
      let speech = tenths
      let (length, step) = (Int(stretch * 10), Int(VoiceStrandTests.step * 10))
      let count = (speech.count - length) / step + 1
      let stretches = (0..<count).map { index -> LocalVoice in
        let heard = speech[(index * step)..<(index * step + length)]
        let share = Float(heard.count { !$0.isOther }) / Float(length)
        let exact = share * usual + (1 - share) * likeness
        let mine = min(max(exact + (index % 2 == 0 ? unevenness : -unevenness), -1), 1)
        let from = index == 0 ? 0 : index * step + (length - step) / 2
        let to = index == count - 1 ? speech.count : index * step + (length + step) / 2
        return LocalVoice(
          turns: speech[from..<to].map(\.span), alone: .of(stretch),
          print: Voiceprint([mine, (1 - mine * mine).squareRoot()]))
      }
      return stretches + together.map { LocalVoice(turns: [$0], alone: .zero, print: nil) }
    }

    /// Judged as one window, drawn; 100 moments.
    func strip(limits: VoiceLimits = .plain) throws -> String {
      let candidate = CandidateVoice(try voiceprint(0), usualLikeness: 1)
      let window = SpeakerWindow(SessionSpan(0, 10), voices: voices(), quality: .good)
      return drawn(judged([window], candidate: candidate, limits: limits))
    }
  }

  @Test("the candidate's alone is clear")
  func alone() throws {
    #expect(try Talk().strip() == run(".", 100))
    #expect(try Talk(pauses: [SessionSpan(3, 4)]).strip() == run(".", 100))
  }

  @Test("another voice in the midst of speech is measured to its ends", arguments: [2.0, 2.8, 4])
  func midst(seconds: Double) throws {
    let strip = try Talk(other: [SessionSpan(4, 4 + seconds)]).strip()
    let count = strip.count { $0 == "1" }
    #expect(abs(count - Int(seconds * 10)) <= 2)
    #expect(strip.hasPrefix(run(".", 38)) && strip.contains(run("1", count)))
  }

  @Test(
    "a voice shorter than a stretch measures hardly longer than one, however unlike it is",
    arguments: [1.0, 1.2, 1.5], [Float(0.3), 0.15, -0.2])
  func short(seconds: Double, likeness: Float) throws {
    // Such voices are expected at 0.3.
    let strip = try Talk(other: [SessionSpan(4, 4 + seconds)], likeness: likeness).strip()
    let count = strip.count { $0 == "1" }
    #expect(count >= Int(seconds * 10) - 1 && count <= 18)
    #expect(likeness < 0.3 || count <= Int(seconds * 10) + 1)
  }

  @Test("what is far from the other's speech and not alike enough cannot be told")
  func rest() throws {
    let strip = try Talk(other: [SessionSpan(4, 6.4)], likeness: 0.3).strip()
    #expect(!strip.contains("?"))
    // All of it is below the candidate's border of 0.9, the step alone is far below.
    let uncertain = try Talk(other: [SessionSpan(4, 6.4)], likeness: 0.3, usual: 0.85).strip()
    #expect(uncertain.hasPrefix("?") && uncertain.hasSuffix("?") && uncertain.contains(run("1", 20)))
  }

  @Test("no single stretch decides where a voice begins and ends", arguments: [1.2, 2.4, 4])
  func uneven(seconds: Double) throws {
    let strip = try Talk(other: [SessionSpan(4, 4 + seconds)], likeness: 0.3, unevenness: 0.05).strip()
    #expect(abs(strip.count { $0 == "1" } - Int(seconds * 10)) <= 2)
  }

  @Test("a voice somewhat alike is another's only where enough of its speech is heard")
  func gathered() throws {
    var limits = VoiceLimits.plain
    limits.gatheredBelow = [0.36, 0.42]
    // Moved by how alike this candidate is to itself, the borders are 0.6, 0.66 and 0.72.
    func count(_ seconds: Double, alike: Float) throws -> Int {
      let talk = Talk(other: [SessionSpan(3.2, 3.2 + seconds)], likeness: alike)
      return try talk.strip(limits: limits).count { $0 == "1" }
    }
    #expect(try count(1.6, alike: 0.58) > 0)
    #expect(try count(1.6, alike: 0.63) == 0)
    #expect(try count(2.8, alike: 0.63) > 20)
    #expect(try count(2, alike: 0.69) == 0)
    #expect(try count(4, alike: 0.69) > 30)
    #expect(try count(4, alike: 0.75) == 0)
  }

  @Test("a change near a pause is in the pause")
  func pause() throws {
    let pauses = [SessionSpan(3, 4), SessionSpan(6.5, 7.5)]
    let strip = try Talk(pauses: pauses, other: [SessionSpan(4, 6.5)]).strip()
    #expect(strip == run(".", 40) + run("1", 26) + run(".", 34))
  }

  @Test("where both speak at once it is the other's speech too, if that adjoins")
  func together() throws {
    let talk = Talk(other: [SessionSpan(4, 6)], together: [SessionSpan(6, 7)])
    #expect(try talk.strip().contains(run("1", 28)))
    let apart = Talk(together: [SessionSpan(6, 7)])
    #expect(try apart.strip() == run(".", 60) + run("?", 11) + run(".", 29))
  }

  @Test("speech too faint to be identified is told of nobody")
  func faint() throws {
    let voices = Talk().voices().enumerated().map { index, voice in
      index == 10 ? LocalVoice(turns: voice.turns, alone: voice.alone, print: nil) : voice
    }
    let candidate = CandidateVoice(try voiceprint(0))
    let window = SpeakerWindow(SessionSpan(0, 10), voices: voices, quality: .good)
    #expect(drawn(judged([window], candidate: candidate)).count { $0 == "?" } == 5)
  }
}
