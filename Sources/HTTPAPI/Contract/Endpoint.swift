import HTTPTypes
import SessionModel
import WireJSON

/// One call of the interface: what it takes, who may make it, what it answers, and what carries it out.
///
/// The server and the OpenAPI document are both made of these, so that neither can say what the other does not.
struct Endpoint: Sendable {
  /// The method.
  let method: HTTPRequest.Method
  /// The path, with parameters in braces: `/api/ai-interview/{session_id}/flags`.
  let path: String
  /// Names the call in the document, in metrics and in logs.
  let operation: String
  /// The chapter of the document that it stands in.
  let chapter: Chapter
  /// What it does, in one line.
  let summary: String
  /// What is worth knowing beyond that, in Markdown.
  var details: String?
  /// Who may make it.
  let access: Access
  /// What it takes in path, query and headers. Those of the path are checked before the handler is called.
  var parameters: [Parameter] = []
  /// What it takes as its body.
  var body = BodyContract.none
  /// What it answers when all is well.
  let answers: [AnswerContract]
  /// What may go wrong, beyond what may with every call.
  var problems: Set<ProblemKind> = []
  /// Carries it out.
  let handle: @Sendable (Call) async throws -> Answer

  /// A chapter of the document.
  enum Chapter: String, CaseIterable, Sendable {
    case sessions = "Sessions"
    case recordings = "Recordings"
    case results = "Results"
    case review = "Review"
    case knowledge = "Knowledge base"
    case operating = "Operating"
  }

  /// The parts of its path.
  var segments: [PathSegment] { path.split(separator: "/").map(PathSegment.init) }

  /// Everything that it may answer with other than what was asked for.
  var everyProblem: Set<ProblemKind> {
    // Any query can be broken, or hold what is not known.
    var kinds = problems.union([.fault, .unavailable, .tooManyRequests, .malformed, .invalid])
    if access != .open { kinds.formUnion([.unauthorized, .forbidden, .noSpace]) }
    if path.contains("{") { kinds.insert(.notFound) }
    switch body {
    case .none: break
    case .json, .bytes: kinds.formUnion([.tooLarge, .unsupportedMedia])
    }
    return kinds
  }
}

/// Who may make a call.
enum Access: Hashable, Sendable {
  /// Anybody, without a token.
  case open
  /// Whoever has a token of one of these roles; a candidate's only for their own session.
  case roles(Set<Role>)

  static let people = Access.roles([.hr, .admin])
}

/// A part of a path.
enum PathSegment: Hashable, Sendable {
  case literal(String)
  case parameter(String)

  init(_ text: Substring) {
    self =
      text.hasPrefix("{") && text.hasSuffix("}")
      ? .parameter(String(text.dropFirst().dropLast())) : .literal(String(text))
  }
}

/// Something that a call takes outside its body.
struct Parameter: Sendable {
  /// Where it stands.
  enum Place: String, Sendable {
    case path
    case query
    case header
  }

  let name: String
  let place: Place
  let schema: JSONSchema
  let about: String
  var isRequired = false
  /// Whether its text is read as a number.
  var isNumber = false

  static func path(_ name: String, _ schema: JSONSchema, _ about: String) -> Parameter {
    Parameter(name: name, place: .path, schema: schema, about: about, isRequired: true)
  }

  static func query(_ name: String, _ schema: JSONSchema, _ about: String) -> Parameter {
    Parameter(name: name, place: .query, schema: schema, about: about)
  }

  static func query(_ name: String, in range: ClosedRange<Int>, _ about: String) -> Parameter {
    Parameter(name: name, place: .query, schema: .integer(in: range), about: about, isNumber: true)
  }

  static func header(_ name: String, _ schema: JSONSchema, _ about: String) -> Parameter {
    Parameter(name: name, place: .header, schema: schema, about: about)
  }
}

/// What a call takes as its body.
enum BodyContract: Sendable {
  /// Nothing.
  case none
  /// A JSON document of a definition's form, of at most so many bytes.
  case json(String, atMost: Int)
  /// Bytes of these types, read by the handler itself, of at most so many.
  case bytes(types: [String], atMost: Int)
}

/// An answer when all is well.
struct AnswerContract: Sendable {
  /// What its body is.
  enum Content: Sendable {
    case none
    /// A JSON document of a definition's form.
    case json(String)
    /// Something else, of one of these types.
    case bytes([String])
  }

  let status: HTTPResponse.Status
  let about: String
  var content: [Content] = []
  /// Header fields that are worth naming, with what they hold.
  var headers: [String: String] = [:]

  init(
    _ status: HTTPResponse.Status, _ about: String, _ content: Content..., headers: [String: String] = [:]
  ) {
    self.status = status
    self.about = about
    self.content = content
    self.headers = headers
  }
}
