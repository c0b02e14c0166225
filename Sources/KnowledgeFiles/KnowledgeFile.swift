import Foundation

/// A file that holds one document or several.
public struct KnowledgeFile: Hashable, Sendable {
  /// Its path, as errors name it.
  public let path: String
  /// How it is written.
  public let kind: KnowledgeFileKind

  /// Names a file.
  public init(path: String, kind: KnowledgeFileKind) {
    self.path = path
    self.kind = kind
  }

  /// Its bytes; of a PDF the text of its pages, in UTF-8, with a form feed between them.
  ///
  /// - Throws: ``KnowledgeFileError``, `CancellationError`.
  public func content() async throws -> [UInt8] {
    let file = Foundation.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else {
      throw errno == ENOENT
        ? KnowledgeFileError.notFound(path: path) : KnowledgeFileError.notReadable(path: path)
    }
    let handle = FileHandle(fileDescriptor: file, closeOnDealloc: true)
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw KnowledgeFileError.notAFile(path: path)
    }
    return try await Self.content(of: handle, name: path, kind: kind)
  }

  /// The same of what a handle gives to its end, such as standard input.
  ///
  /// - Throws: ``KnowledgeFileError``, `CancellationError`.
  public static func content(
    of handle: FileHandle, name: String, kind: KnowledgeFileKind
  ) async throws -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count < kind.bytesLimit {
      try Task.checkCancellation()
      let piece: Data?
      do {
        piece = try handle.read(upToCount: 1 << 20)
      } catch {
        throw KnowledgeFileError.notReadable(path: name)
      }
      guard let piece, !piece.isEmpty else { break }
      bytes += piece
    }
    guard bytes.count < kind.bytesLimit else {
      throw KnowledgeFileError.tooLarge(name: name, limit: kind.bytesLimit)
    }
    return kind == .pdf ? try await PDFText.pages(of: bytes, name: name) : bytes
  }
}
