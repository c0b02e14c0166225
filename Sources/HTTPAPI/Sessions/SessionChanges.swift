import HTTPTypes
import Persistence
import SessionModel

/// Reads and changes the session of a call, and says in words what may not be.
struct SessionChanges: Sendable {
  static let erased = Problem(.gone, "the session was erased", state: SessionState.erased.rawValue)

  private let services: APIServices

  init(_ services: APIServices) { self.services = services }

  /// The session of the path.
  func record(_ call: Call) async throws -> SessionRecord {
    guard let record = try await services.sessions.session(try call.session) else {
      throw Problem(.notFound, "there is no such session")
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
  /// With the header `If-Match` it happens only to the version that the caller knows.
  func apply(_ change: SessionChange, _ call: Call) async throws -> SessionRecord {
    let outcome = try await services.sessions.apply(
      change, to: try call.session, ifVersion: try Self.knownVersion(call), by: try call.principal,
      at: call.now)
    switch outcome {
    case .changed(let record, _):
      if !change.jobs.isEmpty { services.work.notify() }
      return record
    case .unchanged(let record): return record
    case .refused(let record) where record.state == .erased: throw SessionChanges.erased
    case .refused(let record):
      throw Problem(
        .conflict, "the session is \(record.state.rawValue), so \(change.event.rawValue) cannot happen",
        state: record.state.rawValue)
    case .stale(let record):
      throw Problem(
        .preconditionFailed, "the session has version \(record.version) by now; read it again",
        state: record.state.rawValue)
    case .missing: throw Problem(.notFound, "there is no such session")
    }
  }

  private static func knownVersion(_ call: Call) throws -> Int? {
    guard let field = call.headers[.ifMatch], field != "*" else { return nil }
    guard field.hasPrefix("\""), field.hasSuffix("\""), let version = Int(field.dropFirst().dropLast()) else {
      throw Problem(.preconditionFailed, "If-Match names no version of a session")
    }
    return version
  }
}
