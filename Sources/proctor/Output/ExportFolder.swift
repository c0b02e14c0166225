import Crypto
import Foundation
import Persistence

/// A folder that is there whole or not at all: everything is written beside it, under a hidden name, and moved to its
/// place when it is on the disk. For its owner alone.
final class ExportFolder {
  /// Where it will be.
  let target: URL
  /// What was written so far, by its path.
  private(set) var files: [ExportManifest.File] = []
  private let stage: URL

  /// Begins one.
  ///
  /// - Parameter path: Where nothing stands, or an empty folder.
  /// - Throws: ``OutputError``.
  init(_ path: String) throws(OutputError) {
    target = URL(fileURLWithPath: path, isDirectory: true).standardizedFileURL
    let parent = target.deletingLastPathComponent()
    let prefix = ".\(target.lastPathComponent).partial-"
    stage = parent.appending(path: "\(prefix)\(ProcessInfo.processInfo.processIdentifier)")
    try Self.checkUnoccupied(target)
    Self.removeStagesOfTheDead(prefix, in: parent)
    guard mkdir(stage.path, 0o700) == 0 else {
      throw .cannotCreate(path: path, why: String(cString: strerror(errno)))
    }
  }

  private static func checkUnoccupied(_ folder: URL) throws(OutputError) {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: folder.path, isDirectory: &isFolder) else { return }
    guard isFolder.boolValue else { throw .cannotCreate(path: folder.path, why: "it is a file") }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    if let name = names.min() { throw .occupied(path: folder.path, by: name) }
  }

  /// What an export left behind that was killed.
  private static func removeStagesOfTheDead(_ prefix: String, in parent: URL) {
    for name in (try? FileManager.default.contentsOfDirectory(atPath: parent.path)) ?? []
    where name.hasPrefix(prefix) {
      guard let process = Int32(name.dropFirst(prefix.count)), ReportFolder.isDead(process) else { continue }
      try? FileManager.default.removeItem(at: parent.appending(path: name))
    }
  }

  /// Leaves nothing behind.
  func discard() { try? FileManager.default.removeItem(at: stage) }

  /// Adds a document.
  ///
  /// - Throws: ``OutputError/notWritten(path:why:)``.
  @discardableResult
  func write(_ content: Data, as path: String) throws -> ExportManifest.File {
    let file = try opened(path)
    do {
      try file.write(contentsOf: content)
    } catch {
      throw notWritten(error)
    }
    return try finished(file, path, content.count, SHA256.hash(data: content))
  }

  /// Adds the bytes of a blob as they come.
  ///
  /// - Throws: ``OutputError/notWritten(path:why:)``, what the chunks throw, `CancellationError`.
  @discardableResult
  func write(_ chunks: ByteChunks, as path: String) async throws -> ExportManifest.File {
    let file = try opened(path)
    var hash = SHA256()
    var count = 0
    for try await chunk in chunks {
      hash.update(data: chunk)
      count += chunk.count
      do { try file.write(contentsOf: chunk) } catch { throw notWritten(error) }
    }
    // A stream that is cancelled ends as if it were complete.
    try Task.checkCancellation()
    return try finished(file, path, count, hash.finalize())
  }

  private func opened(_ path: String) throws -> FileHandle {
    let place = stage.appending(path: path)
    let folder = place.deletingLastPathComponent()
    do {
      try FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw notWritten(error)
    }
    let descriptor = open(place.path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw OutputError.notWritten(path: target.path, why: String(cString: strerror(errno)))
    }
    return FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
  }

  private func finished(
    _ file: FileHandle, _ path: String, _ byteCount: Int, _ digest: SHA256.Digest
  ) throws -> ExportManifest.File {
    do {
      try file.synchronize()
      try file.close()
    } catch {
      throw notWritten(error)
    }
    let sum = ContentDigest(bytes: digest)?.description ?? ""
    let entry = ExportManifest.File(path: path, bytes: byteCount, sha256: sum)
    files.append(entry)
    return entry
  }

  private func notWritten(_ error: any Error) -> OutputError {
    .notWritten(path: target.path, why: error.shortReason)
  }

  /// Puts it in its place.
  ///
  /// - Throws: ``OutputError/notWritten(path:why:)``; it must then be discarded.
  func commit() throws(OutputError) {
    // An empty folder is replaced; one that was filled meanwhile is not.
    guard rename(stage.path, target.path) == 0 else {
      throw .notWritten(path: target.path, why: String(cString: strerror(errno)))
    }
    let parent = open(target.deletingLastPathComponent().path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard parent >= 0 else { return }
    fsync(parent)
    close(parent)
  }
}
