import Foundation
import TestSupport

/// One life of the probe that was built beside the tests (`Benchmarks/WorkerProbe`).
struct ProbeLife: Sendable {
  /// The program.
  static let program: URL = {
    let bundle =
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
      ?? CommandLine.arguments[0]
    return URL(fileURLWithPath: bundle).deletingLastPathComponent().appending(path: "worker-probe")
  }()

  private let process: ChildProcess
  private let output: URL

  /// Lets it work on a database, and keep blobs in a folder.
  init(database: String, folder: TemporaryFolder) throws {
    output = try folder.empty("steps")
    process = try ChildProcess.start(
      Self.program, ["work", database, folder.url.path], environment: ["SWIFT_BACKTRACE": "enable=no"],
      output: output.path)
  }

  /// Waits until it has printed so many lines, two for each job; false when that does not come.
  func reaches(steps: Int) async throws -> Bool {
    try await Eventually.holds {
      try Data(contentsOf: output).count { $0 == UInt8(ascii: "\n") } >= steps
    }
  }

  /// Kills it as `kill -9` does, and waits until it is gone.
  ///
  /// - Returns: Whether it was still there to be killed.
  func kill() async throws -> Bool {
    process.send(SIGKILL)
    return try await process.end().wasSignalled
  }

  /// Waits for its end: the exit code, or the signal's number made negative.
  func end() async throws -> Int32 {
    let ending = try await process.end()
    return ending.wasSignalled ? -ending.status : ending.status
  }
}
