import HTTPTypes
import Persistence
import SessionModel
import WireJSON

/// What candidates' browsers tell of themselves.
struct EventEndpoints: Sendable {
  let services: APIServices

  private static let path = "\(SessionEndpoints.base)/{session_id}/events"

  var all: [Endpoint] { [append, list] }

  private var append: Endpoint {
    Endpoint(
      method: .post, path: Self.path, operation: "appendEvents", chapter: .sessions,
      summary: "Tell what the browser noticed: a hidden tab, a paste, a lost network.",
      details: """
        It is shown to people and judged by nobody: a browser can be made to tell anything. From the consent to the end \
        of the interview; what waits is to be sent before the end. While the interview goes on, a batch, even an empty \
        one, is a sign of the candidate. A batch may be sent again: an event that is there stays as it is.
        """,
      access: .roles([.candidate]), parameters: [SessionEndpoints.sessionParameter],
      body: .json("ClientEventBatch", atMost: 65_536),
      answers: [AnswerContract(.accepted, "What of it is kept.", .json("AppendedEvents"))],
      problems: [.conflict, .gone], handle: { try await appended($0) })
  }

  private var list: Endpoint {
    Endpoint(
      method: .get, path: Self.path, operation: "listEvents", chapter: .results,
      summary: "Read what the candidate's browser told, in order of time.", access: .people,
      parameters: [
        SessionEndpoints.sessionParameter,
        .query("after", in: 1...ClientEvent.mostSequence, "The `next` of the page before."),
        .query("limit", in: 1...EventSchemas.mostOfPage, "The most that are given; 200 where not said."),
      ], answers: [AnswerContract(.ok, "A page.", .json("ClientEventList"))], problems: [.gone],
      handle: { try await listed($0) })
  }
}

extension EventEndpoints {
  private func appended(_ call: Call) async throws -> Answer {
    let id = try call.session
    let batch = try EventWire.batch(call.body)
    // The store says whether the interview goes on; a batch that cannot be kept is a sign of the candidate, too.
    _ = try await services.sessions.noteContact(id, at: call.now)
    switch try await services.events.append(batch, to: id, at: call.now) {
    case .taken(let appended):
      guard appended.refused == 0 || appended.new + appended.known > 0 else { throw Self.full }
      return Answer(.accepted) { EventWire.write(appended, to: &$0) }
    case .sequenceTaken(let sequence): throw Self.taken(sequence)
    case .notNow(.erased): throw SessionChanges.erased
    case .notNow(let state):
      let told = state.told(to: .candidate)
      throw Problem(
        .conflict, "the session is \(told): events are taken from the consent to the end", state: told)
    case .noSession: throw Problem(.notFound, "there is no such session")
    }
  }

  private static let full = Problem(
    .conflict, "the session has \(ClientEvent.mostOfSession) events, and no more are kept; send none")

  private static func taken(_ sequence: Int) -> Problem {
    Problem(
      .conflict,
      "another event has the number \(sequence), nothing was kept; send an empty batch to learn the next number"
    )
  }

  private func listed(_ call: Call) async throws -> Answer {
    let id = try call.session
    let limit = call.query["limit"].flatMap { Int($0) } ?? 200
    let found = try await services.events.events(
      of: id, after: call.query["after"].flatMap { Int($0) }, limit: limit + 1)
    if found.isEmpty { _ = try await SessionChanges(services).keptRecord(call) }
    let page = found.prefix(limit)
    return Answer { writer in
      writer.object { writer in
        writer.member("session_id", id.description)
        writer.key("events")
        writer.array(page) { EventWire.write($1, to: &$0) }
        writer.member("next", found.count > limit ? page.last?.event.sequence : nil)
      }
    }
  }
}
