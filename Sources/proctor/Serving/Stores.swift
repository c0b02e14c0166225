import Blobs
import Foundation
import Persistence
import SessionModel
import StorageSQLite
import Tokens

/// The stores of a data folder, opened.
struct Stores {
  let sessions: any SessionStore
  let flags: any FlagStore
  let events: any EventStore
  let jobs: any JobQueue
  let audit: any AuditLog
  let knowledge: any KnowledgeStore
  let blobs: any BlobStore
}

extension Stores {
  /// Opens them, and makes what is not there.
  ///
  /// - Throws: `StoreError`.
  init(_ folder: DataFolder, isMade: Bool = true) throws {
    let database = try SQLiteDatabase(path: folder.database, isMade: isMade)
    sessions = SQLiteSessionStore(database)
    flags = SQLiteFlagStore(database)
    events = SQLiteEventStore(database)
    jobs = SQLiteJobQueue(database)
    audit = SQLiteAuditLog(database)
    knowledge = SQLiteKnowledgeStore(database)
    blobs = try FolderBlobStore(folder.blobs)
  }
}

extension TokenAuthority {
  /// The names that our own tokens bear: whoever holds the keys is the issuer, wherever the server is reached.
  private static let name = "interview-proctor"

  /// The authority of a data folder's keys, made where there are none.
  ///
  /// - Throws: `TokenError`.
  init(_ folder: DataFolder, outside: OutsideIssuer?) throws(TokenError) {
    try self.init(
      keys: try TokenKeyFolder(path: folder.keys).load(at: .now), issuer: Self.name, audience: Self.name,
      outside: outside)
  }
}
