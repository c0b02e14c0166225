import Persistence
import Results

/// The exit codes of what goes wrong with what is kept of sessions.
enum RecordFailure {
  /// Nil for errors of other things.
  static func code(of error: any Error) -> ProctorExit? {
    switch error {
    case let error as OperatingError: error.code
    case let error as ResultError: resultCode(error)
    case is FieldFault: .usage
    default: nil
    }
  }

  private static func resultCode(_ error: ResultError) -> ProctorExit {
    switch error {
    case .noSession: .noInput
    case .erased, .notAnalysed, .damaged, .tooLarge: .badInput
    case .unknownPolicy: .badPolicy
    case .unfit: .usage
    case .store(let error): KnowledgeFailure.code(of: error) ?? .ioError
    case .sourceFailed: .ioError
    case .cancelled: .interrupted
    }
  }
}
