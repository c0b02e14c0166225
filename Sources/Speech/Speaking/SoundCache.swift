import Crypto
import Foundation
import Perception

/// Keeps the sound of sentences that were spoken, in a folder, so that a question asked again need not be made
/// again. The oldest go first when there are too many.
///
/// Files hold 16-bit samples and are named by a hash: neither their names nor a listing tells what was said. They
/// can be read by their owner alone.
public struct SoundCache: Sendable {
  /// The most that is kept, in bytes: about 24 minutes.
  public static let usualLimit = 64 << 20

  private let folder: URL
  private let limit: Int

  /// Uses a folder, which is made when there is something to keep.
  public init(_ folder: URL, limit: Int = usualLimit) {
    self.folder = folder
    self.limit = limit
  }

  /// What identifies the sound of a text.
  ///
  /// - Parameter maker: Everything else that the sound depends on.
  static func key(maker: String, text: String) -> String {
    SHA256.hash(data: Data("\(maker)\n\(text)".utf8)).map { String(format: "%02x", $0) }.joined()
  }

  /// The samples that were kept; nil where there are none.
  func samples(_ key: String) -> [Float]? {
    let file = file(key)
    guard let content = try? Data(contentsOf: file), !content.isEmpty, content.count.isMultiple(of: 2) else {
      return nil
    }
    try? FileManager.default.setAttributes([.modificationDate: Date()], ofItemAtPath: file.path)
    return PCM16.samples(content)
  }

  /// Keeps samples. A cache that cannot be written is none: the sound is made anew each time.
  func keep(_ samples: [Float], as key: String) {
    let content = Data(PCM16.bytes(samples))
    guard !content.isEmpty, content.count <= limit / 4 else { return }
    let fresh = folder.appendingPathComponent(".\(UUID().uuidString)")
    do {
      try FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      guard
        FileManager.default.createFile(
          atPath: fresh.path, contents: content, attributes: [.posixPermissions: 0o600])
      else { return }
      guard rename(fresh.path, file(key).path) == 0 else { throw CocoaError(.fileWriteUnknown) }
      try discardOldest()
    } catch {
      try? FileManager.default.removeItem(at: fresh)
    }
  }

  private func file(_ key: String) -> URL { folder.appendingPathComponent("\(key).pcm") }

  private func discardOldest() throws {
    let keys: Set<URLResourceKey> = [.contentModificationDateKey, .fileSizeKey]
    let files = try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: Array(keys))
    let known = try files.filter { $0.pathExtension == "pcm" }.map { file in
      let values = try file.resourceValues(forKeys: keys)
      return (file, values.fileSize ?? 0, values.contentModificationDate ?? .distantPast)
    }
    var total = known.reduce(0) { $0 + $1.1 }
    for (file, size, _) in known.sorted(by: { $0.2 < $1.2 }) where total > limit {
      try FileManager.default.removeItem(at: file)
      total -= size
    }
  }
}
