import ArgumentParser
import Foundation
import Interviewing
import Results
import SessionModel

struct ScoreCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "score",
    abstract: "Compute a score again from what was stored, without any model.",
    discussion: """
      Of a session of the server, or of a report in a folder: takes what the score was computed from and the transcript, \
      checks every quotation, computes the score and says whether it is the one that was reported. The exit code is 65 when \
      it is not. With --rescore, a new score beside those that are there is asked of the server's workers, which ask the \
      language model.
        proctor score interview-report
        proctor score 0190163d-8694-739b-aea5-966c26f8ad91 --rescore "the model was replaced"
      """)

  @Argument(
    help: ArgumentHelp("A session's id, or the folder of a report.", valueName: "session-or-folder"),
    completion: .directory)
  var place: String

  @Option(
    help: ArgumentHelp(
      "Ask for another score of the session, for this reason, which the audit log keeps.", valueName: "reason"
    ))
  var rescore: String?

  @Option(help: "How the score is printed: text or json.")
  var format: AnswerFormat = .text

  @OptionGroup var data: DataOptions

  func validate() throws {
    guard rescore == nil || SessionID(place) != nil else {
      throw ValidationError("--rescore needs a session's id; a folder has no workers")
    }
  }

  func run() async throws {
    guard let id = SessionID(place) else { return try scoreFolder() }
    let scoring = SessionScoring(id, try data.open())
    if let rescore {
      let number = try await scoring.rescore(rescore, by: .atCommandLine())
      print("score \(number) is asked for; \"proctor jobs --session \(id)\" shows how far it is")
      return
    }
    let (number, score) = try await scoring.computed()
    try show(score)
    guard score.isSame else { throw OperatingError.otherScore(id, number: number) }
  }

  private func scoreFolder() throws {
    let folder = URL(fileURLWithPath: place, isDirectory: true)
    let report = try Report(readingFrom: folder)
    guard let reported = report.score else {
      throw ReportFileError(
        path: folder.path,
        why: report.scoreError.map { "its answers were not scored: \($0)" } ?? "its answers were not scored")
    }
    let record = try ScoreRecord(reading: ReportFolder.scoreName, from: folder)
    let score = ComputedScore(record, report.transcript, reported: reported)
    try show(score)
    guard score.isSame else {
      throw ReportFileError(path: folder.path, why: "its score is not the one that its inputs give")
    }
  }

  private func show(_ score: ComputedScore) throws {
    try FileHandle.standardOutput.write(
      contentsOf: format == .json ? try score.summary.json() : Data(score.text.utf8))
  }
}
