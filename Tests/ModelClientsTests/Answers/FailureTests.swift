import LanguageModels
import NIOHTTP1
import TestSupport
import Testing

@testable import ModelClients

@Suite("Servers that fail", .timeLimit(.minutes(1)))
struct FailureTests {
  private static let both = [ModelAPI.ollama, .openAI]

  private static let finalStatuses: [(HTTPResponseStatus, @Sendable (ServerName) -> ModelClientError)] = [
    (.unauthorized, { .notAllowed(server: $0, status: 401) }),
    (.forbidden, { .notAllowed(server: $0, status: 403) }),
    (.badRequest, { .refused(server: $0, status: 400) }),
    (.internalServerError, { .failed(server: $0, status: 500) }),
    (.movedPermanently, { .redirected(server: $0, status: 301) }),
  ]

  @Test("A status that will not change is told at once", arguments: finalStatuses)
  func final(status: HTTPResponseStatus, error: @Sendable (ServerName) -> ModelClientError) async throws {
    for api in Self.both {
      let reply = ScriptedReply(
        status: status, headers: [("location", "http://127.0.0.1:1/")],
        steps: [.send(Array(privateWords.utf8))])
      try await ScriptedServer.with([reply]) { server in
        let fault = try #require(await server.client(api).fault())
        let name = try server.described(api).name
        #expect(fault == error(name))
        #expect(!"\(fault)".contains(privateWords) && !"\(fault)".contains(testKey))
      }
    }
  }

  @Test(
    "A busy server is asked again after a pause",
    arguments: [.serviceUnavailable, .badGateway, .gatewayTimeout, .tooManyRequests] as [HTTPResponseStatus])
  func busy(status: HTTPResponseStatus) async throws {
    let clock = ManualClock()
    try await ScriptedServer.with([.status(status), .json(Answers.ollama)]) { server in
      let client = try server.client(.ollama, clock: clock)
      async let answer = client.answer(.aboutAPerson)
      let pause = await clock.sleeper(atMost: .seconds(1))
      #expect(pause == .milliseconds(500))
      clock.advance(by: pause)
      #expect(try await answer.text == "Hi")
    }
  }

  @Test("A server that says when it has time is asked then, or not at all when that is too late")
  func retryAfter() async throws {
    let clock = ManualClock()
    let busy = ScriptedReply.status(.tooManyRequests, headers: [("retry-after", "7")])
    try await ScriptedServer.with([busy, .json(Answers.openAI), busy]) { server in
      let client = try server.client(.openAI, clock: clock)
      async let answer = client.answer(.aboutAPerson)
      let pause = await clock.sleeper(atMost: .seconds(8))
      #expect(pause == .seconds(7))
      clock.advance(by: pause)
      #expect(try await answer.text == "Hi")

      var hasty = ChatRequest.aboutAPerson
      hasty.deadline = .seconds(5)
      let name = try server.described(.openAI).name
      #expect(await client.fault(hasty) == .overloaded(server: name, status: 429))
    }
  }

  @Test("A server that hangs up before it answers is asked again, three times in all")
  func hangsUp() async throws {
    let clock = ManualClock()
    try await ScriptedServer.with([.hangUp, .hangUp, .hangUp]) { server in
      let client = try server.client(.ollama, clock: clock)
      async let fault = client.fault()
      for expected in [500, 1000] {
        let pause = await clock.sleeper(atMost: .seconds(2))
        #expect(pause == .milliseconds(expected))
        clock.advance(by: pause)
      }
      let name = try server.described(.ollama).name
      #expect(await fault == .notReachable(server: name, why: .closed))
    }
  }

  @Test("A port where nobody listens")
  func closedPort() async throws {
    var free: ModelServer?
    try await ScriptedServer.with([]) { free = try $0.described(.ollama) }
    let server = try #require(free)
    let clock = ManualClock()
    let client = OllamaClient(
      ModelConnection(server, limits: CallLimits(), clock: clock.clock, chance: { 1 }))
    async let fault = client.fault()
    for _ in 1...2 { clock.advance(by: await clock.sleeper(atMost: .seconds(2))) }
    let told = try #require(await fault)
    #expect(told == .notReachable(server: server.name, why: .refused))
    #expect("\(told)".hasPrefix("no model server answers at 127.0.0.1:"))
  }

  @Test("A host without an address")
  func unknownHost() async throws {
    let server = try ModelServer(.ollama, url: "http://no-such-host.invalid", model: "m")
    let client = OllamaClient(
      ModelConnection(server, limits: CallLimits(), retries: RetryPolicy(mostTries: 1)))
    #expect(await client.fault() == .notReachable(server: server.name, why: .unknownHost))
  }

  @Test("A server that does not know https is not asked again, and told from one that is not there")
  func insecure() async throws {
    try await ScriptedServer.with([]) { plain in
      let url = plain.url.replacing("http:", with: "https:")
      let server = try ModelServer(.ollama, url: url, model: "m")
      #expect(await server.client().fault() == .notReachable(server: server.name, why: .insecure))
    }
  }

  @Test("A server that says nothing is given up at the deadline, and the connection with it", arguments: both)
  func silence(api: ModelAPI) async throws {
    let clock = ManualClock()
    try await ScriptedServer.with([.silence]) { server in
      let client = try server.client(api, clock: clock)
      var request = ChatRequest.aboutAPerson
      request.deadline = .milliseconds(1500)
      async let fault = client.fault(request)
      await server.arrivals.reaches(1)
      _ = await clock.sleeper(atMost: .seconds(2))
      clock.advance(by: .milliseconds(1500))
      let name = try server.described(api).name
      #expect(await fault == .tookTooLong(server: name, seconds: 1.5))
      await server.departures.reaches(1)
    }
  }

