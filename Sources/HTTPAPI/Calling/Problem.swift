import HTTPTypes
import WireJSON

/// What kind of thing went wrong. Raw values end the `type` of a problem document.
enum ProblemKind: String, CaseIterable, Hashable, Sendable {
  case malformed
  case unauthorized
  case forbidden
  case notFound = "not-found"
  case methodNotAllowed = "method-not-allowed"
  case notAcceptable = "not-acceptable"
  case conflict
  case gone
  case preconditionFailed = "precondition-failed"
  case tooLarge = "too-large"
  case unsupportedMedia = "unsupported-media"
  case rangeNotSatisfiable = "range-not-satisfiable"
  case invalid
  case tooManyRequests = "too-many-requests"
  case fault
  case unavailable
  case noSpace = "no-space"

  /// The status that it is answered with.
  var status: HTTPResponse.Status {
    switch self {
    case .malformed: .badRequest
    case .unauthorized: .unauthorized
    case .forbidden: .forbidden
    case .notFound: .notFound
    case .methodNotAllowed: .methodNotAllowed
    case .notAcceptable: .notAcceptable
    case .conflict: .conflict
    case .gone: .gone
    case .preconditionFailed: .preconditionFailed
    case .tooLarge: .contentTooLarge
    case .unsupportedMedia: .unsupportedMediaType
    case .rangeNotSatisfiable: .rangeNotSatisfiable
    case .invalid: .unprocessableContent
    case .tooManyRequests: .tooManyRequests
    case .fault: .internalServerError
    case .unavailable: .serviceUnavailable
    case .noSpace: HTTPResponse.Status(code: 507, reasonPhrase: "Insufficient Storage")
    }
  }

  /// What it is called.
  var title: String {
    switch self {
    case .malformed: "The request cannot be read"
    case .unauthorized: "A valid token is needed"
    case .forbidden: "The token does not allow this"
    case .notFound: "There is no such thing"
    case .methodNotAllowed: "There is no such call"
    case .notAcceptable: "There is no answer of that type"
    case .conflict: "This cannot be done now"
    case .gone: "It was erased"
    case .preconditionFailed: "It has changed meanwhile"
    case .tooLarge: "The request is too large"
    case .unsupportedMedia: "The request's body is of a type that is not taken"
    case .rangeNotSatisfiable: "There are no such bytes"
    case .invalid: "The request is not as it has to be"
    case .tooManyRequests: "Too many requests"
    case .fault: "The server failed"
    case .unavailable: "The server cannot do this now"
    case .noSpace: "The server has no space left"
    }
  }
}

/// Why a call was not carried out: a problem document (RFC 9457). Never quotes what was sent.
struct Problem: Error, Sendable {
  /// What kind of thing went wrong.
  let kind: ProblemKind
  /// What went wrong this time, and what to do.
  let detail: String
  /// Which parts of the request are not as they have to be, as JSON pointers or names of parameters.
  var faults: [SchemaFault] = []
  /// Where the session stands, where that is the reason.
  var state: String?
  /// Header fields of the answer.
  var headers: HTTPFields = [:]

  init(
    _ kind: ProblemKind, _ detail: String, faults: [SchemaFault] = [], state: String? = nil,
    headers: HTTPFields = [:]
  ) {
    self.kind = kind
    self.detail = detail
    self.faults = faults
    self.state = state
    self.headers = headers
  }

  /// A parameter that is not as it has to be.
  static func parameter(_ name: String, _ problem: String) -> Problem {
    Problem(
      .invalid, "a parameter is not as it has to be", faults: [SchemaFault(pointer: name, problem: problem)])
  }

  static let mediaType = "application/problem+json"
  /// The most characters of a detail.
  private static let mostDetail = 4_000

  /// The document.
  func json(instance: String) -> [UInt8] {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("type", "urn:interview-proctor:problem:\(kind.rawValue)")
      writer.member("title", kind.title)
      writer.member("status", kind.status.code)
      writer.member("detail", String(detail.unicodeScalars.prefix(Self.mostDetail)))
      writer.member("instance", instance)
      if let state { writer.member("state", state) }
      if !faults.isEmpty {
        writer.array("faults", of: faults) { writer, fault in
          writer.object { writer in
            writer.member("pointer", fault.pointer)
            writer.member("problem", fault.problem)
          }
        }
      }
    }
    return writer.bytes
  }

  static let schema = JSONSchema.object(
    [
      .required("type", .string(length: 1...200), "A URN that names the kind of problem."),
      .required("title", .string(length: 1...200), "The kind of problem in words."),
      .required("status", .integer(in: 400...599), "The status of the answer."),
      .required("detail", .string(length: 1...mostDetail), "What went wrong this time, and what to do."),
      .required("instance", .string(length: 1...100), "Names this request in the server's log."),
      .optional("state", .string(length: 1...20), "Where the session stands."),
      .optional(
        "faults",
        .array(
          of: .object([
            .required(
              "pointer", .string(length: 0...1_000), "A JSON pointer into the body, or a parameter's name."),
            .required("problem", .string(length: 1...1_000), "What is wrong with it."),
          ]), count: 0...20),
        "Which parts of the request are not as they have to be."),
    ], "A problem document (RFC 9457).")
}
