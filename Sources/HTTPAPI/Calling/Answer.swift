import HTTPTypes
import Persistence
import WireJSON

/// What a call is answered with.
struct Answer: Sendable {
  /// A body.
  enum Content: Sendable {
    case none
    case bytes([UInt8])
    case stream(ByteChunks, byteCount: Int)
  }

  var status: HTTPResponse.Status
  var headers: HTTPFields = [:]
  var content = Content.none

  init(_ status: HTTPResponse.Status) { self.status = status }

  /// A JSON document.
  init(_ status: HTTPResponse.Status = .ok, write: (inout JSONWriter) -> Void) {
    var writer = JSONWriter()
    write(&writer)
    self.init(status, bytes: writer.bytes, type: "application/json")
  }

  /// A document of another type.
  init(_ status: HTTPResponse.Status = .ok, bytes: [UInt8], type: String) {
    self.status = status
    content = .bytes(bytes)
    headers[.contentType] = type
  }

  /// The same with one more header field.
  func with(_ name: HTTPField.Name, _ value: String) -> Answer {
    var answer = self
    answer.headers[name] = value
    return answer
  }
}
