import ArgumentParser
import Foundation
import Interviewing
import ModelCatalog
import PolicyFiles
import Proctoring
import SessionModel

struct AnalyzeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "analyze",
    abstract: "Watch a recording and report its flags, with a clip of each.",
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

  @OptionGroup var models: ModelFolderOptions

  @ArgumentParser.Flag(help: "Fail where a model is missing instead of fetching it.")
  var noFetch = false

  func validate() throws {
    guard fps.isFinite, (1...60).contains(fps) else {
      throw ValidationError("--fps is \(fps); it must be from 1 to 60")
    }
    for text in accommodation where Accommodation(parsing: text) == nil {
      throw ValidationError(
        "--accommodation \(text): give wider_yaw=DEGREES (up to 45) or longer_absence=SECONDS (up to 600)")
    }
    let names = accommodation.map { $0.prefix { $0 != "=" } }
    if let twice = names.first(where: { name in names.count { $0 == name } > 1 }) {
      throw ValidationError("--accommodation \(twice) is given more than once; give the whole amount at once")
    }
  }

  func run() async throws {
    let environment = ProcessInfo.processInfo.environment
    let granted = accommodation.compactMap(Accommodation.init(parsing:))
    let run = AnalysisRun(
      file: file, policy: try PolicyChoice.policy(file: policy, environment: environment).granting(granted),
      framesPerSecond: fps,
      models: models.store, fetchesModels: !noFetch)
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
