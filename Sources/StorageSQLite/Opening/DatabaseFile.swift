import Foundation
import Glibc
import Persistence

/// The file of a database, before SQLite sees it.
enum DatabaseFile {
  /// Makes an empty file that only its owner may read, so that there is no moment in which others could.
  /// SQLite gives its log files the same permissions.
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

  /// Refuses what cannot be a database that is written to.
  static func check(_ path: String) throws(StoreError) {
    var status = stat()
    guard stat(path, &status) == 0 else {
      throw .notOpened(path: path, why: String(cString: strerror(errno)))
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: throw .notOpened(path: path, why: "it is a folder")
    default: throw .notOpened(path: path, why: "it is a device or a pipe")
    }
    guard access(path, R_OK) == 0 else { throw .notOpened(path: path, why: "this user may not read it") }
    // SQLite opens what it may only read, and fails when it writes.
    guard access(path, W_OK) == 0 else { throw .readOnly(path: path) }
  }

  /// Takes away what a failed opening made, unless another program filled it meanwhile.
  static func removeIfEmpty(_ path: String) {
    let size = (try? FileManager.default.attributesOfItem(atPath: path))?[.size] as? Int
    guard size == 0 else { return }
    for ending in ["", "-wal", "-shm", "-journal"] { unlink(path + ending) }
  }
}
