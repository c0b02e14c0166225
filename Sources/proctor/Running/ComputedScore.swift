import Interviewing

/// A score that was computed again from its inputs, beside the one that was reported.
struct ComputedScore {
  /// What the inputs give.
  let summary: ScoreSummary
  /// Whether that is what was reported.
  let isSame: Bool

  /// Computes it.
  init(_ record: ScoreRecord, _ transcript: TranscriptSummary?, reported: ScoreSummary) {
    let transcript =
      transcript.map { Transcript($0) } ?? Transcript(language: nil, segments: [], refused: 0)
    summary = ScoreSummary(
      record, SessionScore(record, transcript: transcript), transcript: transcript,
      // Whether a spread is too wide was decided by the policy of that time.
      spreadLimit: .infinity)
    isSame = Self.isSame(summary, reported)
  }

  private static func isSame(_ computed: ScoreSummary, _ reported: ScoreSummary) -> Bool {
    guard computed.final == reported.final, computed.criteria.count == reported.criteria.count else {
      return false
    }
    return zip(computed.criteria, reported.criteria).allSatisfy { computed, reported in
      var reported = reported
      reported.unstable = computed.unstable
      return computed == reported
    }
  }

  /// For people.
  var text: String {
    let rows = summary.criteria.map { criterion in
      let value =
        criterion.score.map { "\($0)" } ?? "not assessed: \(criterion.notAssessed?.words ?? "unknown")"
      return "  \(criterion.name) (\(criterion.weight) %): \(value)\n"
    }
    let verdict = isSame ? "It is the score that was reported.\n" : ""
    return "Score \(summary.final.map { "\($0)" } ?? "none") of 10\n\(rows.joined())\(verdict)"
  }
}
