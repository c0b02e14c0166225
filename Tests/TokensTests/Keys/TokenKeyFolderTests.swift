import Foundation
import SessionModel
import Testing

@testable import Tokens

@Suite("The folder of signing keys")
struct TokenKeyFolderTests {
  @Test("The first start makes a key that only we can open, the next one finds it")
  func firstStart() throws {
    let place = try KeyPlace()
    let first = try place.folder.load(at: Sample.time(0.5))
    #expect(try place.names() == ["key-1764000000.pem"])
    #expect(try place.mode("key-1764000000.pem") == 0o600)
    #expect(try place.mode(".") == 0o700)
    let second = try place.folder.load(at: Sample.time(100))
    #expect(second.newest.id == first.newest.id)
    #expect(try place.names() == ["key-1764000000.pem"])
  }

  @Test("A new key signs, the older ones verify on, even where the clock was set back")
  func rotation() throws {
    let place = try KeyPlace()
    var newest = [try place.folder.load(at: Sample.time()).newest.id]
    for second in [10.0, 10, -50] {
      let added = try place.folder.addKey(at: Sample.time(second))
      newest.append(added.newest.id)
      let keys = try place.folder.load(at: Sample.time(99))
      #expect(keys.newest.id == added.newest.id)
      #expect(keys.ids == Set(newest) && added.ids == keys.ids)
    }
    let seconds = [0, 10, 11, 12]
    #expect(try place.names() == seconds.map { "key-\(Sample.made + Int64($0)).pem" })
  }

  @Test("Ages are numbers, not texts")
  func ages() throws {
    let place = try KeyPlace()
    try place.put("key-1000.pem", Sample.key(Sample.otherSecret).pem)
    try place.put("key-999.pem", Sample.key().pem)
    let keys = try place.folder.load(at: Sample.time())
    #expect(keys.newest.id == (try Sample.key(Sample.otherSecret).id))
    #expect(keys.ids.count == 2)
  }

  @Test("Sixteen keys are enough")
  func most() throws {
    let place = try KeyPlace()
    for second in 0..<16 { _ = try place.folder.addKey(at: Sample.time(Double(second))) }
    #expect(place.fault { try $0.addKey(at: Sample.time()) } == .tooManyKeys(most: 16))
    #expect(try place.folder.load(at: Sample.time()).ids.count == 16)
    try place.put("key-17.pem", Sample.key().pem)
    #expect(place.fault() == .tooManyKeys(most: 16))
  }

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

  @Test("A key's name tells its age; other files are let be")
  func fileNames() throws {
    let names = [
      "mine.pem", "key-.pem", "key-01.pem", "key--1.pem", "key-+1.pem", "key-1000000000000.pem", "key-x.pem",
    ]
    for name in names {
      let place = try KeyPlace()
      try place.put(name, Sample.key().pem)
      #expect(place.fault() == .badName, "\(name)")
    }
    let place = try KeyPlace()
    try place.put("README", "x")
    try place.put(".new-key", "what a killed server left")
    #expect(place.fault() == nil)
    #expect(try place.names() == ["README", "key-1764000000.pem"])
  }

  @Test("Many servers that start at once get the same key")
  func race() async throws {
    let place = try KeyPlace()
    let folder = place.folder
    let ids = try await withThrowingTaskGroup(of: String.self) { group in
      for second in 0..<16 {
        group.addTask { try folder.load(at: Sample.time(Double(second))).newest.id }
      }
      return try await group.reduce(into: Set()) { $0.insert($1) }
    }
    #expect(ids.count == 1)
    #expect(try place.names().count == 1)
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

  @Test("Where no folder can be, the system says why")
  func noFolder() throws {
    #expect(throws: TokenError.badKeyFile(path: "/dev/null", .wrongKind)) {
      try TokenKeyFolder(path: "/dev/null").load(at: Sample.time())
    }
    #expect(throws: TokenError.self) { try TokenKeyFolder(path: "/dev/null/keys").load(at: Sample.time()) }
    #expect(throws: TokenError.self) { try TokenKeyFolder(path: "").load(at: Sample.time()) }
    #expect(throws: TokenError.badClock) {
      try KeyPlace().folder.load(at: WallTime(microseconds: -1))
    }
  }
}
