import Persistence

/// Carries out jobs of some kinds.
///
/// A job may be carried out more than once, and by two workers at a time where one has lost its lease and does not
/// know it yet: what a handler does must bear that.
public protocol JobHandling: Sendable {
  /// The kinds that it can carry out.
  var kinds: Set<JobKind> { get }

  /// Does what a job asks for. When its task is cancelled, it should end soon: the job is another worker's, took too
  /// long, or is given back because the program ends.
  ///
  /// - Parameter lease: To be asked before what cannot be taken back.
  /// - Returns: The jobs that follow from it, kept in the transaction that ends this one.
  /// - Throws: ``JobFailure`` where it knows what failed. After anything else it is tried again.
  func carryOut(_ job: Job, _ lease: LeaseGuard) async throws -> [NewJob]
}

/// Why a job was not done. The words are kept with the job and logged: no names, no contents, no secrets.
public enum JobFailure: Error, Hashable, Sendable, CustomStringConvertible {
  /// Trying again may help.
  case later(why: String)
  /// Trying again helps nothing: the job is given up until a person looks at it.
  case never(why: String)

  /// What a job failed of. Of errors of others only the type is told, because their words may quote anything; those of
  /// a store name files and documents.
  init(_ error: any Error) {
    switch error {
    case let failure as JobFailure: self = failure
    case let error as StoreError: self = .later(why: error.description)
    default: self = .later(why: "\(type(of: error))")
    }
  }

  /// What is kept and logged.
  public var description: String {
    switch self {
    case .later(let why), .never(let why): why
    }
  }
}
