import Analysis
import ArgumentParser
import Foundation
import Inference
import Media
import ModelCatalog
import ModelClients
import ObservationFiles
import PolicyFiles
import Speech
import Telemetry
import Tokens

/// The exit codes, after sysexits.
enum ProctorExit: Int32 {
  /// Nothing went wrong, and something is yet to be done: steps are missing, or a confirmation.
  case pending = 1
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

/// A failure as its user sees it: one line, one exit code.
struct Failure {
  let message: String
  let code: ProctorExit

  /// Maps an error of any target; nil for those of the command line, which its parser words itself.
  init?(_ error: any Error) {
    if let code = KnowledgeFailure.code(of: error) ?? RecordFailure.code(of: error) {
      self.init("\(error)", code)
      return
    }
    switch error {
    case is CancellationError: self.init("interrupted; nothing was written", .interrupted)
    case let error as MediaError: self.init("\(error)", Self.code(of: error))
    case let error as ModelError: self.init("\(error)", .unavailable)
    case let error as InferenceError: self.init("\(error); run \"proctor doctor\"", .unavailable)
    case let error as ModelClientError: self.init("\(error)", .usage)
    case let error as NoScoring: self.init("\(error)", .unavailable)
    case let error as SpeechError: self.init("\(error)", Self.code(of: error))
    case let error as HearingError: self.init("\(error)", .badInput)
    case let error as PolicyFileError: self.init("\(error)", .badPolicy)
    case ObservationFileError.notFound(let path):
      self.init("\(ObservationFileError.notFound(path: path))", .noInput)
    case let error as ObservationFileError: self.init("\(error)", .badInput)
    case let error as ReportFileError: self.init("\(error)", .badInput)
    case let error as SettingError: self.init("\(error)", .usage)
    case let error as TokenError: self.init("\(error)", .usage)
    case let error as TelemetryError: self.init("\(error)", .usage)
    case let error as OutputError: self.init("\(error)", error.code)
    case is ExitCode, is CleanExit, is ValidationError: return nil
    case let error as CocoaError where error.code == .fileWriteOutOfSpace:
      self.init("the disk is full; nothing was written", .ioError)
    // Such as a pipe whose reader went away.
    case let error as CocoaError where error.code == .fileWriteUnknown:
      self.init("the output could not be written (\(error.shortReason))", .ioError)
    default:
      guard ProctorProgram.exitCode(for: error) == .failure else { return nil }
      self.init("\(error)", .internalFault)
    }
  }

  private init(_ message: String, _ code: ProctorExit) {
    self.message = message.split(whereSeparator: \.isNewline).joined(separator: " ")
    self.code = code
  }

  private static func code(of error: SpeechError) -> ProctorExit {
    switch error {
    case .noDevice, .noChoice, .noLanguage, .modelLacksLanguage: .usage
    case .notLoaded, .toolMissing: .unavailable
    case .notRun: .internalFault
    case .notSpoken: .badInput
    }
  }

  private static func code(of error: MediaError) -> ProctorExit {
    switch error {
    case .notFound: .noInput
    case .notAFile, .empty, .notReadable, .notMedia, .noVideo, .noPictures, .tookTooLong: .badInput
    case .toolMissing: .unavailable
    case .noSpace: .ioError
    case .clipFailed: .internalFault
    }
  }
}
