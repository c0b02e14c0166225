import SessionModel
import Testing

@testable import Tokens

@Suite("Tokens of an outside issuer")
struct OutsideTokenTests {
  private static let golden = [
    ("RS256", Golden.outsideRS256), ("RS384", Golden.outsideRS384), ("RS512", Golden.outsideRS512),
    ("PS256", Golden.outsidePS256), ("ES256", Golden.outsideES256), ("ES384", Golden.outsideES384),
    ("EdDSA", Golden.outsideEdDSA),
  ]

  @Test("They are taken whichever way they are signed, and changed ones are not", arguments: golden)
  func algorithms(name: String, token: String) async throws {
    let signOn = SignOn([.success(Array(Golden.keySet.utf8))])
    let authority = try signOn.authority()
    let caller = try await authority.verify(token, at: Sample.time(1))
    #expect(caller.principal.role == .hr)
    #expect(caller.principal.subject == "Zoë")
    #expect(caller.session == nil)
    #expect(caller.expiresAt == Sample.time(3_600))
    let parts = token.split(separator: ".")
    let claims = Forge.encoded(
      Array(SignOnForge.claims(["realm_access": #"{"roles":"proctor-admins"}"#]).utf8))
    #expect(await refusal("\(parts[0]).\(claims).\(parts[2])", by: authority) == .badSignature)
    #expect(signOn.asked == 1)
  }

  @Test("An RSA key below 2048 bits is no key")
  func smallKey() async throws {
    let authority = try SignOn([.success(Array(Golden.keySet.utf8))]).authority()
    #expect(await refusal(Golden.outsideSmallRSA, by: authority) == .unknownKey)
  }

  @Test("Without an outside issuer they are nobody's")
  func noIssuer() async throws {
    #expect(await refusal(Golden.outsideRS256, by: try Sample.authority()) == .unknownKey)
  }

  private func authority(_ make: (SignOn) throws -> OutsideIssuer = { try $0.issuer() }) throws
    -> TokenAuthority
  {
    let signOn = SignOn([.success(SignOnForge.keySet([try SignOnForge.key("k")]))])
    return try Sample.authority(outside: make(signOn))
  }

  private func fault(_ changes: [String: String?]) async throws -> TokenError? {
    await refusal(try SignOnForge.token(changes), by: try authority())
  }

  @Test("A key is its issuer's alone: nobody signs in the name of another")
  func issuers() async throws {
    #expect(try await fault([:]) == nil)
    #expect(try await fault(["iss": "\"\(Sample.issuer)\""]) == .wrongIssuer)
    #expect(try await fault(["aud": "\"\(Sample.audience)\""]) == .wrongAudience)
    let ours = try Forge.token(claims: SignOnForge.claims())
    #expect(await refusal(ours, by: try authority()) == .wrongIssuer)
  }

  @Test("An outside key under our key's name is never used")
  func borrowedName() async throws {
    let signOn = SignOn([])
    let token = try SignOnForge.token(key: Golden.ownKeyID)
    #expect(await refusal(token, by: try signOn.authority()) == .badSignature)
    #expect(signOn.asked == 0)
  }

  @Test("Roles come from the mapping alone, and an admin is an admin though hr too")
  func roles() async throws {
    let cases: [(String, Role?)] = [
      (#""proctor-reviewers""#, .hr), (#"["x","proctor-reviewers"]"#, .hr),
      (#"["proctor-reviewers","proctor-admins"]"#, .admin),
      (#"["proctor-admins","proctor-reviewers"]"#, .admin),
      ("[]", nil), (#""hr""#, nil), (#"["admin","service","candidate"]"#, nil), (#""Proctor-Admins""#, nil),
    ]
    for (value, expected) in cases {
      let token = try SignOnForge.token(["realm_access": #"{"roles":\#(value)}"#, "role": #""admin""#])
      let authority = try authority()
      guard let expected else {
        #expect(await refusal(token, by: authority) == .noRole, "\(value)")
        continue
      }
      #expect(try await authority.verify(token, at: Sample.time(1)).principal.role == expected, "\(value)")
    }
  }

  @Test("Roles of another form are refused, and missing ones are none")
  func roleForms() async throws {
    let many = "[" + Array(repeating: #""x""#, count: 501).joined(separator: ",") + "]"
    for value in ["1", "null", "{}", #"["proctor-admins",1]"#, #"[["proctor-admins"]]"#, many] {
      let found = try await fault(["realm_access": #"{"roles":\#(value)}"#])
      guard case .badClaim("realm_access.roles", _) = found else {
        Issue.record("\(value.prefix(30)): \(String(describing: found))")
        continue
      }
    }
    for value in [nil, "{}", #""proctor-admins""#, "null"] {
      #expect(try await fault(["realm_access": value]) == .noRole, "\(value ?? "missing")")
    }
  }

  @Test(
    "No token from outside is one of a candidate or a hiring system, and a session in it counts for nothing")
  func noSession() async throws {
    let token = try SignOnForge.token(["session": "\"\(Sample.session)\"", "role": #""candidate""#])
    let caller = try await authority().verify(token, at: Sample.time(1))
    #expect(caller.principal.role == .hr)
    #expect(caller.session == nil)
    for role in [Role.candidate, .service] {
      #expect(throws: TokenError.self) { try SignOn([]).issuer(roles: ["x": role]) }
    }
  }

  @Test("Times are judged as with our own")
  func times() async throws {
    #expect(try await fault(["exp": "\(Sample.made + 34_560_001)"]) == .livesTooLong(.hr))
    #expect(try await fault(["exp": nil])?.kind == .invalid)
    #expect(try await fault(["iat": nil])?.kind == .invalid)
    let old = try SignOnForge.token()
    #expect(await refusal(old, by: try authority(), at: Sample.time(3_630)) == .expired)
    #expect(await refusal(old, by: try authority(), at: Sample.time(-31)) == .notYetValid(claim: "iat"))
  }

  @Test("The person's name may stand in another claim")
  func subject() async throws {
    let other = try authority { try $0.issuer(subjectClaim: "oid") }
    let token = try SignOnForge.token(["oid": #""4711""#])
    #expect(try await other.verify(token, at: Sample.time(1)).principal.subject == "4711")
    guard case .badClaim("oid", _) = await refusal(try SignOnForge.token(), by: other) else {
      Issue.record("a token without a subject was taken")
      return
    }
  }

  @Test("Settings have bounds")
  func settings() throws {
    let long = String(repeating: "x", count: 201)
    for path in [[], [""], [long], Array(repeating: "x", count: 9)] {
      #expect(throws: TokenError.self) { try SignOn([]).issuer(rolePath: path) }
    }
    let many = Dictionary(uniqueKeysWithValues: (0..<65).map { ("\($0)", Role.hr) })
    for roles in [[:], many, ["": .hr], [long: .hr]] as [[String: Role]] {
      #expect(throws: TokenError.self) { try SignOn([]).issuer(roles: roles) }
    }
    for claim in ["", long] {
      #expect(throws: TokenError.self) { try SignOn([]).issuer(subjectClaim: claim) }
    }
  }
}
