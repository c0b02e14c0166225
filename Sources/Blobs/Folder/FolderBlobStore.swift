import Crypto
import Foundation
import Persistence

/// Blobs as files of a folder, which others may use at the same time.
///
/// A blob is written beside, under `.incoming`, and moved into place when it is on the disk. What a killed program left
/// there is removed when the next one opens the folder: its writer no longer holds the lock on it.
public struct FolderBlobStore: BlobStore {
  private static let chunkSize = 65_536

  private let root: URL
  private let work = BlockingWork()
  /// Stands in for the space on the disk.
  private let mostBytesWritten: Int?

  /// Uses a folder, and makes it where there is none, for its owner alone (0700). Waits for the disk.
  ///
  /// - Throws: ``StoreError``.
  public init(_ folder: URL) throws(StoreError) { try self.init(folder, mostBytesWritten: nil) }

  init(_ folder: URL, mostBytesWritten: Int?) throws(StoreError) {
    root = folder.standardizedFileURL
    self.mostBytesWritten = mostBytesWritten
    let incoming = root.appending(path: ".incoming")
    try Self.make(incoming.path)
    for name in (try? FileManager.default.contentsOfDirectory(atPath: incoming.path)) ?? [] {
      let path = incoming.appending(path: name).path
      if let left = try? SystemFile(path: path, O_RDWR), left.lock() { unlink(path) }
    }
  }

  private static func make(_ folder: String) throws(StoreError) {
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      let code = ((error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError)?.code ?? Int(EIO)
      throw StoreError(Int32(code), path: folder)
    }
  }

  private func path(_ key: BlobKey) -> String { root.appending(path: key.description).path }

  /// Keeps a blob.
  public func put(_ key: BlobKey, _ chunks: ByteChunks, atMost most: Int) async throws -> BlobPutOutcome {
    let fresh = root.appending(path: ".incoming/\(UUID().uuidString)").path
    let file = try await work.run {
      guard let file = try SystemFile(path: fresh, O_WRONLY | O_CREAT | O_EXCL), file.lock() else {
        throw StoreError.failed(path: fresh, why: "it is in use")
      }
      return file
    }
    do {
      let outcome = try await write(chunks, to: file, atMost: most)
      if case .kept = outcome {
        try await work.run { try place(file, as: path(key)) }
      } else {
        unlink(fresh)
      }
      return outcome
    } catch {
      unlink(fresh)
      throw error
    }
  }

  private func write(_ chunks: ByteChunks, to file: SystemFile, atMost most: Int) async throws
    -> BlobPutOutcome
  {
    var hash = SHA256()
    var byteCount = 0
    for try await chunk in chunks {
      byteCount += chunk.count
      guard byteCount <= most else { return .tooLarge }
      if let mostBytesWritten, byteCount > mostBytesWritten { throw StoreError.diskFull(path: file.path) }
      hash.update(data: chunk)
      try await work.run { try file.write(chunk) }
    }
    // A stream that is cancelled ends as if it were complete.
    try Task.checkCancellation()
    try await work.run { try file.sync() }
    guard let digest = ContentDigest(bytes: hash.finalize()) else {
      preconditionFailure("a SHA-256 has 32 bytes")
    }
    return .kept(BlobFacts(byteCount: byteCount, digest: digest))
  }

  /// Moves a file to its place, still locked, and waits until its folders know it on the disk.
  private func place(_ file: SystemFile, as target: String) throws(StoreError) {
    let folder = URL(fileURLWithPath: target).deletingLastPathComponent()
    try Self.make(folder.path)
    guard rename(file.path, target) == 0 else { throw StoreError(errno, path: target) }
    try syncFolders(from: folder)
  }

  /// Waits until a folder and those above it are on the disk as they are now.
  private func syncFolders(from folder: URL) throws(StoreError) {
    var folder = folder
    while folder.path.count >= root.path.count {
      try SystemFile(path: folder.path, O_RDONLY | O_DIRECTORY)?.sync()
      folder.deleteLastPathComponent()
    }
  }

  /// How many bytes a blob has.
  public func byteCount(of key: BlobKey) async throws -> Int? {
    try await work.run { try SystemFile(path: path(key), O_RDONLY)?.byteCount() }
  }

  /// Reads a blob.
  public func read(_ key: BlobKey, _ range: Range<Int>?) async throws -> BlobReading? {
    let opened = try await work.run { () -> (file: SystemFile, byteCount: Int)? in
      try SystemFile(path: path(key), O_RDONLY).map { ($0, try $0.byteCount()) }
    }
    guard let (file, byteCount) = opened else { return nil }
    let part = BlobReading.part(of: range, byteCount: byteCount)
    let place = ReadingPlace(part)
    let chunks = ByteChunks { [work] in
      guard let next = place.next(Self.chunkSize) else { return nil }
      let bytes = try await work.run { try file.read(at: next.lowerBound, count: next.count) }
      guard bytes.count == next.count else {
        throw StoreError.damaged(path: file.path, why: "it became shorter while it was read")
      }
      return bytes
    }
    return BlobReading(byteCount: byteCount, range: part, chunks: chunks)
  }

  /// Names of blobs in a folder.
  public func keys(in folder: BlobFolder, after key: BlobKey?, limit: Int) async throws -> [BlobKey] {
    let all = try await work.run { allKeys(in: folder) }
    return Array(all.filter { name in key.map { $0 < name } ?? true }.sorted().prefix(max(1, limit)))
  }

  private func allKeys(in folder: BlobFolder) -> [BlobKey] {
    let names = FileManager.default.enumerator(atPath: root.appending(path: folder.description).path)
    // What is no name of ours is a folder, or not ours.
    return names?.compactMap { name in (name as? String).flatMap { try? BlobKey("\(folder)/\($0)") } } ?? []
  }

  /// Removes a blob.
  public func remove(_ key: BlobKey) async throws -> Bool {
    try Task.checkCancellation()
    return try await work.run {
      guard try unlinked(path(key)) else { return false }
      try syncFolders(from: URL(fileURLWithPath: path(key)).deletingLastPathComponent())
      return true
    }
  }

  private func unlinked(_ path: String) throws(StoreError) -> Bool {
    if unlink(path) == 0 { return true }
    if [ENOENT, ENOTDIR].contains(errno) { return false }
    throw StoreError(errno, path: path)
  }

  /// Removes all blobs of a folder, and then the folder.
  public func removeAll(in folder: BlobFolder) async throws -> Int {
    try Task.checkCancellation()
    return try await work.run {
      let count = try allKeys(in: folder).count { try unlinked(path($0)) }
      let place = root.appending(path: folder.description)
      try? FileManager.default.removeItem(at: place)
      try syncFolders(from: place.deletingLastPathComponent())
      return count
    }
  }
}
