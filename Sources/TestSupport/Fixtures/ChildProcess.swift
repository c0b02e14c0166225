import Foundation

/// A program that a test runs and waits for.
public struct ChildProcess: Sendable {
  /// What a child left when it ended.
  public struct Ending: Sendable {
    /// The exit code, or the signal's number where ``wasSignalled``.
    public let status: Int32
    /// Whether a signal ended it.
    public let wasSignalled: Bool
    /// What it wrote on standard output.
    public let output: String
    /// What it wrote on standard error.
    public let errors: String

    /// The lines on standard error.
    public var errorLines: [String] { errors.split(separator: "\n").map(String.init) }
  }

  /// Its number.
  public let identifier: Int32
  private let ending: Task<Ending, any Error>

  /// Starts a program. Its output goes to files, so that a child never waits for its reader.
  ///
  /// - Parameters:
  ///   - environment: Set in addition to what this process has.
  ///   - folder: Where it works; this process's folder when nil.
  ///   - output: Where standard output goes instead of into ``Ending/output``.
  public static func start(
    _ executable: URL, _ arguments: [String], environment: [String: String] = [:], in folder: URL? = nil,
    output: String? = nil
  ) throws -> ChildProcess {
    let files = try TemporaryFolder()
    let outputFile = try output.map(URL.init(fileURLWithPath:)) ?? files.empty("output")
    let errorFile = try files.empty("errors")
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    if let folder { process.currentDirectoryURL = folder }
    process.standardInput = FileHandle.nullDevice
    let written = [try FileHandle(forWritingTo: outputFile), try FileHandle(forWritingTo: errorFile)]
    (process.standardOutput, process.standardError) = (written[0], written[1])
    let (ended, signal) = AsyncStream<Void>.makeStream()
    process.terminationHandler = { _ in signal.finish() }
    try process.run()
    // The child has its own. `Process` would keep these open for as long as the tests run.
    for handle in written { try handle.close() }
    let running = Running(process: process)
    let ending = Task {
      for await _ in ended {}
      let said = output == nil ? try Data(contentsOf: outputFile) : Data()
      return Ending(
        status: running.process.terminationStatus,
        wasSignalled: running.process.terminationReason == .uncaughtSignal,
        output: String(decoding: said, as: UTF8.self),
        errors: String(decoding: try Data(contentsOf: files.url.appending(path: "errors")), as: UTF8.self))
    }
    return ChildProcess(identifier: process.processIdentifier, ending: ending)
  }

  /// Starts a program and waits for its end.
  public static func run(
    _ executable: URL, _ arguments: [String], environment: [String: String] = [:], in folder: URL? = nil,
    output: String? = nil
  ) async throws -> Ending {
    try await start(executable, arguments, environment: environment, in: folder, output: output).end()
  }

  /// Waits for its end.
  public func end() async throws -> Ending { try await ending.value }

  /// Sends it a signal.
  public func send(_ signal: Int32) { kill(identifier, signal) }

  /// Sendable because the process is only asked for how it ended, after it has.
  private struct Running: @unchecked Sendable {
    let process: Process
  }
}
