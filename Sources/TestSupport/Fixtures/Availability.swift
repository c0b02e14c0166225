import Foundation

/// What of the world around the tests is there; a test that needs what is not says so and is skipped.
public enum Availability {
  /// Whether ffmpeg and ffprobe are installed.
  public static let hasFFmpeg = tool("ffmpeg") != nil && tool("ffprobe") != nil

  /// Whether this process may mount a file system.
  public static let canMount =
    geteuid() == 0 && tool("mount") != nil && tool("unshare") != nil && isMountAllowed

  /// Whether this process runs as an ordinary user, whom permissions bind.
  public static let isOrdinaryUser = geteuid() != 0

  /// Where an installed program is.
  public static func tool(_ name: String) -> URL? {
    let folders = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":") ?? []
    return folders.map { URL(fileURLWithPath: String($0)).appending(path: name) }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
  }

  /// The root of the cache that the set-up fills.
  public static let cache: URL = {
    let environment = ProcessInfo.processInfo.environment
    if let cache = environment["PROCTOR_CACHE"], !cache.isEmpty { return URL(fileURLWithPath: cache) }
    let home = environment["HOME"] ?? NSHomeDirectory()
    let caches = environment["XDG_CACHE_HOME"].flatMap { $0.isEmpty ? nil : $0 } ?? home + "/.cache"
    return URL(fileURLWithPath: caches).appending(path: "interview-proctor")
  }()

  /// The photo of an astronaut that comes with scikit-image, one frontal face, where the cache has it.
  public static let astronaut: URL? = {
    let materials = cache.appending(path: "materials")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: materials.path)) ?? []
    return names.filter { $0.hasPrefix("scikit-image-") }.sorted()
      .map { materials.appending(path: "\($0)/skimage/data/astronaut.png") }
      .first { FileManager.default.fileExists(atPath: $0.path) }
  }()

  /// Tries it once in a mount namespace of its own, which leaves nothing behind.
  private static let isMountAllowed: Bool = {
    guard let unshare = tool("unshare") else { return false }
    let process = Process()
    process.executableURL = unshare
    process.arguments = ["--mount", "mount", "-t", "tmpfs", "tmpfs", "/mnt"]
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }()
}
