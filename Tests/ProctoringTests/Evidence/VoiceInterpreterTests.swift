import Proctoring
import SessionModel
import TestSupport
import Testing

@Suite("Whose voice is heard")
struct VoiceInterpreterTests {
  private let candidate: CandidateVoice
  private let mine: Voiceprint
  private let foreign: Voiceprint

  init() throws {
    mine = try voiceprint(0)
    foreign = try voiceprint(90)
    candidate = CandidateVoice(mine)
  }

  /// One window of 4 s, drawn; 40 moments.
  private func strip(
    _ voices: [LocalVoice], quality: SoundQuality = .good, interviewer: [SessionSpan] = [],
    limits: VoiceLimits = .plain
  ) -> String {
    drawn(
      judged(
        [SpeakerWindow(SessionSpan(0, 4), voices: voices, quality: quality)], candidate: candidate,
        interviewer: interviewer, limits: limits))
  }

  private let calm = run(".", 40)

  @Test("the candidate's own raises nothing, another's is counted while it speaks")
  func owners() {
    #expect(strip([]) == calm)
    #expect(strip([voice([SessionSpan(0, 4)], mine)]) == calm)
    #expect(strip([voice([SessionSpan(1, 2.95)], foreign)]) == run(".", 10) + run("1", 20) + run(".", 10))
    #expect(
      strip([voice([SessionSpan(0, 2)], mine), voice([SessionSpan(2.05, 4)], foreign)])
        == run(".", 21) + run("1", 19))
  }

  @Test("two others at once are two")
  func two() throws {
    let third = try voiceprint(180)
    let drawing = strip([voice([SessionSpan(1, 2.95)], foreign), voice([SessionSpan(2, 3.95)], third)])
    #expect(drawing == run(".", 10) + run("1", 10) + run("2", 10) + run("1", 10))
  }

  @Test(
    "another's below one border of likeness, the candidate's from the other, between them it cannot be told",
    arguments: [(73.0, "1"), (72, "?"), (54, "?"), (53, ".")])
  func bands(degrees: Double, sign: String) throws {
    // The cosine of 72.54° is 0.3, of 53.13° it is 0.6.
    #expect(strip([voice([SessionSpan(0, 4)], try voiceprint(degrees))]) == run(sign, 40))
  }

  @Test("who speaks too little alone, or is not to be identified, cannot be told")
  func tooLittle() {
    let turns = [SessionSpan(1, 2.95)]
    let unsure = run(".", 10) + run("?", 20) + run(".", 10)
    #expect(strip([voice(turns, foreign, alone: .of(0.99))]) == unsure)
    #expect(strip([voice(turns, mine, alone: .of(0.99))]) == unsure)
    #expect(strip([voice(turns, nil)]) == unsure)
    #expect(strip([voice(turns, foreign, alone: .of(1))]) == unsure.replacing("?", with: "1"))
  }

  @Test("where another is known to speak, an unknown voice beside it does not matter")
  func knownAndUnknown() {
    let drawing = strip([
      voice([SessionSpan(1, 1.95)], foreign, alone: .of(2)), voice([SessionSpan(0, 4)], nil),
    ])
    #expect(drawing == run("?", 10) + run("1", 10) + run("?", 20))
  }

  @Test("without a candidate nothing is another's: it cannot be told")
  func noCandidate() {
    let window = SpeakerWindow(
      SessionSpan(0, 4), voices: [voice([SessionSpan(1, 2.95)], foreign)], quality: .good)
    let moments = judged([window], candidate: nil)
    #expect(drawn(moments) == run(".", 10) + run("?", 20) + run(".", 10))
    #expect(moments[15].sensed == [.multiSpeaker: .cannotTell(.unsureVoice)])
  }

  @Test("the interviewer's is nobody's, nor is its echo for a while after")
  func interviewer() {
    let whole = [voice([SessionSpan(0, 4)], foreign)]
    let played = [SessionSpan(1, 2)]
    #expect(strip(whole, interviewer: played) == run("1", 10) + run(".", 15) + run("1", 15))
    var long = VoiceLimits.plain
    long.echo = .of(1)
    #expect(strip(whole, interviewer: played, limits: long) == run("1", 10) + run(".", 21) + run("1", 9))
  }

  @Test(
    "in sound that nobody could tell a voice in, nothing is told, and why is said",
    arguments: [
      (SoundQuality(levelDB: -60.1, backgroundDB: -80, clippedShare: 0), CannotTellReason.tooQuiet),
      (SoundQuality(levelDB: -10, backgroundDB: -19.9, clippedShare: 0), .tooNoisy),
      (SoundQuality(levelDB: -10, backgroundDB: -30, clippedShare: 0.051), .clipped),
      (SoundQuality(levelDB: -1, backgroundDB: -5, clippedShare: 0.5), .clipped),
    ])
  func unreadable(quality: SoundQuality, reason: CannotTellReason) {
    let window = SpeakerWindow(
      SessionSpan(0, 4), voices: [voice([SessionSpan(0, 4)], foreign)], quality: quality)
    let moments = judged([window], candidate: candidate, interviewer: [SessionSpan(0, 0.5)])
    #expect(moments.prefix(10).allSatisfy { $0.sensed == [.multiSpeaker: .clear] })
    #expect(moments.dropFirst(10).allSatisfy { $0.sensed == [.multiSpeaker: .cannotTell(reason)] })
    #expect(moments.count == 40)
  }

  @Test("sound at the borders of what can be told is told")
  func readable() {
    let border = SoundQuality(levelDB: -60, backgroundDB: -60, clippedShare: 0.05)
    #expect(strip([voice([SessionSpan(0, 4)], foreign)], quality: border) == run("1", 40))
    let loud = SoundQuality(levelDB: -10, backgroundDB: -20, clippedShare: 0)
    #expect(strip([voice([SessionSpan(0, 4)], foreign)], quality: loud) == run("1", 40))
  }

  @Test("turns of another are joined over a breath and lengthened by what the measuring cuts off")
  func joined() {
    var limits = VoiceLimits.plain
    let turns = [SessionSpan(1, 1.45), SessionSpan(1.95, 2.4), SessionSpan(2.95, 3.15)]
    let speech = [voice(turns, foreign, alone: .of(2))]
    #expect(strip(speech) == run(".", 10) + run("1", 15) + run(".", 5) + "11" + run(".", 8))
    limits.edge = .of(0.2)
    #expect(strip(speech, limits: limits) == run(".", 8) + run("1", 19) + "." + run("1", 6) + run(".", 6))
    let lone = [voice(turns, foreign)]
    #expect(strip(lone, limits: limits) == strip(lone) && strip(lone).contains("1"))
    limits.breath = .of(0.4)
    limits.edge = .zero
    #expect(
      strip(speech, limits: limits)
        == run(".", 10) + run("1", 5) + run(".", 5) + run("1", 5) + run(".", 5) + "11" + run(".", 8))
  }
}
