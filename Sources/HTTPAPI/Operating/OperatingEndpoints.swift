import HTTPTypes
import WireJSON

/// What operators and programs ask about the server itself.
struct OperatingEndpoints: Sendable {
  let services: APIServices
  /// The OpenAPI document.
  let document: [UInt8]
  /// The same as a page for people.
  let page: [UInt8]

  var all: [Endpoint] { [health, ready, metrics, openAPI, docs] }

  private var health: Endpoint {
    Endpoint(
      method: .get, path: "/healthz", operation: "isAlive", chapter: .operating,
      summary: "Whether the server runs.",
      access: .open, answers: [AnswerContract(.ok, "It does.", .json("Health"))],
      handle: { _ in
        Answer { writer in writer.object { $0.member("status", "ok") } }
      })
  }

  private var ready: Endpoint {
    Endpoint(
      method: .get, path: "/readyz", operation: "isReady", chapter: .operating,
      summary: "Whether everything works that requests need.", access: .open,
      answers: [
        AnswerContract(.ok, "It does.", .json("Readiness")),
        AnswerContract(.serviceUnavailable, "Something does not.", .json("Readiness")),
      ], handle: { _ in await Readiness(checks: services.readiness).answer() })
  }

  private var metrics: Endpoint {
    Endpoint(
      method: .get, path: "/metrics", operation: "getMetrics", chapter: .operating,
      summary: "Prometheus metrics.",
      access: .open,
      answers: [AnswerContract(.ok, "Text exposition, version 0.0.4.", .bytes(["text/plain"]))],
      handle: { _ in Answer(bytes: services.metrics(), type: "text/plain; version=0.0.4; charset=utf-8") })
  }

  private var openAPI: Endpoint {
    Endpoint(
      method: .get, path: "/openapi.json", operation: "getOpenAPI", chapter: .operating,
      summary: "This interface as an OpenAPI 3.1 document.", access: .open,
      answers: [AnswerContract(.ok, "The document.", .bytes(["application/json"]))],
      handle: { _ in
        Answer(bytes: document, type: "application/json").with(.cacheControl, "public, max-age=300")
      })
  }

  private var docs: Endpoint {
    Endpoint(
      method: .get, path: "/docs", operation: "getDocs", chapter: .operating,
      summary: "This interface as a page.",
      access: .open, answers: [AnswerContract(.ok, "The page.", .bytes(["text/html"]))],
      handle: { _ in
        Answer(bytes: page, type: "text/html; charset=utf-8")
          .with(
            .contentSecurityPolicy,
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
          )
          .with(.cacheControl, "public, max-age=300")
      })
  }

  static let definitions: [String: JSONSchema] = [
    "Health": .object([.required("status", .constant("ok"))]).described("The server runs."),
    "Readiness": .object([
      .required("ready", .boolean),
      .required(
        "checks",
        .array(
          of: .object([
            .required("name", .string(length: 1...100)), .required("ok", .boolean),
          ]), count: 0...100), "What was looked at; why something does not work is in the server's log."),
    ]).described("Whether everything works that requests need."),
  ]
}
