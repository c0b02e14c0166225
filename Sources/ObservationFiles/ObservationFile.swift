import Foundation
import Proctoring
import SessionModel

/// A file of observations, read.
public struct ObservationFile: Sendable {
  /// The usual name in the folder of a report.
  public static let name = "observations.jsonl"
  /// A larger file is none of ours: a day at sixty frames a second has less.
  private static let mostBytes = 1 << 30
  private static let longestLine = 4 << 10

  /// How they came about.
  public let header: ObservationHeader
  /// The end of the session.
  public let end: SessionTime

  /// Reads a file from its beginning to its end, moment by moment.
  ///
  /// - Parameter take: Called with each moment; says whether it was in order of time.
  /// - Throws: ``ObservationFileError``.
  public init(
    reading path: String, begin: (ObservationHeader) -> Void, take: (ObservedMoment) -> Bool
  ) throws(ObservationFileError) {
    try self.init(try Self.content(of: path), named: path, begin: begin, take: take)
  }

  /// Reads the content of a file that lies elsewhere.
  ///
  /// - Parameter path: What it is called in errors.
  /// - Throws: ``ObservationFileError``.
  public init(
    _ content: Data, named path: String, begin: (ObservationHeader) -> Void = { _ in },
    take: (ObservedMoment) -> Bool
  ) throws(ObservationFileError) {
    var header: ObservationHeader?
    var end: SessionTime?
    var number = 0
    for line in content.split(separator: UInt8(ascii: "\n")) {
      number += 1
      func fault(_ why: String) -> ObservationFileError { .malformed(path: path, line: number, why: why) }
      guard end == nil else { throw fault("it stands after the end") }
      guard line.count <= Self.longestLine else { throw fault("it is too long") }
      switch ObservationLine.read(Data(line)) {
      case .failure(let reason): throw fault(reason.why)
      case .success(.header(let read)):
        guard header == nil else { throw fault("it is a second header") }
        header = read
        begin(read)
      case .success(let read):
        guard header != nil else { throw fault("there is no header before it") }
        if case .end(let time) = read { end = time }
        if case .moment(let moment) = read, !take(moment) {
          throw fault("it is not later than the one before")
        }
      }
    }
    guard let header, let end else { throw .cutOff(path: path) }
    self.header = header
    self.end = end
  }

  private static func content(of path: String) throws(ObservationFileError) -> Data {
    guard FileManager.default.fileExists(atPath: path) else { throw .notFound(path: path) }
    do {
      let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
      guard size <= mostBytes else {
        throw ObservationFileError.notReadable(path: path, why: "it is larger than 1 GiB")
      }
      return try Data(contentsOf: URL(fileURLWithPath: path), options: .mappedIfSafe)
    } catch let error as ObservationFileError {
      throw error
    } catch {
      throw .notReadable(path: path, why: "no permission, or not a file")
    }
  }
}
