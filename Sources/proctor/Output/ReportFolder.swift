import Foundation
import Interviewing

/// What can be wrong with the folder that results are written into.
enum OutputError: Error, CustomStringConvertible {
  /// The folder cannot be created or written into.
  case cannotCreate(path: String, why: String)
  /// Something that is not ours stands in the way.
  case occupied(path: String, by: String)
  /// Writing failed in the middle.
  case notWritten(path: String, why: String)

  var description: String {
    switch self {
    case .cannotCreate(let path, let why): "the folder \"\(path)\" cannot be written into (\(why))"
    case .occupied(let path, let name):
      "\"\(path)\" holds \"\(name)\" that no earlier report left there; choose another --output"
    case .notWritten(let path, let why): "the report could not be written into \"\(path)\" (\(why))"
    }
  }

  var code: ProctorExit {
    switch self {
    case .cannotCreate, .occupied: .cannotCreate
    case .notWritten: .ioError
    }
  }
}

/// The folder of one report. Everything is written into a hidden folder inside it and moved to its place at
/// the end, `report.json` last: where that file stands, the report is complete.
struct ReportFolder {
  static let reportName = "report.json"
  static let textName = "report.txt"
  static let clipsName = "clips"
  private static let stagePrefix = ".partial-"

  /// The folder itself.
  let folder: URL
  private let stage: URL
  /// The outermost folder that was made for this report; removed again when it fails.
  private let created: URL?

  /// Where clips are written until the report is complete.
  var stagedClips: URL { stage.appending(path: Self.clipsName) }

  /// Prepares a folder, making it where it is not there.
  ///
  /// - Throws: ``OutputError``.
  init(path: String) throws {
    folder = URL(fileURLWithPath: path, isDirectory: true)
    created = Self.outermostMissing(folder)
    stage = folder.appending(path: "\(Self.stagePrefix)\(ProcessInfo.processInfo.processIdentifier)")
    do {
      try Self.checkUnoccupied(folder)
      try FileManager.default.createDirectory(at: stagedClips, withIntermediateDirectories: true)
    } catch let error as OutputError {
      throw error
    } catch {
      discard()
      throw OutputError.cannotCreate(path: path, why: error.shortReason)
    }
    removeStagesOfTheDead()
  }

  /// Leaves the folder as it was before.
  func discard() {
    try? FileManager.default.removeItem(at: stage)
    if let created { try? FileManager.default.removeItem(at: created) }
  }

  /// Writes the report and puts everything in its place, over an earlier report.
  ///
  /// - Throws: ``OutputError/notWritten(path:why:)``.
  func commit(_ report: Report) throws {
    do {
      try report.json().write(to: stage.appending(path: Self.reportName))
      try Data(report.text().utf8).write(to: stage.appending(path: Self.textName))
      let replaced = stage.appending(path: "replaced")
      try FileManager.default.createDirectory(at: replaced, withIntermediateDirectories: false)
      let names = [Self.reportName, Self.textName, Self.clipsName]
      for name in names where FileManager.default.fileExists(atPath: folder.appending(path: name).path) {
        try FileManager.default.moveItem(
          at: folder.appending(path: name), to: replaced.appending(path: name))
      }
      for name in names.reversed() {
        try FileManager.default.moveItem(at: stage.appending(path: name), to: folder.appending(path: name))
      }
      try FileManager.default.removeItem(at: stage)
    } catch {
      throw OutputError.notWritten(path: folder.path, why: error.shortReason)
    }
  }

  private static func outermostMissing(_ folder: URL) -> URL? {
    var missing: URL?
    var at = folder.standardizedFileURL
    while at.path != "/", !FileManager.default.fileExists(atPath: at.path) {
      missing = at
      at = at.deletingLastPathComponent()
    }
    return missing
  }

  /// Clips without a report beside them are somebody else's.
  private static func checkUnoccupied(_ folder: URL) throws {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: folder.path, isDirectory: &isFolder) else { return }
    guard isFolder.boolValue else { throw OutputError.cannotCreate(path: folder.path, why: "it is a file") }
    let hasReport = FileManager.default.fileExists(atPath: folder.appending(path: reportName).path)
    let hasClips = FileManager.default.fileExists(atPath: folder.appending(path: clipsName).path)
    if hasClips, !hasReport { throw OutputError.occupied(path: folder.path, by: clipsName) }
  }

  /// A run that was killed leaves its hidden folder; the next one takes it away.
  private func removeStagesOfTheDead() {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    for name in names where name.hasPrefix(Self.stagePrefix) {
      guard let process = Int32(name.dropFirst(Self.stagePrefix.count)), kill(process, 0) != 0, errno == ESRCH
      else { continue }
      try? FileManager.default.removeItem(at: folder.appending(path: name))
    }
  }
}

extension Report {
  /// The JSON document, keys in snake_case and sorted, so that equal reports are equal bytes.
  func json() throws -> Data {
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(self) + Data("\n".utf8)
  }
}

extension Error {
  /// What the system says, without paths and domains.
  fileprivate var shortReason: String {
    let underlying = (self as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
    let code = underlying?.domain == NSPOSIXErrorDomain ? underlying?.code : nil
    return code.map { String(cString: strerror(Int32($0))) } ?? localizedDescription
  }
}
