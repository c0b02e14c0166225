import Interviewing
import Persistence
import ReportPage
import Results
import SessionModel

/// The report as a page; clips for which it has no room are links into this interface.
struct ReportPageAnswer: Sendable {
  let services: APIServices

  func make(_ composed: ComposedReport, _ call: Call) async throws -> Answer {
    let id = try call.session
    let page = try await SessionPage(id, composed, services.reports.results, services.blobs) { clip in
      .link(Self.link(clip, of: composed, id))
    }
    return Answer(bytes: [UInt8](page.html), type: "text/html; charset=utf-8")
  }

  /// A clip's address, from the flag that shows it.
  private static func link(_ clip: ClipSummary, of composed: ComposedReport, _ id: SessionID) -> String {
    let flag = composed.report.flags.first { [$0.clip?.file, $0.peakClip?.file].contains(clip.file) }
    let name = flag?.peakClip?.file == clip.file ? "peak-clip" : "clip"
    return "\(SessionEndpoints.base)/\(id)/flags/\(flag?.id ?? "none")/\(name)?analysis=\(composed.analysis)"
  }
}
