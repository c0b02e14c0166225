import Foundation
import Interviewing
import ObservationFiles
import Persistence
import ReportPage
import Results
import SessionModel

/// The report as a page whose clips are links into this interface.
struct ReportPageAnswer: Sendable {
  /// A page draws no more: a day at five frames a second has less.
  private static let mostObservationBytes = 256 << 20

  let services: APIServices

  func make(_ composed: ComposedReport, _ call: Call) async throws -> Answer {
    let id = try call.session
    let page = ReportPage(
      composed.report, timeline: try await timeline(of: id, composed), policy: composed.policy
    ) { clip in
      .link(Self.link(clip, of: composed, id))
    }
    return Answer(bytes: [UInt8](page.html()), type: "text/html; charset=utf-8")
  }

  /// A clip's address, from the flag that shows it.
  private static func link(_ clip: ClipSummary, of composed: ComposedReport, _ id: SessionID) -> String {
    let flag = composed.report.flags.first { [$0.clip?.file, $0.peakClip?.file].contains(clip.file) }
    let name = flag?.peakClip?.file == clip.file ? "peak-clip" : "clip"
    return "\(SessionEndpoints.base)/\(id)/flags/\(flag?.id ?? "none")/\(name)?analysis=\(composed.analysis)"
  }

  /// The measurements of the whole session; empty where none were kept.
  private func timeline(of id: SessionID, _ composed: ComposedReport) async throws -> Timeline {
    let end = SessionTime(seconds: composed.report.recording.durationS)
    var timeline = Timeline(until: end)
    guard let reading = try await services.reports.results.observations(of: id, analysis: composed.analysis)
    else {
      return timeline
    }
    guard reading.byteCount <= Self.mostObservationBytes else { return timeline }
    var content = Data(capacity: reading.byteCount)
    for try await chunk in reading.chunks { content += chunk }
    _ = try ObservationFile(content, named: ObservationFile.name) { moment in
      timeline.take(moment)
      return true
    }
    return timeline
  }
}
