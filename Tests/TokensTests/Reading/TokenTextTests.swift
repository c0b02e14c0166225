import Foundation
import Testing

@testable import Tokens

@Suite("How a token is written")
struct TokenTextTests {
  private let authority: TokenAuthority

  init() throws { authority = try Sample.authority() }

  @Test("It has three parts")
  func parts() async throws {
    let token = Golden.ownService
    for text in ["", ".", "..", "...", token + ".", "." + token, token + "." + token, "a.b"] {
      #expect(await refusal(text, by: authority)?.kind == .invalid, "\(text.prefix(20))")
    }
    #expect(await refusal(token + ".x", by: authority) == .malformed(.notThreeParts))
  }

  @Test("It is at most 8 KiB")
  func size() async throws {
    let base = Forge.hrClaims(["unknown": #""""#])
    let plain = try Forge.token(claims: base).utf8.count
    // 3 bytes become 4 digits; some less than what is left.
    let room = String(repeating: "x", count: (8_192 - plain) / 4 * 3 - 3)
    let fits = try Forge.token(claims: Forge.hrClaims(["unknown": "\"\(room)\""]))
    #expect(fits.utf8.count <= 8_192 && fits.utf8.count > 8_180)
    #expect(await refusal(fits, by: authority) == nil)
    let huge = try Forge.token(claims: Forge.hrClaims(["unknown": "\"\(room)xxxxxxxxxxxxxxx\""]))
    #expect(await refusal(huge, by: authority) == .tooLong(mostBytes: 8_192))
    let million = String(repeating: "A", count: 10_000_000)
    #expect(await refusal(million, by: authority) == .tooLong(mostBytes: 8_192))
  }

  @Test("Its parts are base64url alone, each written in one way only")
  func base64() async throws {
    let parts = Golden.ownService.split(separator: ".").map(String.init)
    for (index, part) in parts.enumerated() {
      let standard = part.replacing("-", with: "+").replacing("_", with: "/")
      let padding = String(repeating: "=", count: (4 - part.count % 4) % 4)
      var spellings = [part + " ", part + "\n", part + "%", part + "=", part + "ü"]
      if standard != part { spellings.append(standard) }
      if !padding.isEmpty { spellings.append(part + padding) }
      for spelling in spellings {
        var changed = parts
        changed[index] = spelling
        let token = changed.joined(separator: ".")
        #expect(await refusal(token, by: authority) == .malformed(.notBase64URL), "part \(index)")
      }
    }
  }

  @Test("Bits that stand for nothing are zero, so that a signature has one text")
  func lastDigit() async throws {
    // 64 bytes end in a digit with four such bits.
    let token = Golden.ownService
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
    let last = try #require(token.last.flatMap { alphabet.firstIndex(of: $0) })
    #expect(last % 16 == 0)
    for offset in 1..<16 {
      let other = token.dropLast() + String(alphabet[last + offset])
      #expect(await refusal(String(other), by: authority) == .malformed(.notBase64URL))
    }
  }

  @Test("No name stands in it twice, however it is spelled")
  func repeatedNames() async throws {
    let claims = Forge.hrClaims().dropLast()
    for second in [#""role":"admin""#, #""r\u006fle":"admin""#, #""x":{"a":1,"a":1}"#] {
      let token = try Forge.token(claims: claims + "," + second + "}")
      #expect(await refusal(token, by: authority) == .malformed(.repeatedName), "\(second)")
    }
    let header = Forge.header().dropLast() + #","alg":"none"}"#
    let token = try Forge.token(header: String(header), claims: Forge.hrClaims())
    #expect(await refusal(token, by: authority) == .malformed(.repeatedName))
  }

  @Test("Claims are one object of JSON")
  func claims() async throws {
    for claims in ["", "null", "[]", "\"x\"", "{", "{}{}", Forge.hrClaims() + "x", "{'a':1}", "\u{FEFF}{}"] {
      #expect(
        await refusal(try Forge.token(claims: claims), by: authority) == .malformed(.notAnObject), "\(claims)"
      )
    }
  }

  @Test("What is no JSON is no header and no claims")
  func brokenJSON() async throws {
    let values = [
      #""\uD83D""#, #""\x41""#, "\"\n\"", "01", "1.", "+1", "NaN", "[1,]", "tru", "", "1 2", "1e400",
      "1" + String(repeating: "0", count: 1_000),
    ]
    for value in values {
      let claims = try Forge.token(claims: Forge.hrClaims(["x": value]))
      #expect(await refusal(claims, by: authority) == .malformed(.notAnObject), "\(value.prefix(20))")
      let header = try Forge.token(header: Forge.header(["x": value]), claims: Forge.hrClaims())
      #expect(await refusal(header, by: authority) == .malformed(.notAnObject), "\(value.prefix(20))")
    }
    let text = Forge.hrClaims(["sub": #""Zoë""#])
    let latin = text.unicodeScalars.map { UInt8($0.value) }
    #expect(await refusal(try Forge.token(claims: text), by: authority) == nil)
    #expect(await refusal(try Forge.token(claims: latin), by: authority) == .malformed(.notAnObject))
  }

  @Test("Sixteen levels are read and no more")
  func levels() async throws {
    // The object around them is a level too.
    for (levels, expected) in [
      (15, nil), (16, TokenError.malformed(.tooDeep)), (2_000, .malformed(.tooDeep)),
    ] {
      let deep = String(repeating: "[", count: levels) + String(repeating: "]", count: levels)
      let claims = try Forge.token(claims: Forge.hrClaims(["x": deep]))
      #expect(await refusal(claims, by: authority) == expected, "\(levels) levels of claims")
      let header = try Forge.token(header: Forge.header(["x": deep]), claims: Forge.hrClaims())
      #expect(await refusal(header, by: authority) == expected, "\(levels) levels of a header")
    }
  }

  @Test("As many values are read as a token has room for")
  func values() async throws {
    let many = "[" + String(repeating: "1,", count: 2_800) + "1]"
    let token = try Forge.token(claims: Forge.hrClaims(["x": many]))
    #expect(token.utf8.count > 7_800)
    #expect(await refusal(token, by: authority) == nil)
  }

  @Test("No refusal repeats what stands in a token")
  func silence() async throws {
    let mark = "SECRETMARK"
    let changes: [[String: String?]] = ["iss", "aud", "sub", "role", "session", "jti", "exp", "iat", "nbf"]
      .map {
        [$0: "\"\(mark) \""]
      }
    for change in changes {
      let error = await refusal(try Forge.token(claims: Forge.claims(change)), by: authority)
      let words = try #require(error).description
      #expect(!words.contains(mark), "\(words)")
    }
    for claims in [#"{"\#(mark)":1,"\#(mark)":2}"#, #"{"a":\#(mark)}"#, #"["\#(mark)"]"#, "\(mark)"] {
      let words = try #require(await refusal(try Forge.token(claims: claims), by: authority)).description
      #expect(!words.contains(mark), "\(words)")
    }
    for name in ["alg", "kid", "typ", "crit"] {
      let token = try Forge.token(header: Forge.header([name: "\"\(mark)\""]), claims: Forge.claims())
      let words = try #require(await refusal(token, by: authority)).description
      #expect(!words.contains(mark), "\(words)")
    }
  }
}
