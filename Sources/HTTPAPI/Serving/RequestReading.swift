import HTTPTypes
import Hummingbird
import NIOCore
import WireJSON

/// Reads and checks the body of a request.
enum RequestReading {
  /// What a JSON body may be like, beside its size.
  static func limits(bytes: Int) -> JSONLimits { JSONLimits(bytes: bytes, depth: 32, values: 20_000) }

  /// Reads a body to its end.
  ///
  /// - Throws: ``Problem`` where it is larger than it may be, or not sent whole.
  static func bytes(_ body: RequestBody, declared: String?, atMost most: Int) async throws -> [UInt8] {
    try checkDeclared(declared, atMost: most)
    var bytes: [UInt8] = []
    var pieces = body.makeAsyncIterator()
    while let piece = try await next(&pieces, "send it again") {
      guard bytes.count + piece.readableBytes <= most else { throw tooLarge(most) }
      bytes.append(contentsOf: piece.readableBytesView)
    }
    return bytes
  }

  /// The next piece of a body; nil behind its end.
  ///
  /// - Throws: ``Problem`` where the connection broke: that is no fault of the server. `CancellationError`.
  static func next(
    _ pieces: inout RequestBody.AsyncIterator, _ remedy: String
  ) async throws -> ByteBuffer? {
    do { return try await pieces.next() } catch is CancellationError { throw CancellationError() } catch {
      throw Problem(
        .malformed, "the body broke off before its end; \(remedy)", headers: [.connection: "close"])
    }
  }

  /// Refuses a body that says itself that it is too large, before it is read.
  static func checkDeclared(_ length: String?, atMost most: Int) throws(Problem) {
    guard let length, let count = Int(length) else { return }
    guard count <= most else { throw tooLarge(most) }
  }

  static func tooLarge(_ most: Int) -> Problem {
    Problem(.tooLarge, "the body may have at most \(most) bytes", headers: [.connection: "close"])
  }

  /// Reads a JSON document and checks its form.
  ///
  /// - Throws: ``Problem`` with the places of what is wrong.
  static func json(
    _ bytes: [UInt8], _ definition: String, atMost most: Int, definitions: [String: JSONSchema]
  ) throws(Problem) -> JSONValue {
    let value: JSONValue
    do {
      value = try JSONValue(parsing: bytes, limits: limits(bytes: most))
    } catch {
      throw Problem(.malformed, "the body is no JSON document: \(error)")
    }
    guard let schema = definitions[definition] else {
      throw Problem(.fault, "there is no definition of this body")
    }
    let faults = schema.faults(in: value, definitions: definitions)
    guard faults.isEmpty else {
      throw Problem(.invalid, "the body is not as it has to be", faults: faults)
    }
    return value
  }

  /// Whether a media type is one of those that are taken; its parameters do not count but for another charset than UTF-8.
  static func admits(_ field: String?, _ types: [String]) -> Bool {
    guard let field else { return false }
    let parts = field.split(separator: ";").map { $0.trimmed.lowercased() }
    guard let type = parts.first, types.contains("*/*") || types.contains(type) else { return false }
    return parts.dropFirst().allSatisfy { part in
      !part.hasPrefix("charset=") || ["charset=utf-8", "charset=\"utf-8\""].contains(part)
    }
  }
}

extension Substring {
  /// Without the blanks at its ends.
  var trimmed: Substring {
    let from = drop { $0 == " " || $0 == "\t" }
    return from.lastIndex { $0 != " " && $0 != "\t" }.map { from[...$0] } ?? ""
  }
}
