import Interviewing
import SessionModel
import TestSupport
import Testing

@Suite("What nobody said is left out of a transcript")
struct TranscriptWriterTests {
  /// What is left of a phrase.
  private func text(_ spoken: String) -> String {
    transcript([HeardPhrase(words(spoken, each: 0.001))]).segments.map(\.text).joined(separator: "|")
  }

  @Test(
    "descriptions of sounds",
    arguments: [
      ("[Music]", ""), ("(applause)", ""), ("♪", ""), ("♪♪ *** #", ""), ("[BLANK _ AUDIO]", ""),
      ("well [coughs loudly] yes", "well yes"), ("well (laughs) yes", "well yes"),
      ("[a (b) c] yes", "yes"), ("yes [Music", "yes"), ("[Music]. Then", "Then"),
    ])
  func descriptions(spoken: String, kept: String) {
    #expect(text(spoken) == kept)
  }

  @Test(
    "but not what only looks like one",
    arguments: [
      "it is O(n log n) here", "call f(x) and a[i] first", "C# or F# code", "a ) b", "plain words",
    ])
  func noDescriptions(spoken: String) {
    #expect(text(spoken) == spoken)
  }

  @Test("words that come again and again are kept three times", arguments: [1, 2, 3, 4, 7, 10])
  func loops(length: Int) {
    let group = (0..<length).map { "word\($0)" }.joined(separator: " ")
    func times(_ count: Int) -> String { Array(repeating: group, count: count).joined(separator: " ") }
    let most = length == 1 ? 8 : length < 4 ? 5 : 3
    #expect(text("so \(times(most)) then") == "so \(times(most)) then", "it may be meant")
    #expect(text("so \(times(most + 1)) then") == "so \(times(3)) then")
    #expect(text("so \(times(20)) then \(times(20))") == "so \(times(3)) then \(times(3))")
  }

  @Test("also where they differ in their capitals and marks only")
  func loopsInDisguise() {
    #expect(text("No, no, NO no! no no no no no no yes") == "No, no, NO yes")
  }

  @Test("also where each time is a phrase of its own")
  func loopsOfPhrases() {
    let phrases = (0..<12).map { HeardPhrase(words("Thank you.", from: Double($0), each: 0.4)) }
    let written = transcript(phrases)
    #expect(written.segments.map(\.text) == ["Thank you.", "Thank you.", "Thank you."])
    #expect(written.segments.last?.span.start == SessionTime(seconds: 2))
    #expect(written.refused == 9)
  }

  @Test("phrases that are probably no speech are believed only where their words are sure")
  func doubted() {
    func kept(_ probability: Double, noSpeech: Double) -> Bool {
      let phrase = HeardPhrase(words("Thank you", probability: probability), noSpeechProbability: noSpeech)
      return !transcript([phrase]).segments.isEmpty
    }
    #expect(kept(0.1, noSpeech: 0.6) && !kept(0.49, noSpeech: 0.61) && kept(0.51, noSpeech: 0.99))
  }

  @Test("and counted, each phrase once; one without words is none")
  func counted() {
    let written = transcript([
      HeardPhrase(words("[Music]")), HeardPhrase(words("yes (laughs) yes", from: 3)), HeardPhrase([]),
      HeardPhrase(words("you", from: 6, probability: 0.1), noSpeechProbability: 0.9),
      HeardPhrase(words("really", from: 9)),
    ])
    #expect(written.refused == 3)
    #expect(written.segments.map(\.text) == ["yes yes", "really"])
  }
}
