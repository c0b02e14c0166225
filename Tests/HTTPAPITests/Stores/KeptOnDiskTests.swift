import Blobs
import Persistence
import Results
import SessionModel
import StorageSQLite
import TestSupport
import Testing

@testable import HTTPAPI

@Suite("Over a database and a folder")
struct KeptOnDiskTests {
  private let folder: TemporaryFolder
  private let files: FolderBlobStore
  private let stores: RecordStores

  init() throws {
    folder = try TemporaryFolder()
    files = try FolderBlobStore(folder.file("blobs"))
    let database = try SQLiteDatabase(path: folder.file("records.sqlite").path)
    stores = RecordStores(
      sessions: SQLiteSessionStore(database), flags: SQLiteFlagStore(database),
      events: SQLiteEventStore(database),
      jobs: SQLiteJobQueue(database), audit: SQLiteAuditLog(database))
  }

  @Test("an interview is started once, handed in through a torn connection, found, read and erased")
  func life() async throws {
    let world = try await World(stores: stores, files: files)
    let start = Ask(.post, StartingTests.path, by: .service).json(StartingTests.body())
      .header("Idempotency-Key", "key-1")
    let started = try await world.ask(start, expecting: 201).json["session"]
    #expect(try await world.ask(start, expecting: 201).json["session"] == started)
    let id = try #require(started?["id"]?.string.flatMap { SessionID($0) })
    let bytes = UploadTests.recording()
    let upload = UploadTests.upload(id).header("Upload-Length", "1000")
    try await world.ask(upload.pieces([Array(bytes[..<400])], then: Broken()), expecting: 400)
    world.checking.expect(.fits)
    try await world.ask(
      upload.bytes(Array(bytes[400...]), type: "video/webm").header("Upload-Offset", "400"), expecting: 202)
    let path = "/api/ai-interview/\(id)"
    let middle = try await world.ask(
      Ask(.get, "\(path)/recording", by: .hr).header("Range", "bytes=390-409"), expecting: 206)
    #expect(middle.bytes == Array(bytes[390..<410]))
    try await isFound(world, "quillfeather", true)
    try await world.ask(Ask(.post, "\(path)/erase", by: .admin).json(["reason": "asked for"]), expecting: 200)
    try await world.ask(Ask(.get, "\(path)/recording", by: .hr), expecting: 410)
    try await isFound(world, "quillfeather", false)
    try await world.ask(Ask(.get, "\(path)/audit", by: .hr), expecting: 200)
  }

  @Test("by many at once with one key, one interview is started")
  func concurrently() async throws {
    let world = try await World(stores: stores, files: files)
    let ask = Ask(.post, StartingTests.path, by: .hr).json(StartingTests.body())
      .header("Idempotency-Key", "key-1")
    let ids = try await withThrowingTaskGroup(of: String?.self) { group in
      for _ in 0..<8 {
        group.addTask { try await world.ask(ask, expecting: 201).json["session"]?["id"]?.string }
      }
      return try await group.reduce(into: Set<String?>()) { $0.insert($1) }
    }
    #expect(ids.count == 1)
  }

  private func isFound(_ world: World, _ words: String, _ isThere: Bool) async throws {
    let ask = Ask(.get, "/api/ai-interview/sessions?search=\(words)", by: .hr)
    let found = try await world.ask(ask, expecting: 200).json["sessions"]?.array ?? []
    #expect(found.isEmpty == !isThere)
  }
}
