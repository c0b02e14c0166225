import HTTPTypes
import Hummingbird
import NIOCore
import Testing
import WireJSON

/// What was answered.
struct Reply: Sendable {
  let status: Int
  let headers: HTTPFields
  let bytes: [UInt8]

  /// The body as text.
  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The body as JSON; null where it is none.
  var json: JSONValue {
    let limits = JSONLimits(bytes: 64 << 20, depth: 64, values: 1_000_000)
    return (try? JSONValue(parsing: bytes, limits: limits)) ?? .null
  }

  /// A header field.
  func header(_ name: String) -> String? { HTTPField.Name(name).flatMap { headers[$0] } }

  /// What is wrong where, of a problem document.
  var pointers: [String] { json["faults"]?.array?.compactMap { $0["pointer"]?.string } ?? [] }

  /// The end of a problem's type.
  var problem: String? { json["type"]?.string?.split(separator: ":").last.map(String.init) }

  init(_ response: Response) async throws {
    let collector = Collector()
    try await response.body.write(collector)
    status = response.status.code
    headers = response.headers
    bytes = collector.bytes.value
  }
}

/// Collects a body as it is written.
private struct Collector: ResponseBodyWriter {
  /// What was written; only the one who writes uses it.
  final class Bytes: @unchecked Sendable { var value: [UInt8] = [] }

  let bytes = Bytes()

  mutating func write(_ buffer: ByteBuffer) async throws { bytes.value += Array(buffer.readableBytesView) }

  consuming func finish(_ trailers: HTTPFields?) async throws {}
}
