import Retrieval

/// Why a store could not keep or give something.
public enum StoreError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file is no database.
  case notADatabase(path: String)
  /// The file is a database that another program made.
  case foreignDatabase(path: String)
  /// A newer version of this program changed the database's form.
  case newerSchema(path: String)
  /// There is no such database.
  case notFound(path: String)
  /// The database cannot be made or opened.
  case notOpened(path: String, why: String)
  /// The database or the folder may be read but not written.
  case readOnly(path: String)
  /// There is no space left on the disk.
  case diskFull(path: String)
  /// Another program kept the database locked for too long.
  case busy(path: String)
  /// The database's content is torn.
  case damaged(path: String, why: String)
  /// A document is not as it has to be; nothing of it was kept.
  case unfit(DocumentID, why: String)
  /// Another content has a document's name already.
  case nameTaken(DocumentID)
  /// A rubric for the same role, level and version is there with other words, under the name `by`.
  case rubricTaken(version: String, by: DocumentID)
  /// Something else failed.
  case failed(path: String, why: String)

  /// What is wrong and what to do.
  public var description: String {
    switch self {
    case .notADatabase(let path):
      "\"\(path)\" is not a database; name another file with --database, or move this one away"
    case .foreignDatabase(let path):
      "\"\(path)\" is the database of another program; name another file with --database"
    case .newerSchema(let path):
      "\"\(path)\" was written by a newer version of this program; use that one, or another database"
    case .notFound(let path):
      "there is no database \"\(path)\"; run \"proctor kb seed\" or \"proctor kb ingest\" first"
    case .notOpened(let path, let why): "the database \"\(path)\" cannot be opened (\(why))"
    case .readOnly(let path):
      "\"\(path)\" may not be written; check the permissions of the file and its folder"
    case .diskFull(let path):
      "the disk is full; \"\(path)\" stays as it was: make room and run the command again"
    case .busy(let path):
      "the database \"\(path)\" is locked by another program; try again when that one is done"
    case .damaged(let path, let why):
      "the database \"\(path)\" is damaged (\(why)); restore it from a backup, or begin a new one"
    case .unfit(let id, let why): "the document \(id) cannot be kept: \(why)"
    case .nameTaken(let id): "another document has the name \(id): remove that one first"
    case .rubricTaken(let version, let id):
      "there is a rubric of version \(version) for this role and level already, with other words (\(id)): "
        + "give this one a new version, or remove that one first"
    case .failed(let path, let why): "what is kept in \"\(path)\" could not be read or written (\(why))"
    }
  }
}
