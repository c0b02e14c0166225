import Foundation
import Glibc
import Persistence

/// The file of a database, before SQLite sees it.
enum DatabaseFile {
  /// Makes an empty file that only its owner may read, so that there is no moment in which others could. SQLite
  /// gives its log files the same permissions.
  static func make(_ path: String) throws(StoreError) {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw .notOpened(path: path, why: "the folder \"\(folder)\" cannot be made")
    }
    let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard file >= 0 else {
      let reason = errno
      if reason == ENOSPC { throw .diskFull(path: path) }
      throw .notOpened(path: path, why: "it cannot be made: \(String(cString: strerror(reason)))")
    }
    Glibc.close(file)
  }

  /// Takes away what a failed opening made, unless another program filled it meanwhile.
  static func removeIfEmpty(_ path: String) {
    let size = (try? FileManager.default.attributesOfItem(atPath: path))?[.size] as? Int
    guard size == 0 else { return }
    for ending in ["", "-wal", "-shm", "-journal"] { unlink(path + ending) }
  }
}
