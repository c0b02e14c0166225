import HTTPTypes
import Hummingbird
import Persistence
import SessionModel
import Tokens
import WireJSON

/// A call whose token, parameters and body were found to be as they have to be.
struct Call: Sendable {
  /// Who calls; nil only where anybody may.
  let caller: Caller?
  /// The parameters of the path.
  let path: [String: String]
  /// The parameters of the query.
  let query: [String: String]
  /// The header fields.
  let headers: HTTPFields
  /// The body, where it is JSON; null else.
  let body: JSONValue
  /// The body as it came, where the handler reads it itself.
  let bytes: RequestBody
  /// The bytes of a JSON body.
  let rawBody: [UInt8]
  /// When it came.
  let now: WallTime

  /// Who calls.
  ///
  /// - Throws: A fault where anybody may; then there is nothing to ask.
  var principal: Principal {
    get throws {
      guard let caller else { throw Problem(.unauthorized, "there is no token") }
      return caller.principal
    }
  }
}

extension Call {
  /// The session of the path.
  var session: SessionID {
    get throws {
      guard let id = path["session_id"].flatMap({ SessionID($0) }) else {
        throw Problem(.notFound, "there is no such session")
      }
      return id
    }
  }

  /// A text of the body.
  func text(_ name: String) -> String? { body[name]?.string }
}
