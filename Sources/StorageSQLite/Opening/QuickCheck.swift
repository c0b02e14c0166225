import Dispatch
import Foundation
import GRDB
import Persistence

/// What a look for damage found.
public enum IntegrityVerdict: Hashable, Sendable {
  /// Nothing is wrong with it.
  case sound
  /// Something is: the first of what SQLite says.
  case damaged(why: String)
  /// The time was over before all had been looked at; until then nothing was wrong.
  case unfinished
}

extension SQLiteDatabase {
  /// Looks through a database for damage (SQLite's `quick_check`: all but whether each index fits its table), and changes
  /// nothing. Others may work with it meanwhile.
  ///
  /// - Parameter limit: For how long it may look, above zero.
  /// - Throws: ``StoreError`` where it cannot be read at all.
  public static func quickCheck(
    _ path: String, within limit: Duration = .seconds(10)
  ) throws(StoreError) -> IntegrityVerdict {
    guard FileManager.default.fileExists(atPath: path) else { throw .notFound(path: path) }
    do {
      var configuration = Configuration()
      configuration.readonly = true
      configuration.busyMode = .timeout(5)
      return try checked(try DatabaseQueue(path: path, configuration: configuration), within: limit)
    } catch let error as DatabaseError where error.resultCode == .SQLITE_INTERRUPT {
      return .unfinished
    } catch {
      throw StoreError(error, path: path)
    }
  }

  /// The timer runs on another thread, for this one waits for SQLite. It rings more than once: an interrupt that comes
  /// before the statement has begun is lost.
  private static func checked(_ queue: DatabaseQueue, within limit: Duration) throws -> IntegrityVerdict {
    let timer = DispatchSource.makeTimerSource(queue: .global())
    let milliseconds = Int(limit / .milliseconds(1))
    timer.schedule(deadline: .now() + .milliseconds(milliseconds), repeating: .milliseconds(100))
    timer.setEventHandler { queue.interrupt() }
    timer.resume()
    defer { timer.cancel() }
    let found = try queue.read { try String.fetchAll($0, sql: "PRAGMA quick_check(1)") }
    return found == ["ok"] ? .sound : .damaged(why: found.first ?? "it says nothing")
  }
}
