import LanguageModels
import TestSupport
import Testing

@testable import ModelClients

@Suite("A server that is left alone", .timeLimit(.minutes(1)))
struct RestTests {
  private let failures = Array(repeating: ScriptedReply.status(.internalServerError), count: 5)

  @Test("After five failures in a row it is not asked for 30 seconds, and then is again")
  func rests() async throws {
    let clock = ManualClock()
    try await ScriptedServer.with(failures + [.json(Answers.ollama), .json(Answers.ollama)]) { server in
      let client = try server.client(.ollama, clock: clock)
      let name = try server.described(.ollama).name
      for _ in failures { #expect(await client.fault() == .failed(server: name, status: 500)) }
      #expect(await client.fault() == .resting(server: name, secondsLeft: 30))
      clock.advance(by: .milliseconds(29_500))
      #expect(await client.fault() == .resting(server: name, secondsLeft: 1))
      clock.advance(by: .milliseconds(500))
      #expect(await client.fault() == nil)
      #expect(await client.fault() == nil)
    }
  }

  @Test("Then one asks first; when it gives up, the next may")
  func halfOpen() async throws {
    let clock = ManualClock()
    try await ScriptedServer.with(failures + [.silence, .json(Answers.ollama)]) { server in
      let client = try server.client(.ollama, clock: clock)
      for _ in failures { _ = await client.fault() }
      clock.advance(by: .seconds(30))
      let first = Task { try await client.answer(.aboutAPerson) }
      await server.arrivals.reaches(6)
      let name = try server.described(.ollama).name
      #expect(await client.fault() == .resting(server: name, secondsLeft: 1))
      first.cancel()
      await #expect(throws: CancellationError.self) { try await first.value }
      #expect(await client.fault() == nil)
    }
  }

  @Test("Refusals and answers without words are no failures of the server")
  func well() async throws {
    let refusals = Array(repeating: ScriptedReply.status(.badRequest), count: 7)
    try await ScriptedServer.with(refusals) { server in
      let client = try server.client(.ollama)
      let name = try server.described(.ollama).name
      for _ in refusals { #expect(await client.fault() == .refused(server: name, status: 400)) }
    }
  }

  @Test("A server that asks for patience is no failing server")
  func patient() async throws {
    let busy = ScriptedReply.status(.tooManyRequests, headers: [("retry-after", "3600")])
    try await ScriptedServer.with(Array(repeating: busy, count: 7)) { server in
      let client = try server.client(.openAI)
      let name = try server.described(.openAI).name
      for _ in 1...7 { #expect(await client.fault() == .overloaded(server: name, status: 429)) }
    }
  }
}
