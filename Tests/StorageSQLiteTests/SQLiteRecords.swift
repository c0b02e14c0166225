import Persistence
import StorageSQLite
import TestSupport

extension RecordStores {
  /// The stores of one database.
  init(_ database: SQLiteDatabase) {
    self.init(
      sessions: SQLiteSessionStore(database), flags: SQLiteFlagStore(database),
      events: SQLiteEventStore(database), jobs: SQLiteJobQueue(database), audit: SQLiteAuditLog(database))
  }
}
