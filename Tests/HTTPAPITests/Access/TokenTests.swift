import SessionModel
import TestSupport
import Testing
import Tokens

@testable import HTTPAPI

@Suite("A token that is not good is refused by every call that needs one")
struct TokenTests {
  @Test("whatever is wrong with it, with a challenge, and without a word of it in the answer")
  func bad() async throws {
    let world = try await World()
    let id = try await world.session()
    let fields = try await Self.fields(world)
    let before = try await world.everything()
    for endpoint in world.contract where endpoint.access != .open {
      for (what, field) in fields {
        let ask = endpoint.ask(in: id).from(field.map { .field($0) } ?? .nobody)
        let reply = try await world.ask(ask, expecting: 401, "\(endpoint.operation): \(what)")
        #expect(reply.header("WWW-Authenticate")?.hasPrefix("Bearer realm=") == true)
      }
    }
    #expect(try await world.everything() == before)
  }

  /// What may stand in the field, by what is wrong with it.
  private static func fields(_ world: World) async throws -> [(String, String?)] {
    let now = world.clock.now
    let good = try Asker.admin.token(by: world.tokens, at: now)
    let old = try Asker.admin.token(by: world.tokens, at: now - .seconds(7_200))
    let stranger = try TokenAuthority(
      keys: TokenKeys(newest: TokenKey()), issuer: World.issuer, audience: World.audience)
    let parts = good.split(separator: ".")
    let claims = try Asker.hr.token(by: world.tokens, at: now).split(separator: ".")[1]
    return [
      ("none", nil), ("empty", ""), ("no scheme", good), ("another scheme", "Basic \(good)"),
      ("no token", "Bearer "), ("two tokens", "Bearer \(good) \(good)"), ("nonsense", "Bearer nonsense"),
      ("expired", "Bearer \(old)"),
      ("another key", "Bearer \(try Asker.admin.token(by: stranger, at: now))"),
      ("claims of another token", "Bearer \(parts[0]).\(claims).\(parts[2])"),
      ("no signature", "Bearer \(parts[0]).\(parts[1])."),
      ("from the future", "Bearer \(try Asker.admin.token(by: world.tokens, at: now + .seconds(600)))"),
      ("endless", "Bearer " + String(repeating: "a", count: 9_000)),
    ]
  }

  @Test("or two of it, or one that ends while the session goes on")
  func twice() async throws {
    let world = try await World()
    let id = try await world.session()
    let token = try Asker.hr.token(by: world.tokens, at: world.clock.now)
    var ask = Ask(.get, "/api/ai-interview/\(id)", by: .hr)
    ask.headers.append(.init(name: .authorization, value: "Bearer \(token)"))
    ask.headers.append(.init(name: .authorization, value: "Bearer \(token)"))
    try await world.ask(ask.from(.nobody), expecting: 401)
    let field = Ask.Identity.field("bearer \(token)")
    try await world.ask(Ask(.get, "/api/ai-interview/\(id)").from(field), expecting: 200)
    world.clock.advance(by: .seconds(3_600 + 31))
    let late = try await world.ask(Ask(.get, "/api/ai-interview/\(id)").from(field), expecting: 401)
    #expect(late.header("WWW-Authenticate")?.contains("error=\"invalid_token\"") == true)
  }

  @Test("while one that cannot be judged now is told to try again, not that it is bad")
  func unavailable() async throws {
    let fault = TokenError.keySetUnavailable(.notFetched)
    let problem = Bearer.problem(of: fault)
    #expect(problem.kind == .unavailable)
    #expect(problem.headers[.retryAfter] != nil)
    #expect(problem.headers[.wwwAuthenticate] == nil)
    #expect(Bearer.problem(of: .expired).kind == .unauthorized)
  }
}
