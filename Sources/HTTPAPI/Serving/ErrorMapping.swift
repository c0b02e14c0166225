import HTTPTypes
import KnowledgeBase
import Persistence
import Results

/// Turns what a handler throws into a problem document. What is not foreseen is a fault of the server, and is told as
/// that alone: its words are for the log.
enum ErrorMapping {
  static func problem(of error: any Error) -> Problem {
    switch error {
    case let problem as Problem: problem
    case let fault as FieldFault:
      Problem(
        .invalid, "a value is not as it has to be",
        faults: [.init(pointer: "/" + fault.field.replacing(".", with: "/"), problem: fault.problem)])
    case let error as StoreError: problem(of: error)
    case let error as ResultError: problem(of: error)
    case let error as KnowledgeFault: problem(of: error)
    case is CancellationError: Problem(.unavailable, "the server is stopping; try again", headers: retry)
    default: Problem(.fault, "the server failed; its log says why, under the name of this request")
    }
  }

  private static func problem(of error: StoreError) -> Problem {
    switch error {
    case .busy: Problem(.unavailable, "the store is busy; try again", headers: retry)
    case .diskFull: Problem(.noSpace, "there is no space left to keep this; nothing was kept")
    case .readOnly: Problem(.unavailable, "the store cannot be written; nothing was kept", headers: retry)
    case .unfit(_, let why): Problem(.invalid, "the document cannot be kept: \(why)")
    case .nameTaken, .rubricTaken: Problem(.conflict, "\(error)")
    default: Problem(.fault, "the store failed; the server's log says why, under the name of this request")
    }
  }

  private static func problem(of error: KnowledgeFault) -> Problem {
    switch error {
    case .noRubric(_, _, _, let known): missing("rubric", known)
    case .noQuestions(_, _, _, let known): missing("question bank", known)
    case .wrongVectorCount:
      Problem(.fault, "the document cannot be placed by its meaning; the server's log says why")
    default: Problem(.invalid, "\(error)")
    }
  }

  /// What was asked for is not repeated; what there is, is told, within bounds.
  private static func missing(_ what: String, _ known: [String]) -> Problem {
    let first = known.prefix(20).joined(separator: "; ")
    let more = known.count > 20 ? " and \(known.count - 20) more" : ""
    return Problem(
      .invalid,
      "there is no \(what) for this role, level and version; "
        + (known.isEmpty ? "ingest one" : "there is \(first)\(more)"))
  }

  private static func problem(of error: ResultError) -> Problem {
    switch error {
    case .noSession: Problem(.notFound, "there is no such session")
    case .erased: SessionChanges.erased
    case .notAnalysed(_, let state):
      Problem(
        .conflict, "there is no report yet: the session is \(state.rawValue)", state: state.rawValue,
        headers: retry)
    case .store(let error): problem(of: error)
    case .unfit(let fault): problem(of: fault)
    case .cancelled: problem(of: CancellationError())
    case .unknownPolicy, .damaged, .tooLarge, .sourceFailed:
      Problem(.fault, "the results cannot be read; the server's log says why, under the name of this request")
    }
  }

  private static let retry: HTTPFields = [.retryAfter: "1"]
}
