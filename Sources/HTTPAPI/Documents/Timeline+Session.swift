import Foundation
import ObservationFiles
import ReportPage
import Results
import SessionModel

extension Timeline {
  /// A page draws no more: a day at five frames a second has less.
  private static var mostBytes: Int { 256 << 20 }

  /// The measurements of a whole session; empty where none were kept, or more than a page draws (256 MiB).
  ///
  /// - Throws: `ResultError`, `StoreError`, `ObservationFileError`.
  public init(of id: SessionID, _ composed: ComposedReport, in results: ResultStore) async throws {
    self.init(until: SessionTime(seconds: composed.report.recording.durationS))
    guard let reading = try await results.observations(of: id, analysis: composed.analysis),
      reading.byteCount <= Self.mostBytes
    else { return }
    var content = Data(capacity: reading.byteCount)
    try await reading.forEachChunk { content += $0 }
    _ = try ObservationFile(content, named: ObservationFile.name) { moment in
      take(moment)
      return true
    }
  }
}
