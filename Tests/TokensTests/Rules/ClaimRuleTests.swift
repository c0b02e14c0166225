import SessionModel
import Testing

@testable import Tokens

@Suite("What claims must say")
struct ClaimRuleTests {
  private let authority: TokenAuthority

  init() throws { authority = try Sample.authority() }

  private func fault(_ claims: String, at seconds: Double = 1) async throws -> TokenError? {
    await refusal(try Forge.token(claims: claims), by: authority, at: Sample.time(seconds))
  }

  @Test("What a candidate's or hr's token has to have is enough")
  func enough() async throws {
    #expect(try await fault(Forge.claims()) == nil)
    #expect(try await fault(Forge.hrClaims(["nbf": "\(Sample.made)", "unknown": "[{}]"])) == nil)
  }

  @Test("A token is of our issuer and for our audience")
  func parties() async throws {
    for issuer in [#""https://other.example""#, #""""#, #""https://proctor.example/""#] {
      #expect(try await fault(Forge.claims(["iss": issuer])) == .wrongIssuer, "\(issuer)")
    }
    for audience in [#""other""#, #"["other"]"#, "[]", #""Proctor""#, #"["proctor-2", "xproctor"]"#] {
      #expect(try await fault(Forge.claims(["aud": audience])) == .wrongAudience, "\(audience)")
    }
    #expect(try await fault(Forge.claims(["aud": #"["other", "proctor"]"#])) == nil)
  }

  @Test("Names are compared byte by byte: the sign for kelvin is no K")
  func bytes() async throws {
    let keys = TokenKeys(newest: try Sample.key())
    let authority = try TokenAuthority(keys: keys, issuer: "K", audience: "K")
    for (issuer, audience, expected) in [
      ("K", "K", nil), ("\u{212A}", "K", TokenError.wrongIssuer), ("K", "\u{212A}", .wrongAudience),
    ] {
      let claims = Forge.hrClaims(["iss": "\"\(issuer)\"", "aud": "\"\(audience)\""])
      #expect(await refusal(try Forge.token(claims: claims), by: authority) == expected)
    }
  }

  @Test(
    "What has to be there has its kind",
    arguments: ["iss", "aud", "sub", "role", "iat", "exp"])
  func kinds(name: String) async throws {
    let isTime = name == "iat" || name == "exp"
    let wrong = [
      "null", "true", "{}", "[[]]", "[1]", "1.5", "1e-3", "-1", "99999999999999999999", "253402300800",
      "1764000000.0000000000000001", "1e20", "1e300",
      isTime ? "\"1764000000\"" : "1764000000",
    ]
    for value in [nil] + wrong.map(Optional.some) {
      guard case .badClaim(name, _) = try await fault(Forge.claims([name: value])) else {
        Issue.record("\(name) \(value ?? "missing") was not refused for what it is")
        continue
      }
    }
  }

  @Test("A whole number is the same however it is spelled, to the second")
  func spellings() async throws {
    for made in ["1764000000.0", "1.764e9", "1764E+6", "17640000000e-1"] {
      #expect(try await fault(Forge.claims(["iat": made, "nbf": made]), at: -30) == nil, "\(made)")
      #expect(
        try await fault(Forge.claims(["iat": made]), at: -30.000001) == .notYetValid(claim: "iat"), "\(made)")
    }
    #expect(try await fault(Forge.claims(["exp": "1.7640036e9"]), at: 3_629.999999) == nil)
    #expect(try await fault(Forge.claims(["exp": "1.7640036e9"]), at: 3_630) == .expired)
  }

  @Test("Times bear clocks that are 30 seconds apart, and no more")
  func times() async throws {
    let claims = Forge.claims(["nbf": "\(Sample.made + 100)"])
    #expect(try await fault(Forge.claims(), at: -30) == nil)
    #expect(try await fault(Forge.claims(), at: -30.000001) == .notYetValid(claim: "iat"))
    #expect(try await fault(claims, at: 70) == nil)
    #expect(try await fault(claims, at: 69.999999) == .notYetValid(claim: "nbf"))
    #expect(try await fault(Forge.claims(), at: 3_629.999999) == nil)
    #expect(try await fault(Forge.claims(), at: 3_630) == .expired)
    #expect(try await fault(Forge.claims(), at: 1e9) == .expired)
    #expect(try await fault(Forge.claims(["nbf": "\"0\""]))?.kind == .invalid)
  }

  @Test("A token lives no longer than one of its role may", arguments: Role.allCases)
  func lifetimes(role: Role) async throws {
    let most: Int64 = role == .candidate ? 604_800 : 34_560_000
    let base = ["role": "\"\(role)\""]
    let make = role == .candidate ? Forge.claims : Forge.hrClaims
    #expect(try await fault(make(base.merging(["exp": "\(Sample.made + most)"]) { $1 })) == nil)
    #expect(
      try await fault(make(base.merging(["exp": "\(Sample.made + most + 1)"]) { $1 })) == .livesTooLong(role))
    // An early iat, so that the end looks near.
    #expect(try await fault(make(base.merging(["iat": "0"]) { $1 })) == .livesTooLong(role))
    guard case .badClaim("exp", _) = try await fault(make(base.merging(["exp": "\(Sample.made)"]) { $1 }))
    else {
      Issue.record("a token that ends when it begins was taken")
      return
    }
  }

  @Test("A role is one of ours, to the byte")
  func roles() async throws {
    for role in ["HR", "root", "", "hr ", "h\u{212A}", "[hr]"] {
      guard case .badClaim("role", _) = try await fault(Forge.hrClaims(["role": "\"\(role)\""])) else {
        Issue.record("the role \(role) was taken")
        continue
      }
    }
  }

  @Test("A candidate has exactly one session and no other name; others have none")
  func sessions() async throws {
    let other = "\"01890a5d-ac96-774b-bcce-b302099a8058\""
    #expect(try await fault(Forge.claims(["session": nil])) == .wrongSession(.missing))
    #expect(try await fault(Forge.claims(["session": other])) == .wrongSession(.notTheSubject))
    #expect(try await fault(Forge.claims(["sub": #""ada""#])) == .wrongSession(.notTheSubject))
    #expect(try await fault(Forge.claims(["session": other, "sub": other])) == nil)
    let version4 = "01890a5d-ac96-474b-bcce-b302099a8057"
    for id in ["", "x", Sample.session.uppercased(), version4, Sample.session + " "] {
      #expect(try await fault(Forge.claims(["session": "\"\(id)\""])) == .wrongSession(.notAnID), "\(id)")
    }
    for value in ["null", "[\"\(Sample.session)\"]"] {
      guard case .badClaim("session", _) = try await fault(Forge.claims(["session": value])) else {
        Issue.record("the session \(value) was taken")
        continue
      }
    }
    for value in ["null", "\"\(Sample.session)\"", "[]"] {
      #expect(try await fault(Forge.hrClaims(["session": value])) == .wrongSession(.unwanted))
    }
  }

  @Test("Subjects and names of tokens have bounds")
  func names() async throws {
    let long = String(repeating: "x", count: 201)
    for subject in ["", #"a\u0000b"#, long] {
      #expect(try await fault(Forge.hrClaims(["sub": "\"\(subject)\""]))?.kind == .invalid, "\(subject)")
    }
    for name in ["", "a b", "ü", long] {
      #expect(try await fault(Forge.hrClaims(["jti": "\"\(name)\""]))?.kind == .invalid, "\(name)")
    }
  }
}