  @Test("Cancelling ends the request", arguments: both)
  func cancelled(api: ModelAPI) async throws {
    try await ScriptedServer.with([.silence]) { server in
      let client = try server.client(api)
      let task = Task { try await client.answer(.aboutAPerson) }
      await server.arrivals.reaches(1)
      task.cancel()
      await #expect(throws: CancellationError.self) { try await task.value }
      await server.departures.reaches(1)
    }
  }

  @Test("Cancelling ends a pause between tries")
  func cancelledPause() async throws {
    let clock = ManualClock()
    try await ScriptedServer.with([.status(.badGateway)]) { server in
      let client = try server.client(.ollama, clock: clock)
      let task = Task { try await client.answer(.aboutAPerson) }
      _ = await clock.sleeper(atMost: .seconds(1))
      task.cancel()
      await #expect(throws: CancellationError.self) { try await task.value }
    }
  }

  @Test("An answer without end is cut", arguments: both)
  func endless(api: ModelAPI) async throws {
    let reply = ScriptedReply(steps: [.sendForever(Array(repeating: UInt8(ascii: " "), count: 1000))])
    try await ScriptedServer.with([reply]) { server in
      let client = try server.client(api, limits: CallLimits(mostBytes: 100_000))
      let name = try server.described(api).name
      #expect(await client.fault() == .tooLong(server: name, mostBytes: 100_000))
      await server.departures.reaches(1)
    }
  }

  @Test("An answer that breaks off is not asked for again")
  func brokenOff() async throws {
    try await ScriptedServer.with([.pieces([Array(#"{"message":"#.utf8)], then: [.hangUp])]) { server in
      let client = try server.client(.ollama)
      let name = try server.described(.ollama).name
      #expect(await client.fault() == .brokenOff(server: name))
    }
  }

  @Test(
    "What is no JSON is told for what it is",
    arguments: [
      ("", "nothing"), (" \n", "nothing"), ("<!DOCTYPE html><p>\(privateWords)", "a web page"),
      (#"{"message":{"content":"\#(privateWords)"#, "torn or broken JSON"), (privateWords, "something"),
      (String(repeating: "[", count: 2000), "torn or broken JSON"),
    ])
  func noJSON(text: String, found: String) async throws {
    for api in Self.both {
      try await ScriptedServer.with([.json(text)]) { server in
        let fault = try #require(await server.client(api).fault())
        let name = try server.described(api).name
        #expect(fault == .notJSON(server: name, found: found))
        #expect(!"\(fault)".contains(privateWords))
      }
    }
  }

  @Test("Bytes that are no UTF-8 are no JSON")
  func noUTF8() async throws {
    let bytes = Array(#"{"message":{"content":""#.utf8) + [0xFF, 0xFE] + Array(#""},"done":true}"#.utf8)
    try await ScriptedServer.with([.pieces([bytes])]) { server in
      let name = try server.described(.ollama).name
      let client = try server.client(.ollama)
      #expect(await client.fault() == .notJSON(server: name, found: "torn or broken JSON"))
    }
  }

  @Test(
    "JSON of another form names what is missing",
    arguments: [
      (.ollama, "{}", "message"), (.ollama, #"{"message":7}"#, "message"),
      (.ollama, #"{"message":{"content":null}}"#, "message.content"), (.ollama, "[]", "an object"),
      (.openAI, "{}", "choices"), (.openAI, #"{"choices":[]}"#, "choices[0]"),
      (.openAI, #"{"choices":[{"message":[]}]}"#, "choices[0].message"),
    ] as [(ModelAPI, String, String)])
  func wrongJSON(api: ModelAPI, text: String, field: String) async throws {
    try await ScriptedServer.with([.json(text)]) { server in
      let client = try server.client(api)
      let name = try server.described(api).name
      #expect(await client.fault() == .wrongJSON(server: name, field: field))
    }
  }

  @Test("An answer without words, an unfinished one and a reported failure are told apart")
  func noWords() async throws {
    try await ScriptedServer.with([
      .json(#"{"message":{"content":""},"done":true}"#), .json(#"{"message":{"content":"H"},"done":false}"#),
      .json(#"{"error":"\#(privateWords)"}"#),
    ]) { server in
      let client = try server.client(.ollama)
      let name = try server.described(.ollama).name
      #expect(await client.fault() == .noWords(server: name))
      #expect(await client.fault() == .brokenOff(server: name))
      #expect(await client.fault() == .reported(server: name))
    }
  }

  @Test("A model that is not there is named, with those that are", arguments: both)
  func missing(api: ModelAPI) async throws {
    let list =
      api == .ollama ? #"{"models":[{"name":"a"},{"name":"b"}]}"# : #"{"data":[{"id":"a"},{"id":"b"}]}"#
    try await ScriptedServer.with([.status(.notFound), .json(list)]) { server in
      let name = try server.described(api).name
      let fault = try #require(await server.client(api).fault())
      #expect(fault == .modelMissing(model: "tiny", server: name, known: ["a", "b"]))
      #expect("\(fault)".hasPrefix("the model tiny is not on \(name); it has a, b; "))
    }
  }

  @Test("A server of something else is told from one without the model", arguments: both)
  func otherServer(api: ModelAPI) async throws {
    try await ScriptedServer.with([.status(.notFound), .status(.notFound)]) { server in
      let path = api == .ollama ? "/api/chat" : "/v1/chat/completions"
      let name = try server.described(api).name
      let client = try server.client(api)
      #expect(await client.fault() == .noSuchCall(server: name, path: path))
    }
  }
}
