import Foundation

/// Finds the documents below a path.
public enum KnowledgeFolder {
  /// The file at a path, or all files of known kinds in the folder there, at any depth, in the order of
  /// their paths.
  ///
  /// Hidden files are left out. A link is followed to a file inside the folder; one that leads out of it,
  /// or to a folder, is not.
  ///
  /// - Parameter kind: How a file is written that is named itself, whatever its name ends in.
  /// - Throws: ``KnowledgeFileError``.
  public static func files(
    at path: String, kind: KnowledgeFileKind? = nil
  ) throws(KnowledgeFileError) -> [KnowledgeFile] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw .notFound(path: path)
    }
    guard isFolder.boolValue else {
      guard let kind = kind ?? KnowledgeFileKind(name: path) else { throw .unknownKind(path: path) }
      return [KnowledgeFile(path: path, kind: kind)]
    }
    let files = try files(in: path, root: URL(fileURLWithPath: path).resolvingSymlinksInPath().path)
    guard !files.isEmpty else { throw .noDocuments(path: path) }
    return files
  }

  private static func files(
    in folder: String, root: String
  ) throws(KnowledgeFileError) -> [KnowledgeFile] {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      throw .notReadable(path: folder)
    }
    var files: [KnowledgeFile] = []
    for name in names.sorted() where !name.hasPrefix(".") {
      let path = folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
      switch try? FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType {
      case .typeDirectory: files += try self.files(in: path, root: root)
      case .typeRegular:
        if let kind = KnowledgeFileKind(name: name) { files.append(.init(path: path, kind: kind)) }
      case .typeSymbolicLink:
        guard let kind = KnowledgeFileKind(name: name), leadsToFile(path, inside: root) else { continue }
        files.append(KnowledgeFile(path: path, kind: kind))
      default: continue
      }
    }
    return files
  }

  private static func leadsToFile(_ link: String, inside root: String) -> Bool {
    let target = URL(fileURLWithPath: link).resolvingSymlinksInPath().path
    let type = try? FileManager.default.attributesOfItem(atPath: target)[.type] as? FileAttributeType
    return type == .typeRegular && target.hasPrefix(root.hasSuffix("/") ? root : root + "/")
  }
}
