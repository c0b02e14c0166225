import Foundation
import Interviewing
import ObservationFiles
import Results

/// What can be wrong with the folder that results are written into.
enum OutputError: Error, CustomStringConvertible {
  /// The folder cannot be created or written into.
  case cannotCreate(path: String, why: String)
  /// Something that is not ours stands in the way.
  case occupied(path: String, by: String)
  /// Writing failed in the middle.
  case notWritten(path: String, why: String)
  /// A file cannot be created or written into.
  case fileNotWritable(path: String)
  /// The report is in its folder, but standard output did not take it.
  case notShown(path: String, why: String)

  var description: String {
    switch self {
    case .cannotCreate(let path, let why): "the folder \"\(path)\" cannot be written into (\(why))"
    case .occupied(let path, let name):
      "\"\(path)\" holds \"\(name)\" that no earlier report left there; choose another --output"
    case .notWritten(let path, let why): "the report could not be written into \"\(path)\" (\(why))"
    case .fileNotWritable(let path):
      "the file \"\(path)\" cannot be written; choose another --output"
    case .notShown(let path, let why): "the report is in \"\(path)\", but could not be printed (\(why))"
    }
  }

  var code: ProctorExit {
    switch self {
    case .cannotCreate, .occupied, .fileNotWritable: .cannotCreate
    case .notWritten, .notShown: .ioError
    }
  }
}

/// The folder of one report. Everything is written into a hidden folder inside it and moved to its place at
/// the end, `report.json` last: where that file stands, the report is complete.
struct ReportFolder {
  static let reportName = "report.json"
  static let textName = "report.txt"
  static let pageName = "report.html"
  static let clipsName = "clips"
  /// What the score was computed from; there only where the answers were scored.
  static let scoreName = "score.json"
  /// Moved in this order: `report.json` leaves first and arrives last.
  private static let names = [reportName, textName, pageName, ObservationFile.name, scoreName, clipsName]
  private static let stagePrefix = ".partial-"
  private static let replacedName = "replaced"

  /// The folder itself.
  let folder: URL
  private let stage: URL
  /// The outermost folder that was made for this report; removed again when it fails.
  private let created: URL?

  /// Where a file of the report is until it is complete.
  func staged(_ name: String) -> URL { stage.appending(path: name) }
  /// Where clips are written until the report is complete.
  var stagedClips: URL { staged(Self.clipsName) }
  /// Where observations are written until then.
  var stagedObservations: URL { staged(ObservationFile.name) }

  /// Prepares a folder, making it where it is not there.
  ///
  /// - Throws: ``OutputError``.
  init(path: String) throws {
    folder = URL(fileURLWithPath: path, isDirectory: true)
    created = Self.outermostMissing(folder)
    stage = folder.appending(path: "\(Self.stagePrefix)\(ProcessInfo.processInfo.processIdentifier)")
    do {
      Self.removeStagesOfTheDead(in: folder)
      try Self.checkUnoccupied(folder)
      try FileManager.default.createDirectory(at: stagedClips, withIntermediateDirectories: true)
    } catch let error as OutputError {
      throw error
    } catch {
      discard()
      throw OutputError.cannotCreate(path: path, why: error.shortReason)
    }
  }

  /// Leaves the folder as it was before.
  func discard() {
    Self.undo(stage, in: folder)
    if let created { try? FileManager.default.removeItem(at: created) }
  }

  /// Writes the report and puts everything in its place, over an earlier report. Where that fails, ``discard()``
  /// brings the earlier one back.
  ///
  /// - Throws: ``OutputError/notWritten(path:why:)``.
  func commit(_ report: Report, page: Data) throws {
    do {
      try report.json().write(to: staged(Self.reportName))
      try Data(report.text().utf8).write(to: staged(Self.textName))
      try page.write(to: staged(Self.pageName))
      let replaced = stage.appending(path: Self.replacedName)
      try FileManager.default.createDirectory(at: replaced, withIntermediateDirectories: false)
      for name in Self.names where Self.exists(name, in: folder) {
        try FileManager.default.moveItem(at: folder.appending(path: name), to: replaced.appending(path: name))
      }
      let isScored = Self.exists(Self.scoreName, in: stage)
      for name in Self.names.reversed() where name != Self.scoreName || isScored {
        try FileManager.default.moveItem(at: stage.appending(path: name), to: folder.appending(path: name))
      }
      try? FileManager.default.removeItem(at: stage)
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

  /// What stands where a report goes must be an earlier report of ours; else it is somebody else's.
  private static func checkUnoccupied(_ folder: URL) throws {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: folder.path, isDirectory: &isFolder) else { return }
    guard isFolder.boolValue else { throw OutputError.cannotCreate(path: folder.path, why: "it is a file") }
    guard let occupied = names.first(where: { exists($0, in: folder) }), !holdsReport(folder) else { return }
    throw OutputError.occupied(path: folder.path, by: occupied)
  }

  private static func holdsReport(_ folder: URL) -> Bool {
    guard let content = try? Data(contentsOf: folder.appending(path: reportName)) else { return false }
    let document = try? JSONSerialization.jsonObject(with: content) as? [String: Any]
    return (document?["program"] as? [String: Any])?["name"] as? String == Build.name
  }

  private static func exists(_ name: String, in folder: URL) -> Bool {
    FileManager.default.fileExists(atPath: folder.appending(path: name).path)
  }

  /// A run that was killed leaves its hidden folder; the next one takes it away, with whatever it had moved.
  private static func removeStagesOfTheDead(in folder: URL) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    for name in names where name.hasPrefix(stagePrefix) {
      guard let process = Int32(name.dropFirst(stagePrefix.count)), isDead(process) else { continue }
      undo(folder.appending(path: name), in: folder)
    }
  }

  /// One's own number can only be that of an earlier process, too.
  static func isDead(_ process: Int32) -> Bool {
    process == ProcessInfo.processInfo.processIdentifier || (kill(process, 0) != 0 && errno == ESRCH)
  }

  /// Takes back what a run had begun to move into place, unless it had come to its end, and removes its stage.
  private static func undo(_ stage: URL, in folder: URL) {
    let replaced = stage.appending(path: replacedName)
    if exists(replacedName, in: stage), exists(reportName, in: stage) {
      for name in names {
        let place = folder.appending(path: name)
        if !exists(name, in: stage) { try? FileManager.default.removeItem(at: place) }
        if exists(name, in: replaced) {
          try? FileManager.default.moveItem(at: replaced.appending(path: name), to: place)
        }
      }
    }
    try? FileManager.default.removeItem(at: stage)
  }
}

extension Error {
  /// What the system says, without paths and domains.
  var shortReason: String {
    if (self as? CocoaError)?.code == .fileWriteOutOfSpace { return "the disk is full" }
    let underlying = (self as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
    let code = underlying?.domain == NSPOSIXErrorDomain ? underlying?.code : nil
    return code.map { String(cString: strerror(Int32($0))) } ?? localizedDescription
  }
}
