import Foundation
import Persistence

/// An open file with a lock that ends with the process.
final class RunFile: Sendable {
  let descriptor: Int32
  private let path: String

  /// Opens a file; children do not inherit it, or they would hold the lock.
  init(path: String, _ flags: Int32) throws(StoreError) {
    self.path = path
    descriptor = open(path, flags | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw StoreError(system: errno, path: path) }
  }

  deinit { close(descriptor) }

  /// Locks it; false where somebody else holds the lock.
  func lock() -> Bool { flock(descriptor, LOCK_EX | LOCK_NB) == 0 }

  /// Gives the lock back.
  func unlock() { _ = flock(descriptor, LOCK_UN) }

  /// Appends a text and waits until it is on the disk.
  func write(_ text: String) throws(StoreError) {
    let bytes = Array(text.utf8)
    guard Foundation.write(descriptor, bytes, bytes.count) == bytes.count, fsync(descriptor) == 0 else {
      throw StoreError(system: errno, path: path)
    }
  }

  /// The first 4,096 bytes, more than a note ever has.
  func text() throws(StoreError) -> String {
    var bytes = [UInt8](repeating: 0, count: 4_096)
    let count = pread(descriptor, &bytes, bytes.count, 0)
    guard count >= 0 else { throw StoreError(system: errno, path: path) }
    return String(decoding: bytes.prefix(count), as: UTF8.self)
  }
}

extension StoreError {
  /// What the operating system says (errno(3)).
  init(system code: Int32, path: String) {
    switch code {
    case ENOSPC, EDQUOT: self = .diskFull(path: path)
    case EACCES, EPERM, EROFS: self = .readOnly(path: path)
    case ENOENT: self = .notFound(path: path)
    default: self = .failed(path: path, why: String(cString: strerror(code)))
    }
  }
}
