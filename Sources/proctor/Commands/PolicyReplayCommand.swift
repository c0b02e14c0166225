import Analysis
import ArgumentParser
import Foundation
import Interviewing
import ObservationFiles
import PolicyFiles
import Proctoring
import Results

struct PolicyReplayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract: "Show what another policy would have flagged, from the observations of a report.",
    discussion: """
      Reads report.json and observations.jsonl in the folder of a report and changes neither. Adjustments that \
      were granted to the candidate stay in force.
      """)

  @Argument(help: "The folder of a report, as analyze wrote it.", completion: .directory)
  var folder: String

  @Option(
    help: ArgumentHelp(
      "The policy document to judge by, instead of the built-in one that POLICY_VERSION names (1.0).",
      valueName: "file"), completion: .file())
  var policy: String?

  @Option(help: "How the comparison is printed: text or json.")
  var format: Format = .text

  /// How the comparison is printed.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text
    case json
  }

  func run() throws {
    let policy = try PolicyChoice.policy(file: policy, environment: ProcessInfo.processInfo.environment)
    let folder = URL(fileURLWithPath: folder, isDirectory: true)
    let report = try Report(readingFrom: folder)
    var inForce = policy
    var replay = ObservationReplay(policy: policy)
    let observations = try ObservationFile(
      reading: folder.appending(path: ObservationFile.name).path,
      begin: { header in
        inForce = policy.granting(header.accommodations)
        replay = ObservationReplay(policy: inForce)
      }, take: { replay.take($0) })
    let outcome = replay.finished(at: observations.end)
    let recommendation = Recommendation.decide(
      finalScore: report.score?.final,
      concerns: ScoreConcerns(
        report.score, error: report.scoreError, spreadLimit: inForce.recommendation.spreadAtMost),
      flags: outcome.flags,
      coverage: CoverageShares(face: outcome.faceCoverage, audio: outcome.voiceCoverage), policy: inForce)
    let comparison = PolicyComparison(
      report, policy: inForce, flags: outcome.flags, recommendation: recommendation)
    try FileHandle.standardOutput.write(
      contentsOf: format == .json ? try comparison.json() : Data(comparison.text().utf8))
  }
}

/// What is wrong with a report that is read again.
struct ReportFileError: Error, CustomStringConvertible {
  let path: String
  let why: String

  var description: String { "\"\(path)\" is no report of this program (\(why))" }
}

extension Report {
  /// Reads the report of a folder.
  ///
  /// - Throws: ``ReportFileError``, or `ObservationFileError.notFound` where there is none.
  init(readingFrom folder: URL) throws { try self.init(reading: ReportFolder.reportName, from: folder) }
}

extension Decodable {
  /// Reads a JSON document that lies in the folder of a report.
  ///
  /// - Throws: ``ReportFileError``, or `ObservationFileError.notFound` where there is none.
  init(reading name: String, from folder: URL) throws {
    let file = folder.appending(path: name)
    guard FileManager.default.fileExists(atPath: file.path) else {
      throw ObservationFileError.notFound(path: file.path)
    }
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    do {
      self = try decoder.decode(Self.self, from: try Data(contentsOf: file))
    } catch {
      throw ReportFileError(path: file.path, why: "it cannot be read, or is of another version")
    }
  }
}
