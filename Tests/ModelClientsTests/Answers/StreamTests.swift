import LanguageModels
import TestSupport
import Testing

@testable import ModelClients

@Suite("Answers in pieces", .timeLimit(.minutes(1)))
struct StreamTests {
  private static let both = [ModelAPI.ollama, .openAI]

  @Test("Come as they are sent, wherever the bytes are cut", arguments: both, [1, 2, 7, 1 << 20])
  func pieces(api: ModelAPI, size: Int) async throws {
    let bytes = Array(Answers.stream(api, ["Grö", "ße ", "✓ 🎉"]).utf8)
    let cut = stride(from: 0, to: bytes.count, by: size).map {
      Array(bytes[$0..<min($0 + size, bytes.count)])
    }
    try await ScriptedServer.with([.pieces(cut)]) { server in
      let read = try await server.client(api).pieces()
      #expect(read.pieces == ["Grö", "ße ", "✓ 🎉"] && read.fault == nil)
      #expect(server.requests[0].body.contains(#""stream":true"#))
    }
  }

  @Test("A stream that ends before its answer does was broken off, and is not begun anew", arguments: both)
  func torn(api: ModelAPI) async throws {
    let begun = Array((Answers.line(api, "One") + Answers.line(api, "Two").prefix(20)).utf8)
    for end in [[], [ScriptedReply.Step.hangUp]] {
      try await ScriptedServer.with([.pieces([begun], then: end)]) { server in
        let read = try await server.client(api).pieces()
        #expect(read.pieces == ["One"])
        let name = try server.described(api).name
        switch read.fault as? ModelClientError {
        case .brokenOff(name), .notJSON(name, "torn or broken JSON"): break
        default: Issue.record("unexpected: \(String(describing: read.fault))")
        }
      }
    }
  }

  @Test("A server that gives a reason for the end needs no other mark of it")
  func noMark() async throws {
    let text = Answers.stream(.openAI, ["One"]).replacing("data: [DONE]\n\n", with: "")
    try await ScriptedServer.with([.json(text)]) { server in
      let read = try await server.client(.openAI).pieces()
      #expect(read.pieces == ["One"] && read.fault == nil)
    }
  }

  @Test("An endless stream is cut", arguments: both)
  func endless(api: ModelAPI) async throws {
    for piece in [Answers.line(api, "x"), String(repeating: " ", count: 100)] {
      let reply = ScriptedReply(steps: [.sendForever(Array(piece.utf8))])
      try await ScriptedServer.with([reply]) { server in
        let read = try await server.client(api, limits: CallLimits(mostBytes: 20_000)).pieces()
        #expect(read.pieces.count <= 20_000 / piece.utf8.count)
        let name = try server.described(api).name
        #expect(read.fault as? ModelClientError == .tooLong(server: name, mostBytes: 20_000))
        await server.departures.reaches(1)
      }
    }
  }

  @Test("A stream that falls silent is given up before its deadline", arguments: both)
  func silent(api: ModelAPI) async throws {
    let clock = ManualClock()
    let begun = Array(Answers.line(api, "One").utf8)
    try await ScriptedServer.with([.pieces([begun], then: [.hang])]) { server in
      let client = try server.client(api, clock: clock)
      let name = try server.described(api).name
      var pieces: [String] = []
      await #expect(throws: ModelClientError.silent(server: name, seconds: 30)) {
        for try await piece in client.stream(.aboutAPerson) {
          pieces.append(piece)
          _ = await clock.sleeper(atMost: .seconds(30))
          clock.advance(by: .seconds(30))
        }
      }
      #expect(pieces == ["One"])
      await server.departures.reaches(1)
    }
  }

  @Test("A stream that goes on past its deadline is given up")
  func deadline() async throws {
    let clock = ManualClock()
    try await ScriptedServer.with([.pieces([], then: [.hang])]) { server in
      let client = try server.client(.ollama, clock: clock)
      var request = ChatRequest.aboutAPerson
      request.deadline = .seconds(4)
      async let read = client.pieces(request)
      await server.arrivals.reaches(1)
      _ = await clock.sleeper(atMost: .seconds(4))
      clock.advance(by: .seconds(4))
      let name = try server.described(.ollama).name
      #expect(await read.fault as? ModelClientError == .tookTooLong(server: name, seconds: 4))
    }
  }

  @Test("Who stops listening ends the request", arguments: both)
  func left(api: ModelAPI) async throws {
    let begun = Array(Answers.line(api, "One").utf8)
    try await ScriptedServer.with([.pieces([begun], then: [.hang])]) { server in
      for try await piece in try server.client(api).stream(.aboutAPerson) {
        #expect(piece == "One")
        break
      }
      await server.departures.reaches(1)
    }
  }

  @Test("A failure that is reported in the middle ends the stream, and is not repeated")
  func reported() async throws {
    let ollama =
      #"{"message":{"content":"One"}}"# + "\n" + #"{"error":"no memory for \#(privateWords)"}"# + "\n"
    let openAI =
      #"data: {"choices":[{"delta":{"content":"One"}}]}"# + "\n\n"
      + #"data: {"error":{"message":"\#(privateWords)"}}"# + "\n\n"
    for (api, text) in [(ModelAPI.ollama, ollama), (.openAI, openAI)] {
      try await ScriptedServer.with([.json(text)]) { server in
        let read = try await server.client(api).pieces()
        let name = try server.described(api).name
        #expect(read.pieces == ["One"] && read.fault as? ModelClientError == .reported(server: name))
      }
    }
  }

  @Test("A server that is busy before the first piece is asked again", arguments: both)
  func again(api: ModelAPI) async throws {
    let clock = ManualClock()
    try await ScriptedServer.with([.status(.serviceUnavailable), .json(Answers.stream(api, ["One"]))]) {
      server in
      let client = try server.client(api, clock: clock)
      async let read = client.pieces()
      clock.advance(by: await clock.sleeper(atMost: .seconds(1)))
      #expect(await read.pieces == ["One"])
    }
  }

  @Test("A model that is not there is named", arguments: both)
  func missing(api: ModelAPI) async throws {
    let list = api == .ollama ? #"{"models":[{"name":"a"}]}"# : #"{"data":[{"id":"a"}]}"#
    try await ScriptedServer.with([.status(.notFound), .json(list)]) { server in
      let name = try server.described(api).name
      let read = try await server.client(api).pieces()
      #expect(read.fault as? ModelClientError == .modelMissing(model: "tiny", server: name, known: ["a"]))
    }
  }
}
