import Foundation

/// The clone that these tests are of.
public enum Clone {
  /// Its folder.
  public static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// A folder of the cache, as `scripts/cache-dir` names it, whether or not it is there.
  ///
  /// - Throws: Where the script cannot be run, or knows no such folder.
  public static func cacheFolder(_ name: String) throws -> URL {
    let process = Process()
    process.executableURL = root.appending(path: "scripts/cache-dir")
    process.arguments = [name]
    let output = Pipe()
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    try process.run()
    let said = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0,
      let line = String(decoding: said, as: UTF8.self).split(separator: "\n").first
    else { throw CocoaError(.fileNoSuchFile) }
    return URL(fileURLWithPath: String(line))
  }
}
