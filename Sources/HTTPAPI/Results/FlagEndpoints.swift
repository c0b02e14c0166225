import HTTPTypes
import Persistence
import Proctoring
import SessionModel
import WireJSON

/// Flags with their clips, and what reviewers say of them.
struct FlagEndpoints: Sendable {
  let services: APIServices

  private static let path = "\(SessionEndpoints.base)/{session_id}/flags"
  private static let flagParameter = Parameter.path(
    "flag_id", .string(length: 1...100), "The flag, such as flag-3.")
  private static let analysis = Parameter.query(
    "analysis", in: 1...1_000_000,
    "Which analysis found it; the last, which the report tells of, where not said.")

  var all: [Endpoint] { [list, clip("clip", .flag), clip("peak-clip", .peak), overrule, breach] }

  private var list: Endpoint {
    Endpoint(
      method: .get, path: Self.path, operation: "listFlags", chapter: .results,
      summary: "Read the flags of a session with links to their clips.", access: .people,
      parameters: [
        SessionEndpoints.sessionParameter,
        .query("analysis", in: 1...1_000_000, "Only those that this analysis found."),
      ], answers: [AnswerContract(.ok, "The flags in order of their start.", .json("FlagList"))],
      problems: [.gone],
      handle: { call in
        let id = try call.session
        let analysis = call.query["analysis"].flatMap { Int($0) }
        let flags = try await services.flags.flags(of: id, analysis: analysis)
        if flags.isEmpty { _ = try await SessionChanges(services).keptRecord(call) }
        return Answer { writer in
          writer.object { writer in
            writer.member("session_id", id.description)
            writer.array("flags", of: flags) { FlagWire.write($1, to: &$0) }
          }
        }
      })
  }

  private func clip(_ name: String, _ subject: ClipWindow.Subject) -> Endpoint {
    Endpoint(
      method: .get, path: "\(Self.path)/{flag_id}/\(name)",
      operation: subject == .peak ? "getPeakClip" : "getClip", chapter: .results,
      summary: subject == .peak
        ? "Read the clip of a flag's peak, or a range of it." : "Read a flag's clip, or a range of it.",
      access: .people,
      parameters: [
        SessionEndpoints.sessionParameter, Self.flagParameter, Self.analysis,
        .header("Range", .string(length: 1...200), "One range of bytes."),
        .header("If-Range", .string(length: 1...200), "The ETag that the range is of; else all is given."),
      ],
      answers: [
        AnswerContract(.ok, "The clip.", .bytes(["video/mp4"]), headers: ["ETag": "The clip's SHA-256."]),
        AnswerContract(
          .partialContent, "The range.", .bytes(["video/mp4"]),
          headers: ["Content-Range": "Which bytes of how many."]),
      ], problems: [.rangeNotSatisfiable],
      handle: { call in
        let record = try await flag(call)
        guard let clip = record.clips.first(where: { $0.subject == subject }) else {
          throw Problem(
            .notFound, record.clipFailure.map { "there is no such clip: \($0)" } ?? "there is no such clip")
        }
        return try await BlobAnswer.make(
          clip.key, type: "video/mp4", tag: "\"\(clip.digest)\"", call, from: services.blobs)
      })
  }

  private var overrule: Endpoint {
    Endpoint(
      method: .post, path: "\(Self.path)/{flag_id}/overrule", operation: "overruleFlag", chapter: .review,
      summary: "Mark a flag as false: it no longer counts.",
      details: "The recommendation follows; the session's state stays.", access: .people,
      parameters: [SessionEndpoints.sessionParameter, Self.flagParameter, Self.analysis],
      body: .json("Reason", atMost: 8_192),
      answers: [AnswerContract(.ok, "The flag as it is now; the same each time.", .json("Flag"))],
      handle: { call in
        let note = try ReviewNote(call.text("reason") ?? "", by: try call.principal, at: call.now)
        switch try await services.flags.overrule(try await key(call), note, enqueuing: []) {
        case .overruled(let record, _), .already(let record):
          return Answer { FlagWire.write(record, to: &$0) }
        case .missing: throw Problem(.notFound, "there is no such flag")
        }
      })
  }

  private var breach: Endpoint {
    Endpoint(
      method: .post, path: "\(SessionEndpoints.base)/{session_id}/breach", operation: "declareBreach",
      chapter: .review, summary: "Declare that the candidate broke the policy, with the reason.",
      access: .people,
      parameters: [SessionEndpoints.sessionParameter], body: .json("Reason", atMost: 8_192),
      answers: [AnswerContract(.ok, "The breach; the first one declared stands.", .json("Note"))],
      problems: [.gone],
      handle: { call in
        let note = try ReviewNote(call.text("reason") ?? "", by: try call.principal, at: call.now)
        _ = try await SessionChanges(services).keptRecord(call)
        switch try await services.flags.declareBreach(in: try call.session, note, enqueuing: []) {
        case .declared: return Answer { FlagWire.write(note, to: &$0) }
        case .already(let earlier): return Answer { FlagWire.write(earlier, to: &$0) }
        case .noSession: throw SessionChanges.erased
        }
      })
  }

  private func key(_ call: Call) async throws -> FlagKey {
    let id = try call.session
    var analysis = call.query["analysis"].flatMap { Int($0) }
    if analysis == nil { analysis = try await services.reports.results.lastAnalysis(of: id) }
    return FlagKey(session: id, analysis: analysis ?? 1, flag: FlagID(rawValue: call.path["flag_id"] ?? ""))
  }

  private func flag(_ call: Call) async throws -> FlagRecord {
    guard let record = try await services.flags.flag(try await key(call)) else {
      throw Problem(.notFound, "there is no such flag")
    }
    return record
  }
}
