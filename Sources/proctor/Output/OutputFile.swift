import Foundation

/// A file that a document is written into: there whole or not at all, for its owner alone.
struct OutputFile {
  private let target: URL

  init(_ path: String) { target = URL(fileURLWithPath: path) }

  /// Writes it, in place of an earlier one.
  ///
  /// - Throws: ``OutputError/fileNotWritable(path:)``, ``OutputError/notWritten(path:why:)`` where the disk is full.
  func write(_ content: Data) throws {
    if isSpecial { return try writeInto(content) }
    let staged = target.deletingLastPathComponent().appending(path: ".\(UUID().uuidString).partial")
    guard
      FileManager.default.createFile(
        atPath: staged.path, contents: nil, attributes: [.posixPermissions: 0o600])
    else { throw OutputError.fileNotWritable(path: target.path) }
    do {
      let file = try FileHandle(forWritingTo: staged)
      try file.write(contentsOf: content)
      try file.synchronize()
      try file.close()
    } catch {
      try? FileManager.default.removeItem(at: staged)
      throw OutputError.notWritten(path: target.path, why: error.shortReason)
    }
    guard rename(staged.path, target.path) == 0 else {
      try? FileManager.default.removeItem(at: staged)
      throw OutputError.fileNotWritable(path: target.path)
    }
  }

  /// Whether something that is no file stands there, such as a device, a pipe or a link, which must not be replaced.
  private var isSpecial: Bool {
    let type = try? FileManager.default.attributesOfItem(atPath: target.path)[.type] as? FileAttributeType
    return type.map { $0 != .typeRegular && $0 != .typeDirectory } ?? false
  }

  private func writeInto(_ content: Data) throws {
    guard let file = FileHandle(forWritingAtPath: target.path) else {
      throw OutputError.fileNotWritable(path: target.path)
    }
    // What a link leads to may be longer; a pipe cannot be cut.
    try? file.truncate(atOffset: 0)
    try file.write(contentsOf: content)
  }
}
