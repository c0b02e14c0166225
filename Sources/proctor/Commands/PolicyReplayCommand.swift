import ArgumentParser
import Foundation
import Interviewing
import ObservationFiles
import PolicyFiles
import Proctoring
import Results
import SessionModel

struct PolicyReplayCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract: "Show what another policy would have flagged, from stored observations.",
    discussion: """
      Of a session of the server, or of a report in a folder, where it reads report.json and observations.jsonl; changes \
      neither. Adjustments that were granted to the candidate stay in force, and a flag that was overruled is overruled \
      under the other policy, too.
        proctor policy replay 0190163d-8694-739b-aea5-966c26f8ad91 --policy stricter.yaml
      """)

  @Argument(
    help: ArgumentHelp(
      "A session's id, or the folder of a report, as analyze wrote it.", valueName: "session-or-folder"),
    completion: .directory)
  var place: String

  @Option(
    help: ArgumentHelp(
      "The policy document to judge by, instead of the built-in one that POLICY_VERSION names (1.0).",
      valueName: "file"), completion: .file())
  var policy: String?

  @Option(help: "How the comparison is printed: text or json.")
  var format: AnswerFormat = .text

  @OptionGroup var data: DataOptions

  func run() async throws {
    let policy = try PolicyChoice.policy(file: policy, environment: ProcessInfo.processInfo.environment)
    let replay: PolicyReplay
    if let id = SessionID(place) {
      replay = try await PolicyReplay(of: id, try data.open(), by: policy)
    } else {
      replay = try PolicyReplay(of: URL(fileURLWithPath: place, isDirectory: true), by: policy)
    }
    let comparison = replay.comparison
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
