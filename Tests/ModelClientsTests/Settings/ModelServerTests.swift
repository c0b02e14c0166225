import Testing

@testable import ModelClients

@Suite("Which model is asked")
struct ModelServerTests {
  @Test("Without settings it is a model of a local Ollama; empty settings are none")
  func defaults() throws {
    for environment in [[:], ["OLLAMA_API_URL": "", "OLLAMA_MODEL": "", "OPENAI_API_URL": ""]] {
      let server = try ModelServer.read(from: environment)
      #expect(server.api == .ollama && server.url == "http://127.0.0.1:11434" && server.key == nil)
      #expect(server.model == "qwen2.5:3b-instruct")
    }
  }

  @Test("OPENAI_API_URL chooses the other API, and then the model must be named")
  func openAI() throws {
    var environment = ["OPENAI_API_URL": "https://api.example.com/v1/", "OLLAMA_MODEL": "x"]
    #expect(throws: ModelClientError.missingSetting(name: "OPENAI_MODEL", since: "OPENAI_API_URL is")) {
      try ModelServer.read(from: environment)
    }
    environment["OPENAI_MODEL"] = "gpt"
    let server = try ModelServer.read(from: environment)
    #expect(server.api == .openAI && server.url == "https://api.example.com" && server.model == "gpt")
    #expect(server.name.description == "api.example.com")
  }

  @Test(
    "An address keeps its host and what stands before the API's own path",
    arguments: [
      ("HTTP://localhost:11434/", "http://localhost:11434"), ("http://h/ollama/api", "http://h/ollama"),
      ("https://h:8443//", "https://h:8443"), ("http://[::1]:11434/api/", "http://[::1]:11434"),
    ])
  func address(given: String, kept: String) throws {
    #expect(try ModelServer(.ollama, url: given, model: "m").url == kept)
  }

  @Test(
    "A bad address is named with its setting",
    arguments: [
      ("127.0.0.1:11434", "it does not begin with http:// or https://"),
      ("localhost", "it does not begin with http:// or https://"),
      ("ftp://h", "it does not begin with http:// or https://"), ("http://", "it names no host"),
      ("http://h:99999", "its port is not from 1 to 65535"), ("http://h h", "it is no URL"),
    ])
  func badAddress(url: String, why: String) {
    #expect(throws: ModelClientError.badURL(setting: "OLLAMA_API_URL", value: url, why: why)) {
      try ModelServer.read(from: ["OLLAMA_API_URL": url])
    }
  }

  @Test(
    "Secrets in an address are not repeated", arguments: ["http://ada:lovelace@h", "http://h?key=lovelace"])
  func secretAddress(url: String) {
    let error = #expect(throws: ModelClientError.self) {
      try ModelServer.read(from: ["OPENAI_API_URL": url, "OPENAI_MODEL": "m"])
    }
    #expect(error?.description.hasPrefix("OPENAI_API_URL is \"(hidden)\"") == true)
  }

  @Test("How long an answer may take is set for each API, and is a minute without")
  func timeout() throws {
    #expect(try ModelServer.read(from: ["OPENAI_TIMEOUT_SECONDS": "5"]).timeout == .seconds(60))
    #expect(try ModelServer.read(from: ["OLLAMA_TIMEOUT_SECONDS": "3600"]).timeout == .seconds(3600))
    let openAI = ["OPENAI_API_URL": "http://h", "OPENAI_MODEL": "m", "OLLAMA_TIMEOUT_SECONDS": "5"]
    #expect(try ModelServer.read(from: openAI).timeout == .seconds(60))
    #expect(
      try ModelServer.read(from: openAI.merging(["OPENAI_TIMEOUT_SECONDS": "1"]) { $1 }).timeout
        == .seconds(1))
  }

  @Test("A time to wait that is none is named", arguments: ["0", "-1", "3601", "1.5", "60 s", "soon"])
  func badTimeout(text: String) {
    let fault = ModelClientError.badTimeout(setting: "OLLAMA_TIMEOUT_SECONDS", value: text)
    #expect(throws: fault) { try ModelServer.read(from: ["OLLAMA_TIMEOUT_SECONDS": text]) }
    #expect("\(fault)".hasSuffix("\"\(text)\"; give whole seconds from 1 to 3600"))
  }

  @Test("A key is never printed")
  func key() throws {
    let server = try ModelServer.read(
      from: ["OPENAI_API_URL": "http://h", "OPENAI_MODEL": "m", "OPENAI_API_KEY": " \(testKey)\n"])
    var dumped = ""
    dump(server, to: &dumped)
    for text in ["\(server)", String(reflecting: server), "\(server.key as Any)", dumped] {
      #expect(!text.contains(testKey))
    }
    #expect(server.key?.authorization == "Bearer \(testKey)")
  }

  @Test("A key that could end a header is refused", arguments: ["a\nb", "a b", "schlüssel", " "])
  func badKey(text: String) {
    #expect(throws: ModelClientError.badKey(setting: "OLLAMA_API_KEY")) {
      try ModelServer.read(from: ["OLLAMA_API_KEY": text])
    }
  }
}
