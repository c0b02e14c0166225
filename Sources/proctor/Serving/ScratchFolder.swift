import Foundation
import Persistence

/// A folder for work under way, which goes when the work is over, however that ends.
struct ScratchFolder: Sendable {
  /// The folder.
  let url: URL

  private static let prefix = "job-"

  /// Makes one inside another folder, for its owner alone.
  init(in parent: URL) throws {
    url = parent.appending(path: "\(Self.prefix)\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: url, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
  }

  /// Removes it.
  func discard() { try? FileManager.default.removeItem(at: url) }

  /// Removes what killed programs left in a folder that is used by one program at a time.
  static func clear(_ parent: URL) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: parent.path)) ?? []
    for name in names where name.hasPrefix(prefix) {
      try? FileManager.default.removeItem(at: parent.appending(path: name))
    }
  }

  /// Writes a blob into a file of it.
  ///
  /// - Throws: `StoreError`, `CocoaError` where the disk is full.
  func copy(_ key: BlobKey, from blobs: any BlobStore, as name: String) async throws -> URL? {
    guard let reading = try await blobs.read(key, nil) else { return nil }
    let file = url.appending(path: name)
    try Data().write(to: file)
    let handle = try FileHandle(forWritingTo: file)
    defer { try? handle.close() }
    for try await chunk in reading.chunks { try handle.write(contentsOf: chunk) }
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
