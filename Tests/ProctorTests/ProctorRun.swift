import Foundation
import Interviewing
import TestSupport

@testable import proctor

/// Runs the program that was built beside the tests.
enum ProctorRun {
  /// The program.
  static let program: URL = {
    let bundle =
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
      ?? CommandLine.arguments[0]
    return URL(fileURLWithPath: bundle).deletingLastPathComponent().appending(path: "proctor")
  }()

  /// Whether the models are in the default folder.
  static let areModelsThere: Bool = {
    let process = Process()
    process.executableURL = program
    process.arguments = ["models", "verify"]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }()

  /// Runs it to its end.
  static func run(
    _ arguments: [String], environment: [String: String] = [:], in folder: URL? = nil, output: String? = nil
  ) async throws -> ChildProcess.Ending {
    try await ChildProcess.run(
      program, arguments, environment: ["POLICY_VERSION": ""].merging(environment) { $1 }, in: folder,
      output: output)
  }

  /// Analyses a recording into a folder, quickly, and answers with what was printed as JSON.
  static func analyze(
    _ recording: URL, into folder: URL, _ options: [String] = ["--fps", "5"]
  ) async throws -> ChildProcess.Ending {
    try await run(
      ["analyze", recording.path, "--output", folder.path, "--format", "json", "--no-fetch"] + options)
  }

  /// The policy that the repository carries.
  static func builtInPolicy() throws -> String {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return try String(
      contentsOf: root.appending(path: "Sources/PolicyFiles/Resources/policy-1.0.yaml"), encoding: .utf8)
  }
}

extension Report {
  /// Reads the JSON document.
  init(json: String) throws {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    self = try decoder.decode(Report.self, from: Data(json.utf8))
  }
}
