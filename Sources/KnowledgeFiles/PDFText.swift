import Subprocess

/// Takes the text out of PDF with poppler's `pdftotext` as a child process: a PDF that upsets it ends the
/// child, not us.
public enum PDFText {
  static let tool = "pdftotext"
  private static let package = "poppler-utils"
  private static let timeLimit = Duration.seconds(60)
  /// A little less than a document may have.
  private static let outputLimit = 49_999_999

  /// The first line that the tool says of itself.
  ///
  /// - Throws: ``KnowledgeFileError/toolMissing(name:package:)``.
  public static func version() async throws -> String {
    let outcome = try await run(["-v"], input: [], name: tool, within: timeLimit)
    return outcome.errors.split(whereSeparator: \.isNewline).first.map { String($0.prefix(60)) } ?? "unknown"
  }

  /// The text of a PDF's pages in reading order, in UTF-8, with a form feed between them.
  ///
  /// - Throws: ``KnowledgeFileError``, `CancellationError`.
  static func pages(
    of pdf: [UInt8], name: String, within limit: Duration = timeLimit
  ) async throws -> [UInt8] {
    // Nothing that the PDF says names a file for it: it comes by standard input.
    let arguments = ["-enc", "UTF-8", "-eol", "unix", "-", "-"]
    let outcome = try await run(arguments, input: pdf, name: name, within: limit)
    guard outcome.succeeded else { throw failure(outcome.errors, name) }
    guard outcome.output.contains(where: { $0 > 0x20 }) else { throw KnowledgeFileError.noText(name: name) }
    return outcome.output
  }

  private static func failure(_ errors: String, _ name: String) -> KnowledgeFileError {
    if errors.contains("Incorrect password") || errors.contains("not allowed") { return .locked(name: name) }
    let why = errors.split(whereSeparator: \.isNewline).last.map { String($0.prefix(160)) }
    return .notReadablePDF(name: name, why: why ?? "pdftotext gave no reason")
  }

  private struct Outcome {
    let succeeded: Bool
    let output: [UInt8]
    let errors: String
  }

  private static func run(
    _ arguments: [String], input: [UInt8], name: String, within limit: Duration
  ) async throws -> Outcome {
    do {
      return try await withThrowingTaskGroup(of: Outcome.self) { group in
        group.addTask { try await child(arguments, input) }
        group.addTask {
          try await Task.sleep(for: limit)
          throw KnowledgeFileError.tookTooLong(name: name)
        }
        defer { group.cancelAll() }
        guard let first = try await group.next() else { throw CancellationError() }
        return first
      }
    } catch let error as SubprocessError where error.code == .executableNotFound {
      throw KnowledgeFileError.toolMissing(name: tool, package: package)
    } catch let error as SubprocessError where error.code == .outputLimitExceeded {
      throw KnowledgeFileError.tooLarge(name: name, limit: outputLimit + 1)
    }
  }

  private static func child(_ arguments: [String], _ input: [UInt8]) async throws -> Outcome {
    var options = PlatformOptions()
    options.createSession = true  // An interrupt at the terminal is ours to hand on.
    options.teardownSequence = [.gracefulShutDown(allowedDurationToNextStep: .milliseconds(500))]
    let result = try await Subprocess.run(
      .name(tool), arguments: Arguments(arguments), platformOptions: options, input: .array(input),
      output: .bytes(limit: outputLimit), error: .string(limit: 1 << 20))
    return Outcome(
      succeeded: result.terminationStatus.isSuccess, output: result.standardOutput,
      errors: result.standardError)
  }
}
