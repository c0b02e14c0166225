import Testing

@testable import Tokens

@Suite("What errors say")
struct TokenErrorTests {
  @Test("An answer can tell a token that is over from one that is bad and from a server that cannot judge")
  func kinds() {
    #expect(TokenError.expired.kind == .expired)
    #expect(TokenError.notYetValid(claim: "nbf").kind == .invalid)
    #expect(TokenError.unknownKey.kind == .invalid)
    #expect(TokenError.keySetUnavailable(.notFetched).kind == .unavailable)
    #expect(TokenError.badLifetime(.hr).kind == .setup)
  }

  @Test("Each says what is wrong and what to do")
  func words() {
    #expect("\(TokenError.expired)" == "the token has expired; get a new one")
    #expect(
      "\(TokenError.malformed(.repeatedName))"
        == "this is no token: a name stands twice in it; send it as it was given")
    #expect(
      "\(TokenError.livesTooLong(.candidate))"
        == "the token lives too long (from iat to exp): one for candidate may live at most 7 days; "
        + "get one that lives shorter")
    #expect(
      "\(TokenError.badLifetime(.service))"
        == "a token for service lives from 1 second to at most 400 days; give such a time")
    #expect(
      "\(TokenError.badClaim(name: "exp", problem: "is missing"))" == "the token's claim exp is missing")
    #expect(
      "\(TokenError.badKeyFile(path: "/k/key-1.pem", .empty))"
        == "the signing key /k/key-1.pem cannot be used: it is empty; restore it from a backup or remove it")
  }

  @Test("A key is not shown, whichever way it is asked")
  func hiddenKey() throws {
    let key = try Sample.key()
    var dumped = ""
    dump(TokenKeys(newest: key), to: &dumped)
    #expect("\(key)" == "(hidden)" && String(reflecting: key) == "(hidden)")
    let body = try #require(key.pem.split(separator: "\n").dropFirst().first)
    #expect(!dumped.contains(body) && !dumped.contains("secret"))
    #expect(Mirror(reflecting: key).children.isEmpty)
  }
}
