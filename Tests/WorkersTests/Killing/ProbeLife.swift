import Foundation
import TestSupport

/// One life of the probe that was built beside the tests (`Benchmarks/WorkerProbe`).
final class ProbeLife: Sendable {
  /// The program.
  static let program: URL = {
    let bundle =
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
      ?? CommandLine.arguments[0]
    return URL(fileURLWithPath: bundle).deletingLastPathComponent().appending(path: "worker-probe")
  }()

  /// Counts the lines that it printed: two for each job. Ends high when the probe is gone.
  let steps = Tally()
  private let identifier: Int32
  private let ending: Task<Process.TerminationReason, Never>
  private let status: Task<Int32, Never>

  /// Lets it work.
  init(database: String, folder: URL) throws {
    let process = Process()
    process.executableURL = Self.program
    process.arguments = ["work", database, folder.path]
    process.environment = ProcessInfo.processInfo.environment.merging(["SWIFT_BACKTRACE": "enable=no"]) { $1 }
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    let (ended, signal) = AsyncStream<(Process.TerminationReason, Int32)>.makeStream()
    process.terminationHandler = { process in
      signal.yield((process.terminationReason, process.terminationStatus))
      signal.finish()
    }
    output.fileHandleForReading.readabilityHandler = { [steps] handle in
      let bytes = handle.availableData
      if bytes.isEmpty { return handle.readabilityHandler = nil }
      for byte in bytes where byte == UInt8(ascii: "\n") { steps.add() }
    }
    try process.run()
    identifier = process.processIdentifier
    let both = Task { await ended.first { _ in true } ?? (.exit, -1) }
    ending = Task { await both.value.0 }
    status = Task { await both.value.1 }
  }

  /// Kills it as `kill -9` does, and waits until it is gone.
  ///
  /// - Returns: Whether it was still there to be killed.
  func kill() async -> Bool {
    _ = Foundation.kill(identifier, SIGKILL)
    return await ending.value == .uncaughtSignal
  }

  /// Waits for its end: the exit code, or the signal's number made negative.
  func end() async -> Int32 {
    let status = await status.value
    return await ending.value == .exit ? status : -status
  }
}
