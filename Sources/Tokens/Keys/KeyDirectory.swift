import Foundation

/// A folder that is open. Files are reached through it, not by their paths, so that what was looked at is what is read.
struct KeyDirectory: ~Copyable {
  /// What a key is written to before it gets its name. Only who holds the lock writes there.
  private static let unfinished = ".new-key"

  private let path: String
  private let folder: FileDescriptor

  init(path: String) throws(TokenError) {
    let folder = try FileDescriptor(path: path) { open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    let status = try folder.status()
    guard status.st_uid == geteuid() else { throw .badKeyFile(path: path, .foreignOwner) }
    // Who may write in it can put a key of their own there. Reading shows the names only.
    guard status.st_mode & 0o022 == 0 else { throw .badKeyFile(path: path, .openToOthers) }
    self.path = path
    self.folder = folder
  }

  /// Waits until nobody else holds it.
  func lock() throws(TokenError) { try folder.call { flock($0, LOCK_EX) } }

  func names() throws(TokenError) -> [String] {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: path)
    } catch {
      throw .badKeyFile(path: path, KeyFileFault(errno: EIO))
    }
  }

  /// All of a file that is ours alone.
  func read(_ name: String, upTo most: Int) throws(TokenError) -> [UInt8] {
    let path = "\(path)/\(name)"
    let flags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC
    let file = try folder.opening(name, path: path) { openat($0, name, flags) }
    let status = try file.status()
    if let fault = KeyFileFault(of: status, upTo: most) { throw .badKeyFile(path: path, fault) }
    let bytes = try file.read(upTo: most + 1)
    guard !bytes.isEmpty else { throw .badKeyFile(path: path, .empty) }
    guard bytes.count <= most else { throw .badKeyFile(path: path, .tooLong) }
    return bytes
  }

  /// Keeps a file of mode 0600: written beside and moved, so that it is there whole or not at all.
  func write(_ bytes: [UInt8], as name: String) throws(TokenError) {
    // What a server left behind that was killed here.
    _ = folder.result { unlinkat($0, Self.unfinished, 0) }
    let file = try folder.opening(Self.unfinished, path: "\(path)/\(Self.unfinished)") {
      openat($0, Self.unfinished, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    }
    // A mask for new files can take our own rights from it.
    try file.call { fchmod($0, 0o600) }
    try file.write(bytes)
    try file.call { fsync($0) }
    try folder.call { renameat($0, Self.unfinished, $0, name) }
    try folder.call { fsync($0) }
  }
}

extension KeyFileFault {
  /// What makes a file one that is not to be trusted; nil where nothing does.
  init?(of status: stat, upTo most: Int) {
    guard status.st_mode & S_IFMT == S_IFREG else {
      self = .wrongKind
      return
    }
    if status.st_uid != geteuid() {
      self = .foreignOwner
    } else if status.st_mode & 0o077 != 0 {
      self = .openToOthers
    } else if status.st_size > most {
      self = .tooLong
    } else {
      return nil
    }
  }

  /// What the system says.
  init(errno code: Int32) {
    self =
      code == ELOOP
      ? .link : code == ENOTDIR ? .wrongKind : .system(code: code, words: String(cString: strerror(code)))
  }
}
