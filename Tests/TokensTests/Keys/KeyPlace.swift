import Foundation
import Testing

@testable import Tokens

/// A folder of keys in a place of its own, gone with the test.
final class KeyPlace {
  private let root: String
  let folder: TokenKeyFolder

  init() throws {
    root = FileManager.default.temporaryDirectory.appending(path: "token-keys-\(UUID().uuidString)").path
    folder = TokenKeyFolder(path: root + "/data/keys")
  }

  deinit { try? FileManager.default.removeItem(atPath: root) }

  func path(_ name: String) -> String { root + "/data/keys/" + name }

  /// Writes a file of mode 0600.
  func put(_ name: String, _ content: String) throws {
    try FileManager.default.createDirectory(
      atPath: path("."), withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    try content.write(toFile: path(name), atomically: false, encoding: .utf8)
    try setMode(0o600, name)
  }

  func setMode(_ mode: Int, _ name: String) throws {
    try #require(chmod(path(name), mode_t(mode)) == 0)
  }

  func mode(_ name: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path(name))
    return try #require(attributes[.posixPermissions] as? Int)
  }

  func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: path(".")).sorted() }

  /// Why the folder cannot be used; nil where it can.
  func fault(
    _ use: (TokenKeyFolder) throws -> TokenKeys = { try $0.load(at: Sample.time()) }
  ) -> KeyFileFault? {
    do {
      _ = try use(folder)
      return nil
    } catch TokenError.badKeyFile(let path, let fault) where path.hasPrefix(root) {
      return fault
    } catch {
      Issue.record("another error: \(error)")
      return nil
    }
  }
}
