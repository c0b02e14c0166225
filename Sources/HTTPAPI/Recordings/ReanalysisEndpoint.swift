import HTTPTypes
import Persistence
import SessionModel
import WireJSON
import Workers

/// Having a recording analysed again, at a higher frame rate or with newer models: its flags stand beside those before.
struct ReanalysisEndpoint: Sendable {
  let services: APIServices

  var all: [Endpoint] {
    [
      Endpoint(
        method: .post, path: "\(SessionEndpoints.base)/{session_id}/analyses", operation: "analyseAgain",
        chapter: .recordings, summary: "Have the recording analysed again.",
        details: "Its flags stand beside those of the analyses before; the report then tells of the new one.",
        access: .people, parameters: [SessionEndpoints.sessionParameter],
        body: .json("AnalysisRequest", atMost: 8_192),
        answers: [AnswerContract(.accepted, "It will be.", .json("AnalysisPending"))],
        problems: [.conflict, .gone, .preconditionFailed], handle: { try await asked($0) })
    ]
  }

  private func asked(_ call: Call) async throws -> Answer {
    let id = try call.session
    let record = try await SessionChanges(services).keptRecord(call)
    var number = (try await services.reports.results.lastAnalysis(of: id) ?? 0) + 1
    // One that was given up keeps its number.
    while let job = try await services.jobs.job(SessionJobs.analysisKey(id, number: number)) {
      guard ![.waiting, .running].contains(job.progress.state) else {
        throw Problem(.conflict, "an analysis is under way", state: record.state.rawValue)
      }
      number += 1
    }
    let request = AnalysisRequest(number: number, framesPerSecond: call.body["frames_per_second"]?.double)
    let change = try SessionChange(
      .reanalyse, reason: call.text("reason"),
      enqueuing: [try SessionJobs.analysis(id, request, at: call.now)])
    _ = try await SessionChanges(services).apply(change, call)
    return Answer(.accepted) { writer in
      writer.object { writer in
        writer.member("session_id", id.description)
        writer.member("analysis", number)
      }
    }
  }

  static let definitions: [String: JSONSchema] = [
    "AnalysisRequest": .object([
      .required("reason", SessionSchemas.reason),
      .optional("frames_per_second", .number(in: 1...60), "As many as the server is set to where not given."),
    ]).described("Another analysis."),
    "AnalysisPending": .object([
      .required("session_id", SessionSchemas.id), .required("analysis", .integer(in: 1...1_000_000)),
    ]).described("An analysis that will be made."),
  ]
}
