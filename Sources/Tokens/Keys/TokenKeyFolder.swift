import Foundation
import SessionModel

/// A folder of our own signing keys, `key-SECONDS.pem` each: its name tells when it was made. Other files in it are let
/// be. Whoever may read a key can make tokens of every role, so nothing is used that others than its owner can open.
public struct TokenKeyFolder: Sendable {
  /// The most keys: with one a quarter, and tokens that live 400 days, seven are in use.
  public static let mostKeys = 16
  /// The most bytes of a key file; a P-256 key in PEM has about 240.
  public static let mostKeyBytes = 16_384

  private let path: String

  /// Names a folder; touches nothing.
  public init(path: String) { self.path = path }

  /// Reads the keys. Where there is none yet, makes the folder (mode 0700) and a first key (mode 0600).
  ///
  /// Several servers may start on one folder at once: one of them makes the key, and all get the same.
  ///
  /// - Throws: ``TokenError/badKeyFile(path:_:)`` where a key cannot be used, the others notwithstanding: a server
  ///   that drops one of its keys would refuse tokens that are good.
  public func load(at now: WallTime) throws(TokenError) -> TokenKeys {
    let folder = try opened()
    let keys = try keys(in: folder)
    guard let newest = keys.last else {
      return TokenKeys(newest: try made(after: nil, in: folder, at: now).key)
    }
    return TokenKeys(newest: newest.key, older: keys.dropLast().map(\.key))
  }

  /// Makes another key, which signs from the next ``load(at:)`` on; the others still verify.
  public func addKey(at now: WallTime) throws(TokenError) -> TokenKeys {
    let folder = try opened()
    let keys = try keys(in: folder)
    guard keys.count < Self.mostKeys else { throw .badKeyFile(path: path, .tooManyKeys(most: Self.mostKeys)) }
    let new = try made(after: keys.last?.name, in: folder, at: now)
    return TokenKeys(newest: new.key, older: keys.map(\.key))
  }

  private typealias NamedKey = (name: TokenKeyName, key: TokenKey)

  /// The folder, ours alone until it is closed.
  private func opened() throws(TokenError) -> KeyDirectory {
    do {
      let attributes: [FileAttributeKey: Any] = [.posixPermissions: 0o700]
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true, attributes: attributes)
    } catch {
      // Opening it tells why, in the system's words.
    }
    let folder = try KeyDirectory(path: path)
    try folder.lock()
    return folder
  }

  /// From the oldest to the newest.
  private func keys(in folder: borrowing KeyDirectory) throws(TokenError) -> [NamedKey] {
    var keys: [NamedKey] = []
    for file in try folder.names() where file.hasSuffix(".pem") && !file.hasPrefix(".") {
      guard let name = TokenKeyName(file) else { throw .badKeyFile(path: "\(path)/\(file)", .badName) }
      guard keys.count < Self.mostKeys else {
        throw .badKeyFile(path: path, .tooManyKeys(most: Self.mostKeys))
      }
      let bytes = try folder.read(file, upTo: Self.mostKeyBytes)
      guard let key = TokenKey(pem: String(decoding: bytes, as: UTF8.self)) else {
        throw .badKeyFile(path: "\(path)/\(file)", .damaged)
      }
      keys.append((name, key))
    }
    return keys.sorted { $0.name < $1.name }
  }

  private func made(
    after last: TokenKeyName?, in folder: borrowing KeyDirectory, at now: WallTime
  ) throws(TokenError) -> NamedKey {
    guard let name = TokenKeyName(at: now, after: last) else { throw .badClock }
    let key = TokenKey()
    try folder.write(Array(key.pem.utf8), as: name.description)
    return (name, key)
  }
}
