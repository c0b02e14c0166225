import Blobs
import Foundation
import ModelClients
import Persistence
import SessionModel
import StorageSQLite
import Tokens

/// What the doctor looks at for the server.
struct ServerChecks {
  /// Below this much free space somebody should know: a recording of an hour has as much.
  private static let leastFreeBytes = 1 << 30
  /// For how long a database is searched for damage.
  private static let patience = Duration.seconds(10)

  private let options: DataOptions

  init(_ options: DataOptions) { self.options = options }

  /// Looks at everything.
  func run(_ examination: Examination) async {
    await examination.look("settings") {
      _ = try ServeSettings(try options.source())
      return .sound("can be used")
    }
    if let folder = try? options.folder() {
      await examination.look("data folder") { try Self.dataFolder(folder.url.path) }
      await examination.look("database") { try Self.database(folder.database) }
      await examination.look("keys") { try Self.keys(folder.keys) }
      await examination.look("files") { try await Self.files(folder.blobs) }
    }
    await examination.look("language model") {
      let source = try options.source()
      return try await Self.languageModel(source.merged)
    }
  }

  private static func dataFolder(_ path: String) throws -> Finding {
    guard let mode = try FileMode(path) else {
      guard access(existingParent(of: path), W_OK | X_OK) == 0 else {
        throw Ailment(
          description:
            "\(path) is not there and this user cannot make it; name another with --data or PROCTOR_DATA")
      }
      return .sound("\(path) is yet to be made by \"proctor serve\"")
    }
    guard mode.isFolder else {
      throw Ailment(description: "\(path) is no folder; name another with --data or PROCTOR_DATA")
    }
    guard access(path, R_OK | W_OK | X_OK) == 0 else {
      throw Ailment(description: "this user may not write into \(path); check its owner and permissions")
    }
    guard !mode.lets(0o022) else {
      throw Ailment(description: "others may write into \(path); run \"chmod go-w\" on it")
    }
    let free = freeBytes(path)
    let words = "\(path), \(free >> 20) MiB free"
    return free < leastFreeBytes ? .doubtful("\(words): make room, for recordings are large") : .sound(words)
  }

  private static func existingParent(of path: String) -> String {
    var url = URL(fileURLWithPath: path).standardizedFileURL
    while url.path != "/", !FileManager.default.fileExists(atPath: url.path) { url.deleteLastPathComponent() }
    return url.path
  }

  private static func freeBytes(_ path: String) -> Int {
    var status = statvfs()
    guard statvfs(path, &status) == 0 else { return 0 }
    return Int(status.f_bavail) * Int(status.f_frsize)
  }

  private static func database(_ path: String) throws -> Finding {
    guard let mode = try FileMode(path) else { return .sound("\(path) is yet to be made") }
    let steps = try SQLiteDatabase.steps(of: path)
    guard !mode.lets(0o077) else {
      throw Ailment(description: "others may read \(path); run \"chmod 600\" on it")
    }
    switch try SQLiteDatabase.quickCheck(path, within: patience) {
    case .damaged(let why): throw StoreError.damaged(path: path, why: why)
    case .unfinished: return .doubtful("\(path): no damage in what could be looked at in \(patience)")
    case .sound where steps.missing.isEmpty:
      return .sound("\(path), \"\(steps.taken.last ?? "")\", no damage")
    case .sound:
      let count = steps.missing.count
      return .doubtful(
        "\(path): steps of its form that are missing: \(count); whatever opens it takes them, or \"proctor migrate\""
      )
    }
  }

  /// Reading the keys makes one where there is none, so it is asked first whether there is.
  private static func keys(_ path: String) throws -> Finding {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    guard names.contains(where: { $0.hasSuffix(".pem") && !$0.hasPrefix(".") }) else {
      return .sound("none yet; the first is made when it is needed")
    }
    let count = try TokenKeyFolder(path: path).load(at: .now).ids.count
    return .sound(count == 1 ? "1 key" : "\(count) keys")
  }

  private static func files(_ folder: URL) async throws -> Finding {
    guard let mode = try FileMode(folder.path) else { return .sound("\(folder.path) is yet to be made") }
    guard !mode.lets(0o077) else {
      throw Ailment(description: "others may look into \(folder.path); run \"chmod 700\" on it")
    }
    let blobs = try FolderBlobStore(folder)
    let key = try BlobKey("health/\(UUID().uuidString).probe")
    _ = try await blobs.put(key, ByteChunks { $0.finish() }, atMost: 0)
    _ = try await blobs.remove(key)
    return .sound("\(folder.path) can be written")
  }

  /// One that nobody set up need not be there: without it everything works but scores.
  private static func languageModel(_ environment: [String: String]) async throws -> Finding {
    let server = try ModelServer.read(from: environment)
    do {
      try await server.client(limits: CallLimits(questionDeadline: .seconds(5))).check()
      return .sound("\(server.model) at \(server.name)")
    } catch {
      let names = ["OPENAI_API_URL", "OLLAMA_API_URL", "OLLAMA_MODEL"]
      guard names.allSatisfy({ (environment[$0] ?? "").isEmpty }) else { throw error }
      return .doubtful("there will be no scores: \(error)")
    }
  }
}

/// What a file is, and what its permissions let others do.
private struct FileMode {
  private let mode: mode_t

  /// - Returns: Nil where there is nothing.
  /// - Throws: ``Ailment`` where it cannot be asked for.
  init?(_ path: String) throws {
    var status = stat()
    guard stat(path, &status) == 0 else {
      if errno == ENOENT { return nil }
      throw Ailment(description: "\(path) cannot be looked at: \(String(cString: strerror(errno)))")
    }
    mode = status.st_mode
  }

  var isFolder: Bool { mode & S_IFMT == S_IFDIR }

  func lets(_ bits: mode_t) -> Bool { mode & bits != 0 }
}
