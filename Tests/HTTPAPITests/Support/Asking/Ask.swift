import HTTPTypes
import Hummingbird
import NIOCore
import SessionModel
import WireJSON

/// A request to be made.
struct Ask: Sendable {
  /// Whom it says that it is from.
  enum Identity: Sendable {
    case nobody
    case asker(Asker)
    /// What stands in the field itself.
    case field(String)
  }

  /// How the body comes.
  enum Body: Sendable {
    case none
    case bytes([UInt8])
    /// One after the other, without their length being said before; then an error, where there is one.
    case pieces([[UInt8]], then: (any Error)?)
    /// As a test hands it over.
    case stream(RequestBody)
  }

  var method: HTTPRequest.Method
  /// With the query.
  var path: String
  var from = Identity.nobody
  var headers: HTTPFields = [:]
  var body = Body.none

  init(_ method: HTTPRequest.Method, _ path: String, by asker: Asker? = nil) {
    self.method = method
    self.path = path
    if let asker { from = .asker(asker) }
  }

  /// The same from somebody else.
  func from(_ identity: Identity) -> Ask { changed { $0.from = identity } }

  /// The same with a JSON body.
  func json(_ value: JSONValue) -> Ask {
    var writer = JSONWriter()
    writer.value(value)
    return bytes(writer.bytes, type: "application/json")
  }

  /// The same with a body of some type.
  func bytes(_ bytes: [UInt8], type: String) -> Ask {
    changed {
      $0.body = .bytes(bytes)
      $0.headers[.contentType] = type
    }
  }

  /// The same with a body in pieces.
  func pieces(_ pieces: [[UInt8]], then error: (any Error)? = nil, type: String = "video/webm") -> Ask {
    changed {
      $0.body = .pieces(pieces, then: error)
      $0.headers[.contentType] = type
    }
  }

  /// The same with a header field.
  func header(_ name: String, _ value: String) -> Ask {
    guard let field = HTTPField.Name(name) else { preconditionFailure("\(name) is no field's name") }
    return changed { $0.headers[field] = value }
  }

  private func changed(_ change: (inout Ask) -> Void) -> Ask {
    var ask = self
    change(&ask)
    return ask
  }
}

extension Ask.Body {
  /// The body as the server reads it, and the length that its header says.
  var request: (RequestBody, length: Int?) {
    switch self {
    case .none: return (RequestBody(buffer: ByteBuffer()), nil)
    case .bytes(let bytes): return (RequestBody(buffer: ByteBuffer(bytes: bytes)), bytes.count)
    case .stream(let body): return (body, nil)
    case .pieces(let pieces, let error):
      let stream = AsyncThrowingStream<ByteBuffer, any Error> { continuation in
        for piece in pieces { continuation.yield(ByteBuffer(bytes: piece)) }
        continuation.finish(throwing: error)
      }
      return (RequestBody(asyncSequence: stream), nil)
    }
  }
}
