import Foundation
import Persistence
import SessionModel

/// Why the results of a session cannot be given or kept.
public enum ResultError: Error, Hashable, Sendable, CustomStringConvertible {
  /// There is no such session.
  case noSession(SessionID)
  /// The session was erased, and its results with it.
  case erased(SessionID)
  /// Its recording has not been analysed yet, or there is none.
  case notAnalysed(SessionID, SessionState)
  /// A document is not what this program writes.
  case damaged(BlobKey, why: String)
  /// A document has more bytes than it may.
  case tooLarge(BlobKey, most: Int)
  /// No policy of this version is known.
  case unknownPolicy(version: String)
  /// Something cannot be named or kept as it is.
  case unfit(FieldFault)
  /// A store failed.
  case store(StoreError)
  /// Whatever was to be kept could not be read; the kind of error, never its words.
  case sourceFailed(BlobKey, kind: String)
  /// It was cancelled; nothing changed.
  case cancelled

  /// What is wrong and what to do.
  public var description: String {
    switch self {
    case .noSession(let id): "there is no session \(id); check its id"
    case .erased(let id): "the session \(id) was erased, and its results with it"
    case .notAnalysed(let id, let state):
      "the session \(id) has no report yet, it is \(state.rawValue); ask again when its recording has been analysed"
    case .damaged(let key, let why):
      "\"\(key)\" is not what this program writes (\(why)); restore it from a backup, or have it made anew"
    case .tooLarge(let key, let most): "\"\(key)\" has more than the \(most) bytes that it may have"
    case .unknownPolicy(let version):
      "the policy \(version) of the report is not known; put its document back, or analyse the recording anew"
    case .unfit(let fault): "it cannot be kept: \(fault)"
    case .store(let error): "\(error)"
    case .sourceFailed(let key, let kind):
      "what was to be kept as \"\(key)\" could not be read (\(kind)); try again"
    case .cancelled: "it was cancelled; nothing changed"
    }
  }
}

extension ResultError {
  /// Runs something of a store, whose errors become these.
  static func converting<Value>(_ key: BlobKey? = nil, _ body: () async throws -> Value)
    async throws(ResultError)
    -> Value
  {
    do { return try await body() } catch { throw ResultError(error, key) }
  }

  /// Names a blob, or says why it cannot be named.
  static func naming<Value>(_ body: () throws(FieldFault) -> Value) throws(ResultError) -> Value {
    do throws(FieldFault) { return try body() } catch { throw .unfit(error) }
  }

  private init(_ error: any Error, _ key: BlobKey?) {
    switch error {
    case let error as ResultError: self = error
    case let error as StoreError: self = .store(error)
    case let error as FieldFault: self = .unfit(error)
    case is CancellationError: self = .cancelled
    default:
      let kind = "\(type(of: error))"
      self = key.map { .sourceFailed($0, kind: kind) } ?? .store(.failed(path: "the records", why: kind))
    }
  }
}
