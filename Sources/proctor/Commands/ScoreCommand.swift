import ArgumentParser
import Foundation
import Interviewing
import Results
import SessionModel

struct ScoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "score",
    abstract: "Compute the score of a report again from what was stored, without any model.",
    discussion: """
      Reads score.json and the transcript of report.json in the folder of a report, checks every quotation, computes \
      the score and says whether it is the one in the report. The exit code is 65 when it is not.
        proctor score interview-report
      """)

  @Argument(help: "The folder of a report.", completion: .directory)
  var folder: String

  @Option(help: "How the score is printed: text or json.")
  var format: AnswerFormat = .text

  func run() throws {
    let folder = URL(fileURLWithPath: folder, isDirectory: true)
    let report = try Report(readingFrom: folder)
    guard let reported = report.score else {
      throw ReportFileError(
        path: folder.path,
        why: report.scoreError.map { "its answers were not scored: \($0)" } ?? "its answers were not scored")
    }
    let transcript =
      report.transcript.map { Transcript($0) } ?? Transcript(language: nil, segments: [], refused: 0)
    let record = try ScoreRecord(reading: ReportFolder.scoreName, from: folder)
    let score = SessionScore(record, transcript: transcript)
    let computed = ScoreSummary(
      record, score, transcript: transcript,
      // Whether a spread is too wide was decided by the policy of that time.
      spreadLimit: .infinity)
    try FileHandle.standardOutput.write(
      contentsOf: format == .json ? try computed.json() : Data(Self.text(computed).utf8))
    guard Self.isSame(computed, reported) else {
      throw ReportFileError(path: folder.path, why: "its score is not the one that its inputs give")
    }
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

  private static func text(_ score: ScoreSummary) -> String {
    let rows = score.criteria.map { criterion in
      let value =
        criterion.score.map { "\($0)" } ?? "not assessed: \(criterion.notAssessed?.words ?? "unknown")"
      return "  \(criterion.name) (\(criterion.weight) %): \(value)\n"
    }
    return "Score \(score.final.map { "\($0)" } ?? "none") of 10\n\(rows.joined())"
  }
}
