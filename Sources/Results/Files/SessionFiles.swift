import Persistence
import Proctoring
import SessionModel

/// The names of a session's blobs:
///
/// ```
/// sessions/<id>/recording.bin
/// sessions/<id>/upload/<20 digits>.part
/// sessions/<id>/analyses/<n>/report.json, observations.jsonl, clips/<flag>.mp4, clips/<flag>-peak.mp4
/// sessions/<id>/scores/<20 digits>.json
/// ```
///
/// Numbers of 20 digits are filled with zeros, so that names are in their order.
public struct SessionFiles: Hashable, Sendable {
  /// The session.
  public let session: SessionID

  /// The names of a session.
  public init(_ session: SessionID) { self.session = session }

  /// Everything that is kept of it.
  public var folder: BlobFolder { Self.folder(path) }
  /// A recording that was handed in whole.
  public var recording: BlobKey { Self.key("\(path)/recording.bin") }
  /// The parts of a recording that is being handed in.
  public var uploads: BlobFolder { Self.folder("\(path)/upload") }
  /// Everything that analyses gave.
  public var analyses: BlobFolder { Self.folder("\(path)/analyses") }
  /// The scores.
  public var scores: BlobFolder { Self.folder("\(path)/scores") }

  /// A part of a recording.
  ///
  /// - Parameter number: Where it begins, or which it is: 0 or more.
  public func upload(_ number: Int) throws(FieldFault) -> BlobKey {
    try Self.key("\(uploads)/\(Self.digits(number, "upload")).part")
  }

  /// A score.
  ///
  /// - Parameter number: 0 or more.
  public func score(_ number: Int) throws(FieldFault) -> BlobKey {
    try Self.key("\(scores)/\(Self.digits(number, "score")).json")
  }

  /// The number of a part; nil for a name that is none of this session's.
  public func uploadNumber(of key: BlobKey) -> Int? { number(of: key, in: uploads, ending: ".part") }

  /// The number of a score; nil for a name that is none of this session's.
  public func scoreNumber(of key: BlobKey) -> Int? { number(of: key, in: scores, ending: ".json") }

  var path: String { "sessions/\(session)" }

  private static let digitCount = 20

  private static func digits(_ number: Int, _ field: String) throws(FieldFault) -> String {
    guard number >= 0 else { throw FieldFault(field: "\(field).number", problem: "is below 0") }
    let digits = String(number)
    return String(repeating: "0", count: digitCount - digits.count) + digits
  }

  private func number(of key: BlobKey, in folder: BlobFolder, ending: String) -> Int? {
    let name = key.description
    guard key.lies(in: folder), name.hasSuffix(ending) else { return nil }
    let digits = name.dropFirst(folder.description.count + 1).dropLast(ending.count)
    guard digits.count == Self.digitCount, digits.utf8.allSatisfy(Self.isDigit) else { return nil }
    return Int(digits)
  }

  static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

  static func key(_ name: String) -> BlobKey {
    do { return try BlobKey(name) } catch { preconditionFailure("a session's own names fit: \(error)") }
  }

  static func folder(_ name: String) -> BlobFolder {
    do { return try BlobFolder(name) } catch { preconditionFailure("a session's own names fit: \(error)") }
  }
}
