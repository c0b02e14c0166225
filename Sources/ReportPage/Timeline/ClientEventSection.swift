import Interviewing
import SessionModel

/// What the candidate's browser told: its lanes on the timeline, and the list below it. Nothing where it told nothing.
struct ClientEventSection {
  let events: [ClientEventSummary]
  /// The length of the session in seconds.
  let durationS: Double

  /// Longer lists are folded.
  private static let mostOpen = 8
  /// The most that are listed; all are in the JSON report.
  static let mostListed = 500

  /// The lanes with what is to be known of them.
  var lanes: String {
    guard !events.isEmpty else { return "" }
    return """
      <p class="note told">Told by the candidate’s browser, which can be made to tell anything, and to keep quiet: shown, \
      and not judged.\(limit)</p>
      \(ClientLane.all(of: events, durationS: durationS).map(\.html).joined())
      """
  }

  private var limit: String {
    guard events.reduce(0, { $0 + $1.eventCount }) >= ClientEvent.mostOfSession else { return "" }
    return " No more than \(ClientEvent.mostOfSession) events are kept: what came later may be missing."
  }

  /// The list.
  var list: String {
    guard !events.isEmpty else { return "" }
    let rows = events.prefix(Self.mostListed).map(row)
    let omitted = events.count - rows.count
    let more = omitted > 0 ? "<p>… and \(omitted) more, in the report as JSON.</p>" : ""
    return """
      <details class="list"\(events.count <= Self.mostOpen ? " open" : "")><summary>What the browser told \
      (\(events.count))</summary><div class="scroller"><table id="told"><thead><tr><th scope="col">From</th>\
      <th scope="col">To</th><th scope="col">What</th></tr></thead><tbody>
      \(rows.joined(separator: "\n"))
      </tbody></table></div>\(more)</details>

      """
  }

  private func row(_ event: ClientEventSummary) -> String {
    let from = event.startS.map { momentLink($0) } ?? "not told"
    let to = event.kind.lasts ? event.endS.map { ReportWords.clock($0) } ?? "not told" : "–"
    let late = event.firstS > durationS ? ", after the end of the recording" : ""
    return "<tr data-s=\"\(scriptSeconds(event.firstS))\" data-e=\"\(scriptSeconds(event.lastS))\">"
      + "<td>\(from)</td><td>\(to)</td><td>\(event.what)\(late)</td></tr>"
  }
}
