/// Why a file could not be read as a document.
public enum KnowledgeFileError: Error, Hashable, Sendable, CustomStringConvertible {
  /// There is no such file or folder.
  case notFound(path: String)
  /// The file may not be read.
  case notReadable(path: String)
  /// It is a device, a pipe or a socket.
  case notAFile(path: String)
  /// Its name does not say how it is written.
  case unknownKind(path: String)
  /// There is no document in the folder.
  case noDocuments(path: String)
  /// It has more bytes than a document of its kind may have.
  case tooLarge(name: String, limit: Int)
  /// The tool that reads it is not installed.
  case toolMissing(name: String, package: String)
  /// The PDF needs a password, or forbids that its text is taken.
  case locked(name: String)
  /// The PDF cannot be read.
  case notReadablePDF(name: String, why: String)
  /// There is no text in the PDF: its pages are pictures.
  case noText(name: String)
  /// Its text took too long to take out.
  case tookTooLong(name: String)

  /// What is wrong and what to do.
  public var description: String {
    switch self {
    case .notFound(let path): "there is no file or folder \"\(path)\""
    case .notReadable(let path): "\"\(path)\" may not be read by this user"
    case .notAFile(let path): "\"\(path)\" is not a file; pipe it in, with - for its name and --format"
    case .unknownKind(let path):
      "\"\(path)\": its name ends in none of \(KnowledgeFileKind.endings.joined(separator: ", ")); say with --format "
        + "how it is written"
    case .noDocuments(let path):
      "there is no document in the folder \"\(path)\"; their names end in "
        + KnowledgeFileKind.endings.joined(separator: ", ")
    case .tooLarge(let name, let limit): "\(name): it has \(limit) bytes or more; split it"
    case .toolMissing(let name, let package):
      "\(name), which reads PDF, is not installed; run \"make setup\", or install the package \(package)"
    case .locked(let name):
      "\(name): the PDF is protected against reading; save it without a password and without restrictions"
    case .notReadablePDF(let name, let why): "\(name): it is no PDF that can be read (\(why))"
    case .noText(let name):
      "\(name): there is no text in the PDF, only pictures of it; make them into text first, by an OCR program such "
        + "as ocrmypdf"
    case .tookTooLong(let name): "\(name): its text took too long to take out, and that was ended"
    }
  }
}
