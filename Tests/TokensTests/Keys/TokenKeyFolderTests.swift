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
