import Analysis
import ArgumentParser
import Foundation
import Interviewing
import ModelCatalog
import PolicyFiles
import Proctoring
import SessionModel
import Speech

struct AnalyzeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "analyze",
    abstract: "Watch and hear a recording; report its flags with a clip of each, and what was said.",
    discussion: """
      Reads any file that ffmpeg reads. Writes report.html, report.json, report.txt, observations.jsonl and clips/ into the output folder when \
      everything is done, and prints the report. Models that are missing are fetched first.
      """)

  /// How the report is printed.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text
    case json
    case html
  }

  @Argument(help: "The recording.", completion: .file())
  var file: String

  @Option(
    help: ArgumentHelp(
      "The folder for the report and its clips; an earlier report there is replaced. (default: the "
        + "recording's name with \"-report\", in this folder)", valueName: "folder"),
    completion: .directory)
  var output: String?

  @Option(help: "How the report is printed: text, json or html. JSON and HTML are printed alone.")
  var format: Format = .text

  @Option(help: "The frames a second that are looked at, at most; 1 to 60.")
  var fps: Double = 5

  @Option(
    help: ArgumentHelp(
      "A policy document instead of the built-in one that POLICY_VERSION names (1.0).", valueName: "file"),
    completion: .file())
  var policy: String?

  @Option(
    help: ArgumentHelp(
      "An adjustment granted to this candidate: wider_yaw=DEGREES or longer_absence=SECONDS; each "
        + "may be given once.", valueName: "name=amount"))
  var accommodation: [String] = []

  @Option(
    name: .customLong("model"),
    help: ArgumentHelp(
      "The Whisper model: tiny.en (English, faster) or base (99 languages). (default: WHISPER_MODEL, or base)",
      valueName: "name"))
  var whisperModel: String?

  @Option(
    help: ArgumentHelp(
      "The language that is spoken, ISO 639-1, or auto to tell it from the speech. (default: "
        + "WHISPER_LANGUAGE, or en)", valueName: "code"))
  var language: String?

  @Option(
    help: ArgumentHelp(
      "A stretch in which the candidate alone speaks, to know their voice by: seconds or m:ss, up to 2 "
        + "minutes. (default: the voice that speaks most)", valueName: "from-to"))
  var enroll: String?

  @Option(
    help: ArgumentHelp(
      "When the interviewer's speech is played: stretches like 0:05-0:12, with commas between; may be given "
        + "more than once. They are no second voice and not transcribed.", valueName: "from-to"))
  var interviewer: [String] = []

  @OptionGroup var models: ModelFolderOptions

  @ArgumentParser.Flag(help: "Fail where a model is missing instead of fetching it.")
  var noFetch = false

  func validate() throws {
    guard fps.isFinite, (1...60).contains(fps) else {
      throw ValidationError("--fps is \(fps); it must be from 1 to 60")
    }
    _ = try hints()
    for text in accommodation where Accommodation(parsing: text) == nil {
      throw ValidationError(
        "--accommodation \(text): give wider_yaw=DEGREES (up to 45) or longer_absence=SECONDS (up to 600)")
    }
    let names = accommodation.map { $0.prefix { $0 != "=" } }
    if let twice = names.first(where: { name in names.count { $0 == name } > 1 }) {
      throw ValidationError("--accommodation \(twice) is given more than once; give the whole amount at once")
    }
  }

  /// What was said of the voices, read.
  private func hints() throws -> HearingHints {
    func span(_ text: some StringProtocol, _ option: String) throws -> SessionSpan {
      if let span = SessionSpan(parsing: String(text)) { return span }
      throw ValidationError(
        "\(option) \(text): give FROM-TO in seconds or as m:ss, such as 5-12.5 or 0:05-0:12")
    }
    let enrolment = try enroll.map { try span($0, "--enroll") }
    if let enrolment, enrolment.duration > HearingHints.longestEnrolment {
      throw ValidationError(
        "--enroll is \(Int(enrolment.duration.seconds)) s long; at most \(Int(HearingHints.longestEnrolment.seconds)) s are used"
      )
    }
    return HearingHints(
      enrolment: enrolment,
      interviewer: try interviewer.flatMap { $0.split(separator: ",", omittingEmptySubsequences: false) }.map
      {
        try span($0.trimmingCharacters(in: .whitespaces), "--interviewer")
      })
  }

  func run() async throws {
    let environment = ProcessInfo.processInfo.environment
    let granted = accommodation.compactMap(Accommodation.init(parsing:))
    let run = AnalysisRun(
      file: file, policy: try PolicyChoice.policy(file: policy, environment: environment).granting(granted),
      framesPerSecond: fps,
      whisper: try WhisperSettings(model: whisperModel, language: language, environment: environment),
      hints: try hints(), models: models.store, fetchesModels: !noFetch)
    let folder = try ReportFolder(path: output ?? defaultOutput)
    let report: Report
    do {
      report = try await run.run(into: folder, progress: AnalysisProgress())
    } catch {
      folder.discard()
      throw error
    }
    try show(report, in: folder.folder)
  }

  /// The report stands in its folder by now, whatever becomes of the output.
  private func show(_ report: Report, in folder: URL) throws {
    let page = folder.appending(path: ReportFolder.pageName)
    let output =
      switch format {
      case .text: Data("\(report.text())\nThe report and its clips are in \(folder.path)\n".utf8)
      case .json: try report.json()
      case .html: try Data(contentsOf: page)
      }
    do {
      try FileHandle.standardOutput.write(contentsOf: output)
    } catch {
      throw OutputError.notShown(path: folder.path, why: error.shortReason)
    }
  }

  private var defaultOutput: String {
    URL(fileURLWithPath: file).deletingPathExtension().lastPathComponent + "-report"
  }
}
