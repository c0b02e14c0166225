import Glibc
import Persistence

/// A file that is open, closed when nobody holds it any more. Used by one task at a time.
final class SystemFile: Sendable {
  let path: String
  private let descriptor: Int32

  /// Opens a file.
  ///
  /// - Returns: Nil where there is none.
  init?(path: String, _ flags: Int32, mode: mode_t = 0o600) throws(StoreError) {
    let opened = open(path, flags | O_CLOEXEC | O_NOFOLLOW, mode)
    if opened < 0, errno == ENOENT || errno == ENOTDIR, flags & O_CREAT == 0 { return nil }
    guard opened >= 0 else { throw StoreError(errno, path: path) }
    self.path = path
    descriptor = opened
  }

  deinit { close(descriptor) }

  /// Keeps others from taking it for left behind, until it is closed.
  ///
  /// - Returns: False where another holds it.
  func lock() -> Bool { flock(descriptor, LOCK_EX | LOCK_NB) == 0 }

  func write(_ bytes: [UInt8]) throws(StoreError) {
    var done = 0
    while done < bytes.count {
      let count = unsafeWrite(bytes, from: done)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw StoreError(errno, path: path) }
      done += count
    }
  }

  private func unsafeWrite(_ bytes: [UInt8], from start: Int) -> Int {
    bytes.withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress else { return 0 }
      return Glibc.write(descriptor, base + start, buffer.count - start)
    }
  }

  /// Bytes from a place on, as many as there are up to `count`.
  func read(at offset: Int, count: Int) throws(StoreError) -> [UInt8] {
    while true {
      var got = 0
      let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
        got = pread(descriptor, buffer.baseAddress, count, off_t(offset))
        filled = max(0, got)
      }
      if got >= 0 { return bytes }
      if errno != EINTR { throw StoreError(errno, path: path) }
    }
  }

  func byteCount() throws(StoreError) -> Int {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw StoreError(errno, path: path) }
    return Int(status.st_size)
  }

  /// Waits until it is on the disk.
  func sync() throws(StoreError) {
    guard fsync(descriptor) == 0 else { throw StoreError(errno, path: path) }
  }
}

extension StoreError {
  /// What a failed call of the system means.
  init(_ code: Int32, path: String) {
    self =
      switch code {
      case ENOSPC, EDQUOT: .diskFull(path: path)
      case EACCES, EPERM, EROFS: .readOnly(path: path)
      default: .failed(path: path, why: String(cString: strerror(code)))
      }
  }
}
