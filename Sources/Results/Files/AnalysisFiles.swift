import Persistence
import Proctoring
import SessionModel

/// The names of what one analysis of a session gave.
public struct AnalysisFiles: Hashable, Sendable {
  /// The session.
  public let session: SessionID
  /// Which analysis: 1 to 1,000,000.
  public let number: Int

  /// The numbers that an analysis may have.
  public static let numbers = 1...1_000_000

  /// The names of an analysis; a number out of range is refused.
  public init(_ session: SessionID, _ number: Int) throws(FieldFault) {
    guard Self.numbers.contains(number) else {
      throw FieldFault(
        field: "analysis",
        problem: "must be from \(Self.numbers.lowerBound) to \(Self.numbers.upperBound)")
    }
    self.session = session
    self.number = number
  }

  /// Everything that it gave.
  public var folder: BlobFolder { SessionFiles.folder(path) }
  /// What it found: written last, so that what it names is there.
  public var report: BlobKey { SessionFiles.key("\(path)/report.json") }
  /// What it saw and heard at each moment.
  public var observations: BlobKey { SessionFiles.key("\(path)/observations.jsonl") }

  /// A clip of a flag; a flag whose name is no part of a path is refused.
  public func clip(_ flag: FlagID, _ subject: ClipWindow.Subject = .flag) throws(FieldFault) -> BlobKey {
    guard !flag.rawValue.contains("/"), !flag.rawValue.contains(".") else {
      throw FieldFault(field: "flag.id", problem: "is no name of a file")
    }
    return try BlobKey("\(path)/clips/\(flag)\(subject == .peak ? "-peak" : "").mp4")
  }

  /// What a document of this analysis calls a blob: its name from the analysis's folder on, for one that lies elsewhere
  /// all of it.
  public func relative(_ key: BlobKey) -> String {
    key.lies(in: folder) ? String(key.description.dropFirst(path.count + 1)) : key.description
  }

  /// The blob of this analysis that a document of it calls so; nil for what is none.
  func blob(_ name: String) -> BlobKey? { try? BlobKey("\(path)/\(name)") }

  private var path: String { "sessions/\(session)/analyses/\(number)" }
}

extension SessionFiles {
  /// The analysis that a report is of; nil for a name that is no report of this session.
  public func analysisNumber(ofReport key: BlobKey) -> Int? {
    guard key.lies(in: analyses) else { return nil }
    let digits = key.description.dropFirst(analyses.description.count + 1).prefix { $0 != "/" }
    guard digits.utf8.allSatisfy(Self.isDigit), let number = Int(digits),
      (try? AnalysisFiles(session, number))?.report == key
    else { return nil }
    return number
  }
}
