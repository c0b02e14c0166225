import Analysis
import ArgumentParser
import Foundation
import Inference
import Interviewing
import ModelCatalog
import ModelClients
import PolicyFiles
import Proctoring
import Results
import SessionModel
import Speech

struct AnalyzeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "analyze",
    abstract: "Watch and hear a recording; report its flags, what was said, and what the answers are worth.",
    discussion: """
      Reads any file that ffmpeg reads. Writes report.html, report.json, report.txt, observations.jsonl and clips/ into \
      the output folder when everything is done, and prints the report. Models that are missing are fetched first.

      With --role and --level the answers are scored by that rubric of the knowledge base, by a language model: that of \
      OLLAMA_API_URL (\(ModelServer.defaultOllamaURL)) and OLLAMA_MODEL (\(ModelServer.defaultOllamaModel)), or of \
      OPENAI_API_URL, OPENAI_MODEL and OPENAI_API_KEY; OLLAMA_TIMEOUT_SECONDS or OPENAI_TIMEOUT_SECONDS (60) says how \
      long one answer may take. Where it does not answer, the report says why and is complete but for the score. What the score was computed from is in score.json.
        proctor kb seed && proctor analyze interview.mp4 --role software_engineer --level mid
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

  @Option(help: "The role whose rubric the answers are scored by, such as software_engineer; with --level.")
  var role: String?

  @Option(help: "The level whose rubric they are scored by, such as junior, mid or senior; with --role.")
  var level: String?

  @Option(help: "The rubric's version. (default: RUBRIC_VERSION, or the highest)")
  var rubricVersion: String?

  @OptionGroup var database: DatabaseOptions

  @OptionGroup var models: ModelFolderOptions

  @ArgumentParser.Flag(help: "Fail where a model is missing instead of fetching it.")
  var noFetch = false

  func validate() throws {
    guard fps.isFinite, (1...60).contains(fps) else {
      throw ValidationError("--fps is \(fps); it must be from 1 to 60")
    }
    guard (role == nil) == (level == nil) else {
      throw ValidationError("give --role and --level together: a rubric is for both")
    }
    if rubricVersion != nil, role == nil {
      throw ValidationError("--rubric-version says which rubric, so it needs --role and --level")
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
    let engine = try InferenceEngine(store: models.store)
    let whisper = try WhisperSettings(model: whisperModel, language: language, environment: environment)
    let store = models.store
    let fetches = !noFetch
    let granted = accommodation.compactMap(Accommodation.init(parsing:))
    let run = AnalysisRun(
      file: file, policy: try PolicyChoice.policy(file: policy, environment: environment).granting(granted),
      framesPerSecond: fps,
      hints: try hints(),
      engines: { progress in
        try await .load(engine, store, whisper, fetches: fetches) { progress.say($0) }
      },
      scoring: try await scoring(engine, environment))
    let folder = try ReportFolder(path: output ?? defaultOutput)
    let report: Report
    do {
      report = try await run.run(into: folder, progress: AnalysisProgress()).report
    } catch {
      folder.discard()
      throw error
    }
    try show(report, in: folder.folder)
  }

  /// What the answers are scored by, loaded before anything is watched: a rubric that is not there is told at once.
  private func scoring(
    _ engine: InferenceEngine, _ environment: [String: String]
  ) async throws -> ScoringRun? {
    guard let role, let level else { return nil }
    let version = rubricVersion ?? environment["RUBRIC_VERSION"].flatMap { $0.isEmpty ? nil : $0 }
    return try await ScoringRun(
      role: role, level: level, version: version, store: try database.open(isMade: false),
      models: models.store, fetchesModels: !noFetch, engine: engine, environment: environment)
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
