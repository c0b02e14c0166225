import ArgumentParser
import Foundation

/// The exit codes, after sysexits.
enum ProctorExit: Int32 {
  case usage = 64
  case badInput = 65
  case noInput = 66
  case unavailable = 69
  case internalFault = 70
  case cannotCreate = 73
  case ioError = 74
  case interrupted = 75
  case badPolicy = 78
}

/// A failure as its user sees it: one line, one exit code. (A stand-in for the real one.)
struct Failure {
  let message: String
  let code: ProctorExit

  init?(_ error: any Error) {
    if let code = KnowledgeFailure.code(of: error) {
      self.init("\(error)", code)
      return
    }
    switch error {
    case is CancellationError: self.init("interrupted; nothing was written", .interrupted)
    case is ExitCode, is CleanExit, is ValidationError: return nil
    default:
      guard ProctorProgram.exitCode(for: error) == .failure else { return nil }
      self.init("\(error)", .internalFault)
    }
  }

  private init(_ message: String, _ code: ProctorExit) {
    self.message = message.split(whereSeparator: \.isNewline).joined(separator: " ")
    self.code = code
  }
}
