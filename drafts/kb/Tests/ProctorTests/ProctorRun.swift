import Foundation
import TestSupport

@testable import proctor

/// Runs the program that was built beside the tests. (A stand-in for the real one.)
enum ProctorRun {
  static let program: URL = {
    let bundle =
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
      ?? CommandLine.arguments[0]
    return URL(fileURLWithPath: bundle).deletingLastPathComponent().appending(path: "proctor")
  }()

  static func run(
    _ arguments: [String], environment: [String: String] = [:], in folder: URL? = nil, output: String? = nil
  ) async throws -> ChildProcess.Ending {
    try await ChildProcess.run(program, arguments, environment: environment, in: folder, output: output)
  }
}
