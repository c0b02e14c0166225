import Crypto
import Foundation
import JWTKit
import SessionModel
import Testing

@testable import Tokens

@Suite("Tokens that somebody forged or tore")
struct ForgedTokenTests {
  private let authority: TokenAuthority

  init() throws { authority = try Sample.authority() }

  private func fault(header: [String: String?]) async throws -> TokenError? {
    await refusal(try Forge.token(header: Forge.header(header), claims: Forge.claims()), by: authority)
  }

  @Test("No token is taken without a signature")
  func unsigned() async throws {
    let parts = Golden.ownCandidate.split(separator: ".")
    for name in ["none", "None", "NONE", "nOnE", ""] {
      let header = Forge.encoded(Array(Forge.header(["alg": "\"\(name)\""]).utf8))
      for end in ["", parts[2]] {
        #expect(await refusal("\(header).\(parts[1]).\(end)", by: authority) == .badHeader(.algorithm))
      }
    }
    #expect(await refusal("\(parts[0]).\(parts[1]).", by: authority) == .badSignature)
  }

  @Test("The public key is no shared secret, in whichever form it is used as one")
  func sharedSecret() async throws {
    let key = try #require(Sample.secret).publicKey
    let forms = [
      Data(key.pemRepresentation.utf8), key.derRepresentation, key.x963Representation, key.rawRepresentation,
    ]
    let text =
      Forge.encoded(Array(Forge.header(["alg": #""HS256""#]).utf8)) + "."
      + Forge.encoded(Array(Forge.claims().utf8))
    for form in forms {
      let code = HMAC<SHA256>.authenticationCode(for: Data(text.utf8), using: SymmetricKey(data: form))
      #expect(await refusal("\(text).\(Forge.encoded(Array(code)))", by: authority) == .badHeader(.algorithm))
    }
  }

  @Test("A key is used only for what it is for")
  func otherAlgorithm() async throws {
    for name in ["ES384", "RS256", "PS256", "EdDSA", "ES256K", "es256"] {
      #expect(try await fault(header: ["alg": "\"\(name)\""]) == .badHeader(.algorithm), "\(name)")
    }
    #expect(try await fault(header: ["alg": nil]) == .badHeader(.algorithm))
    #expect(try await fault(header: ["alg": "256"]) == .badHeader(.algorithm))
  }

  @Test("Another key under our key's name, or under its own, is not ours")
  func otherKey() async throws {
    let stolenName = try Forge.token(claims: Forge.claims(), by: Sample.otherSecret)
    #expect(await refusal(stolenName, by: authority) == .badSignature)
    let ownName = "\"\(try Sample.key(Sample.otherSecret).id)\""
    #expect(try await fault(header: ["kid": ownName]) == .unknownKey)
    for name in [nil, "null", "1", #""""#, #""../../dev/null""#, "\"\(String(repeating: "k", count: 201))\""]
    {
      let found = try await fault(header: ["kid": name])
      #expect(found == .badHeader(.keyName) || found == .unknownKey, "\(name ?? "none")")
    }
  }

  @Test("A key that comes with the token counts for nothing")
  func embeddedKey() async throws {
    let point = try #require(Sample.otherSecret).publicKey.rawRepresentation
    let (x, y) = (Forge.encoded(Array(point.prefix(32))), Forge.encoded(Array(point.suffix(32))))
    let key = #"{"kty":"EC","crv":"P-256","x":"\#(x)","y":"\#(y)"}"#
    let header = Forge.header(["jwk": key, "jku": #""https://evil.example/keys""#])
    let token = try Forge.token(header: header, claims: Forge.claims(), by: Sample.otherSecret)
    #expect(await refusal(token, by: authority) == .badSignature)
  }

  @Test("Demands of a header that nobody knows here are refused, and so are tokens for other ends")
  func header() async throws {
    for demand in [#"["exp"]"#, "[]", #"["b64"]"#, "null"] {
      #expect(try await fault(header: ["crit": demand]) == .badHeader(.critical))
    }
    for type in [#""logout+jwt""#, #""dpop+jwt""#, "null", "1", #""""#] {
      #expect(try await fault(header: ["typ": type]) == .badHeader(.type), "\(type)")
    }
    for type in [nil, #""jwt""#, #""at+jwt""#, #""application/at+JWT""#] {
      #expect(try await fault(header: ["typ": type]) == nil, "\(type ?? "none")")
    }
  }

  @Test("A change of any byte is noticed")
  func changed() async throws {
    let bytes = Array(Golden.ownService.utf8)
    for place in bytes.indices {
      var torn = bytes
      torn[place] = bytes[place] == UInt8(ascii: "A") ? UInt8(ascii: "B") : UInt8(ascii: "A")
      #expect(
        await refusal(String(decoding: torn, as: UTF8.self), by: authority)?.kind == .invalid, "\(place)")
    }
  }

  @Test("So is every torn end")
  func torn() async throws {
    let token = Golden.ownService
    for length in 0..<token.count {
      #expect(await refusal(String(token.prefix(length)), by: authority)?.kind == .invalid, "\(length)")
    }
  }

  @Test("Signatures are 64 bytes of r and s, neither DER nor numbers out of range")
  func signatureForms() async throws {
    let parts = Golden.ownService.split(separator: ".")
    let raw = try Forge.decoded(parts[2])
    let der = try P256.Signing.ECDSASignature(rawRepresentation: raw).derRepresentation
    let zeros = [UInt8](repeating: 0, count: 32)
    let ones = [UInt8](repeating: 0xFF, count: 32)
    let wrong: [[UInt8]] = [
      Array(der), zeros + zeros, raw.prefix(32) + zeros, zeros + raw.suffix(32), ones + ones, raw + [0],
      [0] + raw,
      Array(raw.dropLast()), raw.suffix(32) + raw.prefix(32),
    ]
    for signature in wrong {
      let token = "\(parts[0]).\(parts[1]).\(Forge.encoded(signature))"
      #expect(await refusal(token, by: authority) == .badSignature, "\(signature.count) bytes")
    }
  }

  @Test("What jwt-kit signs is taken, and its name does not matter")
  func peer() async throws {
    let keys = JWTKeyCollection()
    let pem = try #require(Sample.secret).pemRepresentation
    await keys.add(ecdsa: try ES256PrivateKey(pem: pem), kid: JWKIdentifier(string: Golden.ownKeyID))
    let token = try await keys.sign(PeerClaims(), kid: JWKIdentifier(string: Golden.ownKeyID))
    #expect(try await authority.verify(token, at: Sample.time(1)).principal.subject == "peer")
  }
}

private struct PeerClaims: JWTPayload {
  var iss = Sample.issuer
  var aud = Sample.audience
  var sub = "peer"
  var role = "service"
  var iat = Sample.made
  var exp = Sample.made + 60

  func verify(using algorithm: some JWTAlgorithm) throws {}
}
