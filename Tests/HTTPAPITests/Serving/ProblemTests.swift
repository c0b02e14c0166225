import KnowledgeBase
import Persistence
import Results
import SessionModel
import TestSupport
import Testing
import WireJSON

@testable import HTTPAPI

@Suite("Problem documents")
struct ProblemTests {
  @Test(
    "fit their form, whatever kind they are of and however long what they tell is",
    arguments: ProblemKind.allCases)
  func form(kind: ProblemKind) throws {
    let faults = (0..<20).map { SchemaFault(pointer: "/\($0)", problem: "is wrong") }
    let problem = Problem(
      kind, String(repeating: "ä\u{0301}", count: 5_000), faults: faults, state: "created")
    let document = try JSONValue(parsing: problem.json(instance: "urn:request:1"))
    #expect(Problem.schema.faults(in: document).isEmpty)
    #expect(document["status"] == JSONValue(kind.status.code))
    #expect(document["type"] == .string("urn:interview-proctor:problem:\(kind.rawValue)"))
  }

  @Test("of different kinds have different types")
  func kinds() {
    #expect(Set(ProblemKind.allCases.map(\.rawValue)).count == ProblemKind.allCases.count)
    #expect(Set(ProblemKind.allCases.map(\.title)).count == ProblemKind.allCases.count)
  }

  @Test("of many rubrics that there are tell some of them, and how many more")
  func known() throws {
    let known = (1...500).map { "role-\($0) mid 1.0" }
    let fault = KnowledgeFault.noRubric(role: "quill", level: "quill", version: nil, known: known)
    let problem = ErrorMapping.problem(of: fault)
    #expect(problem.kind == .invalid)
    #expect(problem.detail.contains("role-20 mid 1.0 and 480 more"))
    #expect(!problem.detail.contains("quill"))
  }

  @Test("of results follow from what is wrong with them")
  func results() throws {
    let id = RecordSamples.session(1)
    let cases: [(ResultError, ProblemKind)] = [
      (.noSession(id), .notFound), (.erased(id), .gone), (.notAnalysed(id, .created), .conflict),
      (.store(.busy(path: "p")), .unavailable), (.store(.diskFull(path: "p")), .noSpace),
      (.cancelled, .unavailable), (.unknownPolicy(version: "9"), .fault),
      (.damaged(SessionFiles(id).recording, why: "w"), .fault),
      (.tooLarge(SessionFiles(id).recording, most: 1), .fault),
    ]
    for (error, kind) in cases { #expect(ErrorMapping.problem(of: error).kind == kind, "\(error)") }
  }
}
