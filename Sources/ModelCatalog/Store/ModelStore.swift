import Crypto
import Foundation

/// What can be wrong with a model.
public enum ModelError: Error, Hashable, CustomStringConvertible {
  /// The catalogue has no model of this name.
  case unknown(name: String, known: [String])
  /// The file is not there.
  case missing(name: String, path: String)
  /// The file is there and is not what the catalogue says.
  case damaged(name: String, path: String, why: String)
  /// Fetching failed.
  case notFetched(why: String)

  /// What is wrong and what to do about it.
  public var description: String {
    switch self {
    case .unknown(let name, let known):
      "there is no model \"\(name)\"; the catalogue has \(known.joined(separator: ", "))"
    case .missing(let name, let path):
      "the model \"\(name)\" is missing (\(path)); run \"proctor models fetch\""
    case .damaged(let name, let path, let why):
      "the model \"\(name)\" is damaged (\(path): \(why)); run \"proctor models fetch\" to replace it"
    case .notFetched(let why): "the models could not be fetched: \(why)"
    }
  }
}

/// The folder that holds the models. No file is handed out before its SHA-256 was checked: a damaged model
/// can end the process that loads it.
public struct ModelStore: Sendable {
  /// The folder.
  public let folder: URL
  /// What belongs in it.
  public let manifest: ModelManifest

  /// Creates a store over a folder, which need not exist.
  public init(folder: URL, manifest: ModelManifest = .builtIn) {
    self.folder = folder
    self.manifest = manifest
  }

  /// The folder that holds the models unless told otherwise: `PROCTOR_MODELS`, or `models` in the cache.
  public static func defaultFolder(environment: [String: String]) -> URL {
    if let folder = environment["PROCTOR_MODELS"], !folder.isEmpty {
      return URL(fileURLWithPath: folder, isDirectory: true)
    }
    return cacheFolder(environment: environment).appending(path: "models")
  }

  /// The folder for everything that can be made again: `PROCTOR_CACHE`, else `XDG_CACHE_HOME/interview-proctor`,
  /// else `~/.cache/interview-proctor`.
  public static func cacheFolder(environment: [String: String]) -> URL {
    if let cache = environment["PROCTOR_CACHE"], !cache.isEmpty {
      return URL(fileURLWithPath: cache, isDirectory: true)
    }
    let home = environment["HOME"] ?? NSHomeDirectory()
    let caches =
      environment["XDG_CACHE_HOME"].flatMap { $0.isEmpty ? nil : $0 } ?? home + "/.cache"
    return URL(fileURLWithPath: caches, isDirectory: true).appending(path: "interview-proctor")
  }

  /// The file of a model, checked now, with all that it requires.
  ///
  /// - Throws: ``ModelError``.
  public func verifiedFile(named name: String) throws(ModelError) -> URL {
    guard let entry = manifest.entry(named: name) else {
      throw .unknown(name: name, known: manifest.models.map(\.name))
    }
    for requirement in entry.requires ?? [] { _ = try verifiedFile(named: requirement) }
    return try verify(entry)
  }

  /// Checks one file against its entry.
  ///
  /// - Returns: Where the file is.
  /// - Throws: ``ModelError/missing(name:path:)`` or ``ModelError/damaged(name:path:why:)``.
  @discardableResult
  public func verify(_ entry: ModelEntry) throws(ModelError) -> URL {
    let file = folder.appending(path: entry.file)
    let target = file.resolvingSymlinksInPath().path
    guard let size = try? FileManager.default.attributesOfItem(atPath: target)[.size] as? Int else {
      throw .missing(name: entry.name, path: file.path)
    }
    guard size == entry.bytes else {
      throw .damaged(name: entry.name, path: file.path, why: "\(size) bytes, not \(entry.bytes)")
    }
    guard let content = try? Data(contentsOf: file, options: .mappedIfSafe) else {
      throw .damaged(name: entry.name, path: file.path, why: "it cannot be read")
    }
    guard SHA256.hash(data: content).hexadecimal == entry.sha256 else {
      throw .damaged(name: entry.name, path: file.path, why: "its SHA-256 is not the catalogue's")
    }
    return file
  }
}

extension SHA256.Digest {
  /// The digest in lower-case hexadecimal.
  fileprivate var hexadecimal: String { map { String(format: "%02x", $0) }.joined() }
}
