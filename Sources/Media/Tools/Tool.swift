import Subprocess

/// Runs ffmpeg and ffprobe as child processes: a foreign file that upsets a decoder ends the child, not us.
enum Tool {
  /// A child is asked to end, then made to.
  static let platformOptions: PlatformOptions = {
    var options = PlatformOptions()
    options.createSession = true  // An interrupt at the terminal is ours to hand on.
    options.teardownSequence = [.gracefulShutDown(allowedDurationToNextStep: .milliseconds(500))]
    return options
  }()

  /// What every call begins with: local files only (a playlist may name no other place), no questions.
  static func inputArguments(for path: String) -> [String] {
    ["-protocol_whitelist", "file,pipe", "-i", "file:\(path)"]
  }

  /// What a finished tool left.
  struct Outcome {
    let succeeded: Bool
    let output: String
    let errors: String

    /// The last line of what it complained of, without the noise before it.
    var reason: String {
      let line = errors.split(whereSeparator: \.isNewline).last.map(String.init) ?? "no reason given"
      return line.count > 200 ? line.prefix(200) + "…" : line
    }
  }

  /// Runs a tool to its end, collecting bounded output.
  ///
  /// - Throws: ``MediaError/toolMissing(name:)``, ``MediaError/tookTooLong(what:)``, or `CancellationError`.
  static func run(_ name: String, _ arguments: [String], within limit: Duration) async throws -> Outcome {
    do {
      return try await withThrowingTaskGroup(of: Outcome.self) { group in
        group.addTask {
          let result = try await Subprocess.run(
            .name(name), arguments: Arguments(arguments), platformOptions: platformOptions,
            output: .string(limit: 4 << 20), error: .string(limit: 4 << 20))
          return Outcome(
            succeeded: result.terminationStatus.isSuccess, output: result.standardOutput,
            errors: result.standardError)
        }
        group.addTask {
          try await Task.sleep(for: limit)
          throw MediaError.tookTooLong(what: name)
        }
        defer { group.cancelAll() }
        guard let first = try await group.next() else { throw CancellationError() }
        return first
      }
    } catch let error as SubprocessError where error.code == .executableNotFound {
      throw MediaError.toolMissing(name: name)
    }
  }
}
