import Foundation
import Testing

@testable import Tokens

@Suite("Which files are trusted with a signing key")
struct KeyFileTrustTests {
  @Test(
    "A key that others may read or write is refused", arguments: [0o640, 0o604, 0o620, 0o602, 0o610, 0o601])
  func openKey(mode: Int) throws {
    let place = try KeyPlace()
    _ = try place.folder.load(at: Sample.time())
    try place.setMode(mode, "key-1764000000.pem")
    #expect(place.fault() == .openToOthers)
    try place.setMode(0o400, "key-1764000000.pem")
    #expect(place.fault() == nil)
  }

  @Test("So is a folder that others may write in; that others may see names does no harm")
  func openFolder() throws {
    let place = try KeyPlace()
    _ = try place.folder.load(at: Sample.time())
    for mode in [0o770, 0o702, 0o777, 0o1777] {
      try place.setMode(mode, ".")
      #expect(place.fault() == .openToOthers)
    }
    try place.setMode(0o755, ".")
    #expect(place.fault() == nil)
  }

  @Test("Links, folders and pipes are no keys")
  func kinds() throws {
    let place = try KeyPlace()
    try place.put("real", Sample.key().pem)
    try FileManager.default.createSymbolicLink(
      atPath: place.path("key-1.pem"), withDestinationPath: place.path("real"))
    #expect(place.fault() == .link)
    try FileManager.default.removeItem(atPath: place.path("key-1.pem"))
    try FileManager.default.createDirectory(
      atPath: place.path("key-1.pem"), withIntermediateDirectories: false)
    #expect(place.fault() == .wrongKind)
    try FileManager.default.removeItem(atPath: place.path("key-1.pem"))
    #expect(mkfifo(place.path("key-1.pem"), 0o600) == 0)
    #expect(place.fault() == .wrongKind)
  }

  @Test("Empty, torn, foreign and huge files are refused, and stay as they are")
  func damaged() throws {
    let pem = try Sample.key().pem
    let cases: [(String, KeyFileFault)] = [
      ("", .empty), (String(pem.prefix(100)), .damaged), ("x", .damaged), ("\0", .damaged),
      (pem.replacing("A", with: "B"), .damaged), (String(repeating: "x", count: 16_385), .tooLong),
      ("-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----\n", .damaged),
    ]
    for (content, expected) in cases {
      let place = try KeyPlace()
      try place.put("key-1.pem", content)
      #expect(place.fault() == expected, "\(content.prefix(40))")
      #expect(try place.names() == ["key-1.pem"])
      #expect(try String(contentsOfFile: place.path("key-1.pem"), encoding: .utf8) == content)
    }
  }

  @Test("A key of another user is not trusted", .enabled(if: geteuid() == 0, "only root can give files away"))
  func foreignOwner() throws {
    let place = try KeyPlace()
    _ = try place.folder.load(at: Sample.time())
    #expect(chown(place.path("key-1764000000.pem"), 65_534, 65_534) == 0)
    #expect(place.fault() == .foreignOwner)
    #expect(chown(place.path("."), 65_534, 65_534) == 0)
    #expect(place.fault() == .foreignOwner)
  }
}
