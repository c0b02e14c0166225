import Foundation

/// A folder that lasts as long as this object.
public final class TemporaryFolder: Sendable {
  /// Where it is.
  public let url: URL

  /// Makes a folder of its own.
  public init() throws {
    url = FileManager.default.temporaryDirectory
      .appending(path: "proctor-tests-\(UUID().uuidString)", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// A place in it.
  public func file(_ name: String) -> URL { url.appending(path: name) }

  /// Makes an empty file in it.
  public func empty(_ name: String) throws -> URL { try write(Data(), to: name) }

  /// Writes a file in it.
  @discardableResult
  public func write(_ content: Data, to name: String) throws -> URL {
    let file = file(name)
    try content.write(to: file)
    return file
  }

  /// Writes a text file in it.
  @discardableResult
  public func write(_ text: String, to name: String) throws -> URL { try write(Data(text.utf8), to: name) }

  /// Makes a file of another one's first bytes.
  public func truncated(_ file: URL, to share: Double, as name: String) throws -> URL {
    let content = try Data(contentsOf: file)
    return try write(content.prefix(Int(Double(content.count) * share)), to: name)
  }

  /// The names of all it holds, at any depth.
  public static func contents(of folder: URL) -> [String] {
    (FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []).sorted()
  }
}
