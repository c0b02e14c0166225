import GRDB
import Persistence

extension StoreError {
  /// Says what a failure of SQLite means for its user. The words of SQLite are kept, its statements are
  /// not: they may hold texts.
  init(_ error: any Error, path: String) {
    if let error = error as? StoreError {
      self = error
      return
    }
    if let fault = error as? RowFault {
      self = .damaged(path: path, why: "a row of \(fault.table) is not as it was written")
      return
    }
    guard let error = error as? DatabaseError else {
      self = .failed(path: path, why: "\(error)")
      return
    }
    let why = error.message ?? "SQLite's code \(error.extendedResultCode.rawValue)"
    self =
      switch error.resultCode {
      case .SQLITE_NOTADB: .notADatabase(path: path)
      case .SQLITE_FULL: .diskFull(path: path)
      case .SQLITE_BUSY, .SQLITE_LOCKED: .busy(path: path)
      case .SQLITE_READONLY, .SQLITE_PERM: .readOnly(path: path)
      case .SQLITE_CORRUPT: .damaged(path: path, why: why)
      case .SQLITE_CANTOPEN: .notOpened(path: path, why: why)
      default: .failed(path: path, why: why)
      }
  }
}
