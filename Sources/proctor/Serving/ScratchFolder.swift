import Foundation
import Persistence

/// Where this process does its work. Its folder is held locked; what killed ones left goes when the next one starts.
///
/// Sendable because the descriptor is only held, and closed by the end of the process.
final class ScratchArea: Sendable {
  private let folder: URL
  private let lock: Int32

  private static let lockName = "lock"

  /// Makes a folder for this process inside another.
  ///
  /// - Throws: `CocoaError`, `POSIXError` where it cannot be made.
  init(in parent: URL) throws {
    Self.clear(parent)
    folder = parent.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    lock = open(folder.appending(path: Self.lockName).path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard lock >= 0, flock(lock, LOCK_EX | LOCK_NB) == 0 else { throw POSIXError(.EIO) }
  }

  /// Makes a folder for one piece of work.
  func work() throws -> ScratchFolder {
    let url = folder.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(
      at: url, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    return ScratchFolder(url: url)
  }

  /// A process that is gone no longer holds its lock. One that has made its folder and not yet its lock is younger than
  /// a minute.
  private static func clear(_ parent: URL) {
    let keys: [URLResourceKey] = [.creationDateKey]
    let folders =
      (try? FileManager.default.contentsOfDirectory(at: parent, includingPropertiesForKeys: keys)) ?? []
    for folder in folders {
      let file = open(folder.appending(path: lockName).path, O_RDWR | O_CLOEXEC)
      defer { if file >= 0 { close(file) } }
      let made = (try? folder.resourceValues(forKeys: Set(keys)))?.creationDate ?? .now
      let isLeft = file >= 0 ? flock(file, LOCK_EX | LOCK_NB) == 0 : made < .now - 60
      if isLeft { try? FileManager.default.removeItem(at: folder) }
    }
  }
}

/// A folder for one piece of work, which goes when the work is over, however that ends.
struct ScratchFolder: Sendable {
  /// The folder.
  let url: URL

  /// Removes it.
  func discard() { try? FileManager.default.removeItem(at: url) }

  /// Writes a blob into a file of it.
  ///
  /// - Throws: `StoreError`, `CocoaError` where the disk is full.
  func copy(_ key: BlobKey, from blobs: any BlobStore, as name: String) async throws -> URL? {
    guard let reading = try await blobs.read(key, nil) else { return nil }
    let file = url.appending(path: name)
    try Data().write(to: file)
    let handle = try FileHandle(forWritingTo: file)
    defer { try? handle.close() }
    try await reading.forEachChunk { try handle.write(contentsOf: $0) }
    return file
  }
}

extension FileHandle {
  /// A file's bytes in pieces.
  static func chunks(of file: URL) throws -> ByteChunks {
    let handle = try FileHandle(forReadingFrom: file)
    return ByteChunks {
      guard let piece = try handle.read(upToCount: 1 << 20), !piece.isEmpty else {
        try? handle.close()
        return nil
      }
      return [UInt8](piece)
    }
  }
}
