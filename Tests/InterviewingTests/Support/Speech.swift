import Interviewing
import SessionModel

extension SessionSpan {
  init(_ start: Double, _ end: Double) { self.init(SessionTime(seconds: start), SessionTime(seconds: end)) }
}

extension SessionDuration {
  static func of(_ seconds: Double) -> SessionDuration { SessionDuration(seconds: seconds) }
}

extension SpeechBatcher.Rule {
  /// Lengths that are easy to reckon with: which ones are in use is not the tests' business.
  static let plain: SpeechBatcher.Rule = {
    var rule = SpeechBatcher.Rule()
    rule.padding = .of(0.5)
    rule.keptPause = .of(2)
    rule.longest = .of(20)
    rule.longestWait = .of(100)
    return rule
  }()
}

/// Words of equal length, one after the other without a pause.
func words(
  _ text: String, from start: Double = 0, each length: Double = 0.5, probability: Double = 0.9
) -> [HeardWord] {
  text.split(separator: " ").enumerated().map { index, word in
    HeardWord(
      String(word), from: .of(start + Double(index) * length), to: .of(start + Double(index + 1) * length),
      probability: probability)
  }
}

/// The transcript of phrases that were heard in one batch.
func transcript(
  _ phrases: [HeardPhrase], of batch: SpeechBatch = SpeechBatch([SessionSpan(0, 30)])
) -> Transcript {
  var writer = TranscriptWriter()
  writer.take(phrases, of: batch)
  return writer.finished(language: "en") { _ in .candidate }
}
