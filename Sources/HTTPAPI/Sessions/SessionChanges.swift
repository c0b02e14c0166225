import HTTPTypes
import Persistence
import SessionModel

/// Reads and changes the session of a call, and says in words what may not be.
struct SessionChanges: Sendable {
  static let erased = Problem(.gone, "the session was erased", state: SessionState.erased.rawValue)

  private let services: APIServices

  init(_ services: APIServices) { self.services = services }

  /// The session of the path. A hiring system reaches those that it started.
  func record(_ call: Call) async throws -> SessionRecord {
    guard let record = try await services.sessions.session(try call.session) else {
      throw Problem(.notFound, "there is no such session")
    }
    let caller = try call.principal
    guard caller.role != .service || record.startedBy == caller else {
      throw Problem(.forbidden, "a service reaches the sessions that it started")
    }
    return record
  }

  /// The session of the path, unless it was erased.
  func keptRecord(_ call: Call) async throws -> SessionRecord {
    let record = try await record(call)
    guard record.state != .erased else { throw SessionChanges.erased }
    return record
  }

  /// Lets something happen to the session of the path; what happened before is no error.
  ///
  /// - Parameter known: The version that the caller knows; nil where any will do.
  func apply(
    _ change: SessionChange, _ call: Call, ifVersion known: Int? = nil
  ) async throws -> SessionRecord {
    let outcome = try await services.sessions.apply(
      change, to: try call.session, ifVersion: known, by: try call.principal, at: call.now)
    switch outcome {
    case .changed(let record, _):
      if !change.jobs.isEmpty { services.work.notify() }
      return record
    case .unchanged(let record): return record
    case .refused(let record) where record.state == .erased: throw SessionChanges.erased
    case .refused(let record):
      throw Self.conflict(record, call, "so \(change.event.rawValue) cannot happen")
    case .stale(let record):
      throw Problem(
        .preconditionFailed, "the session has version \(record.version) by now; read it again",
        state: record.state.rawValue)
    case .missing: throw Problem(.notFound, "there is no such session")
    }
  }

  /// Where a session stands keeps a call from being carried out. A candidate is told of no later state than its end.
  static func conflict(_ record: SessionRecord, _ call: Call, _ consequence: String) -> Problem {
    let state = record.state.told(to: call.caller?.principal.role)
    return Problem(.conflict, "the session is \(state), \(consequence)", state: state)
  }

  /// The version that `If-Match` names; nil where any will do.
  static func knownVersion(_ call: Call) throws -> Int? {
    guard let field = call.headers[.ifMatch], field != "*" else { return nil }
    guard field.hasPrefix("\""), field.hasSuffix("\""), let version = Int(field.dropFirst().dropLast()) else {
      throw Problem(.preconditionFailed, "If-Match names no version of a session")
    }
    return version
  }
}
