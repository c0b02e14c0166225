import SessionModel
import Testing
import WireJSON

@testable import Tokens

@Suite("Tokens that we make")
struct MintingTests {
  private func fault(
    _ role: Role, _ subject: String?, _ session: SessionID? = nil, _ lifetime: Duration = .seconds(60),
    at now: WallTime = Sample.time()
  ) throws -> TokenError? {
    let authority = try Sample.authority()
    do throws(TokenError) {
      _ = try authority.mint(role: role, subject: subject, session: session, lifetime: lifetime, at: now)
      return nil
    } catch {
      return error
    }
  }

  @Test("They are taken again, and say what they were made for", arguments: [Role.hr, .admin, .service])
  func roles(role: Role) async throws {
    let authority = try Sample.authority()
    let subject = "Zoë \"the\\one\" 🙂"
    let token = try authority.mint(
      role: role, subject: subject, session: nil, lifetime: .seconds(90), at: Sample.time(0.9))
    let caller = try await authority.verify(token, at: Sample.time(1))
    #expect(caller.principal.role == role)
    #expect(caller.principal.subject == subject)
    #expect(caller.session == nil)
    #expect(caller.expiresAt == Sample.time(90))
  }

  @Test("A candidate's subject is the session's id, given or not")
  func candidate() async throws {
    let authority = try Sample.authority()
    for subject in [nil, Sample.session] {
      let token = try authority.mint(
        role: .candidate, subject: subject, session: Sample.sessionID(), lifetime: .seconds(60),
        at: Sample.time())
      let caller = try await authority.verify(token, at: Sample.time(1))
      #expect(caller.principal.subject == Sample.session)
      #expect(caller.session == (try Sample.sessionID()))
    }
  }

  @Test("They say what they must and no more", arguments: [Role.candidate, .hr])
  func members(role: Role) throws {
    let authority = try Sample.authority()
    let session = role == .candidate ? try Sample.sessionID() : nil
    let subject = role == .candidate ? nil : #"</a> "\"#
    let token = try authority.mint(
      role: role, subject: subject, session: session, lifetime: .seconds(60), at: Sample.time())
    let parts = try token.split(separator: ".").map { try Forge.decoded($0) }
    #expect(
      try JSONValue(parsing: parts[0]) == ["alg": "ES256", "kid": JSONValue(Golden.ownKeyID), "typ": "JWT"])
    var claims = try #require(try JSONValue(parsing: parts[1]).object)
    #expect(try #require(claims["jti"]?.string).utf8.count == 22)
    claims["jti"] = nil
    var expected: JSONValue = [
      "iss": JSONValue(Sample.issuer), "aud": JSONValue(Sample.audience), "role": JSONValue(role.rawValue),
      "sub": JSONValue(subject ?? Sample.session), "iat": JSONValue(Int(Sample.made)),
      "exp": JSONValue(Int(Sample.made) + 60),
    ]
    if role == .candidate, var object = expected.object {
      object["session"] = JSONValue(Sample.session)
      expected = JSONValue(object)
    }
    #expect(JSONValue(claims) == expected)
  }

  @Test("Subjects that take the most room are taken again")
  func widestSubject() async throws {
    let authority = try Sample.authority()
    // Six characters of JSON each.
    let subject = String(repeating: "<", count: 200)
    let token = try authority.mint(
      role: .service, subject: subject, session: nil, lifetime: .seconds(60), at: Sample.time())
    #expect(try await authority.verify(token, at: Sample.time()).principal.subject == subject)
  }

  @Test("Each has a name of its own")
  func names() async throws {
    let authority = try Sample.authority()
    var names: Set<String> = []
    for _ in 0..<20 {
      let token = try authority.mint(
        role: .hr, subject: "ada", session: nil, lifetime: .seconds(60), at: Sample.time())
      names.insert(try #require(await authority.verify(token, at: Sample.time()).tokenID))
    }
    #expect(names.count == 20)
  }

  @Test("A candidate has exactly one session, others none")
  func sessions() throws {
    let session = try Sample.sessionID()
    #expect(try fault(.candidate, nil) == .wrongSession(.missing))
    #expect(try fault(.candidate, "ada", session) == .wrongSession(.notTheSubject))
    for role in [Role.hr, .admin, .service] {
      #expect(try fault(role, "ada", session) == .wrongSession(.unwanted), "\(role)")
    }
  }

  @Test("They live from 1 second to 7 days for candidates, to 400 days for others", arguments: Role.allCases)
  func lifetimes(role: Role) throws {
    let session = role == .candidate ? try Sample.sessionID() : nil
    let subject = role == .candidate ? nil : "ada"
    let most = role == .candidate ? Duration.seconds(604_800) : .seconds(34_560_000)
    for lifetime in [Duration.seconds(1), most] {
      #expect(try fault(role, subject, session, lifetime) == nil)
    }
    let beyond: [Duration] = [
      .zero, .milliseconds(999), .seconds(-1), most + .nanoseconds(1), .seconds(Int64.max),
      .seconds(Int64.min),
    ]
    for lifetime in beyond { #expect(try fault(role, subject, session, lifetime) == .badLifetime(role)) }
  }

  @Test("Subjects have 1 to 200 bytes, and clocks show the years from 1970 to 9999")
  func subjectsAndClocks() throws {
    #expect(try fault(.hr, String(repeating: "x", count: 200)) == nil)
    for subject in [nil, "", "a\nb", String(repeating: "x", count: 201)] {
      #expect(try fault(.hr, subject)?.kind == .setup)
    }
    let end = WallTime(microseconds: 253_402_300_799_000_000)
    #expect(try fault(.hr, "ada", at: end - .seconds(60)) == nil)
    for now in [WallTime(microseconds: -1), end, WallTime(microseconds: .max), WallTime(microseconds: .min)] {
      #expect(try fault(.hr, "ada", at: now) == .badClock)
    }
  }

  @Test("The newest key signs, and older ones still verify")
  func rotation() async throws {
    let old = try Sample.authority()
    let token = try old.mint(
      role: .hr, subject: "ada", session: nil, lifetime: .seconds(60), at: Sample.time())
    let keys = TokenKeys(newest: try Sample.key(Sample.otherSecret), older: [try Sample.key()])
    let new = try TokenAuthority(keys: keys, issuer: Sample.issuer, audience: Sample.audience)
    #expect(try await new.verify(token, at: Sample.time()).principal.subject == "ada")
    let newer = try new.mint(
      role: .hr, subject: "eve", session: nil, lifetime: .seconds(60), at: Sample.time())
    #expect(await refusal(newer, by: old) == .unknownKey)
  }

  @Test("Issuer and audience are names, and an outside issuer has another")
  func settings() throws {
    let keys = TokenKeys(newest: try Sample.key())
    for name in ["", "a b", "ü", String(repeating: "x", count: 201)] {
      #expect(throws: TokenError.self) { try TokenAuthority(keys: keys, issuer: name, audience: "a") }
      #expect(throws: TokenError.self) { try TokenAuthority(keys: keys, issuer: "a", audience: name) }
    }
    let outside = try OutsideIssuer(
      issuer: "same", audience: "a", rolePath: ["roles"], roles: ["hr": .hr], keySet: { [] })
    #expect(throws: TokenError.self) {
      try TokenAuthority(keys: keys, issuer: "same", audience: "a", outside: outside)
    }
  }
}
