import Testing

@testable import Tokens

@Suite("Key sets of an outside issuer")
struct KeySetTests {
  private func fault(_ bytes: [UInt8]) async -> KeySetFault? {
    do throws(KeySetFault) {
      _ = try await JSONWebKeySet.keys(in: bytes)
      return nil
    } catch {
      return error
    }
  }

  private func isTaken(_ key: String) async -> Bool { await fault(SignOnForge.keySet([key])) == nil }

  @Test("The keys of another implementation are read, the weak one is not")
  func golden() async throws {
    let keys = try await JSONWebKeySet.keys(in: Array(Golden.keySet.utf8))
    #expect(Set(keys.keys) == ["rsa-any", "ec-256", "ec-384", "ed"])
    #expect(keys["rsa-any"]?.algorithms == [.rs256, .rs384, .rs512, .ps256])
    #expect(keys["ec-384"]?.algorithms == [.es384])
    #expect(keys["ed"]?.algorithms == [.edDSA])
  }

  @Test("Sets of another form or size are refused")
  func sets() async throws {
    for text in ["", "null", "[]", "{}", #"{"keys":{}}"#, "<html>", #"{"keys":[],"keys":[]}"#] {
      #expect(await fault(Array(text.utf8)) == .notAKeySet, "\(text)")
    }
    #expect(await fault(SignOnForge.keySet([])) == .noUsableKey)
    let keys = try (0..<65).map { try SignOnForge.key("k\($0)") }
    #expect(await fault(SignOnForge.keySet(Array(keys.prefix(64)))) == nil)
    #expect(await fault(SignOnForge.keySet(keys)) == .tooManyKeys)
    let set = SignOnForge.keySet([keys[0]])
    let blanks = [UInt8](repeating: 0x20, count: 262_144 - set.count)
    #expect(await fault(set + blanks) == nil)
    #expect(await fault(set + blanks + [0x20]) == .tooLong)
  }

  @Test(
    "Names stand once in every object of a set, sixteen levels are read, and as many values as there is room for"
  )
  func json() async throws {
    let good = try SignOnForge.key("k")
    #expect(await fault(SignOnForge.keySet([good, #"{"kid":"x","kid":"y"}"#])) == .notAKeySet)
    // The set, its array and the key are three levels.
    for (levels, expected) in [(13, nil), (14, KeySetFault.notAKeySet), (100_000, .notAKeySet)] {
      let deep = String(repeating: "[", count: levels) + String(repeating: "]", count: levels)
      #expect(await fault(SignOnForge.keySet([try SignOnForge.key("k", ["x5c": deep])])) == expected)
    }
    let many = "[" + String(repeating: "1,", count: 130_000) + "1]"
    #expect(await isTaken(try SignOnForge.key("k", ["x5c": many])))
  }

  @Test("Keys for other ends, of other kinds, or without a name are passed over")
  func uses() async throws {
    let changes: [[String: String?]] = [
      ["use": #""enc""#], ["use": "null"], ["alg": #""ES384""#], ["alg": #""none""#], ["alg": #""HS256""#],
      ["alg": #""RS256""#], ["key_ops": #"["encrypt"]"#], ["key_ops": "[]"], ["key_ops": #""verify""#],
      ["kid": nil], ["kid": "1"], ["kid": #""""#], ["kty": #""oct""#, "k": #""c2VjcmV0""#], ["kty": nil],
      ["crv": #""P-384""#], ["crv": #""secp256k1""#], ["crv": nil],
    ]
    for change in changes { #expect(await !isTaken(try SignOnForge.key("k", change)), "\(change)") }
    let good: [[String: String?]] = [
      [:], ["use": #""sig""#], ["alg": #""ES256""#], ["key_ops": #"["sign","verify"]"#], ["x5c": "[1,[2]]"],
    ]
    for change in good { #expect(await isTaken(try SignOnForge.key("k", change)), "\(change)") }
    #expect(await isTaken(try SignOnForge.key("k") + ",1,null,{}"))
  }

  @Test("A key that shows its private part is passed over: anybody can sign with it")
  func privateParts() async throws {
    for part in ["d", "k"] { #expect(await !isTaken(try SignOnForge.key("k", [part: #""AQ""#]))) }
  }

  @Test("Points lie on their curve, in full length")
  func points() async throws {
    let zero = "\"\(Forge.encoded([UInt8](repeating: 0, count: 32)))\""
    for x in [
      zero, #""AQ""#, #""""#, "1", nil, #""=""#, "\"\(Forge.encoded([UInt8](repeating: 1, count: 33)))\"",
    ] {
      #expect(await !isTaken(try SignOnForge.key("k", ["x": x])), "\(x ?? "missing")")
    }
    #expect(await !isTaken(try SignOnForge.key("k", ["x": zero, "y": zero])))
    let ed = #"{"kty":"OKP","crv":"Ed25519","kid":"k","x":"AQ"}"#
    #expect(await !isTaken(ed))
  }

  @Test("RSA keys have 2048 to 8192 bits and an odd exponent above 1")
  func rsa() async throws {
    func key(_ first: UInt8, _ bytes: Int, _ exponent: [UInt8], before: [UInt8] = []) -> String {
      let modulus = before + [first] + [UInt8](repeating: 0xFF, count: bytes - 1)
      return #"{"kty":"RSA","kid":"k","n":"\#(Forge.encoded(modulus))","e":"\#(Forge.encoded(exponent))"}"#
    }
    #expect(await isTaken(key(0x80, 256, [1, 0, 1])))
    #expect(await isTaken(key(0xFF, 1_024, [3])))
    #expect(await !isTaken(key(0x7F, 256, [1, 0, 1])))
    #expect(await !isTaken(key(0x01, 1_025, [1, 0, 1])))
    #expect(await !isTaken(key(0x80, 256, [1, 0, 1], before: [0])))
    for exponent in [[], [0], [1], [2], [0, 3], [1, 0, 0], [1, 0, 0, 0, 1]] as [[UInt8]] {
      #expect(await !isTaken(key(0x80, 256, exponent)), "\(exponent)")
    }
  }

  @Test("Of two keys of one name the first stands")
  func repeatedName() async throws {
    let second =
      #"{"kty":"OKP","crv":"Ed25519","kid":"k","x":"\#(Forge.encoded([UInt8](repeating: 1, count: 32)))"}"#
    let keys = try await JSONWebKeySet.keys(in: SignOnForge.keySet([try SignOnForge.key("k"), second]))
    #expect(keys["k"]?.algorithms == [.es256])
  }
}
