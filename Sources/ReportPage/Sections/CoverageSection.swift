import Interviewing

/// How much could be judged, and where not.
struct CoverageSection {
  let report: Report

  /// Longer lists are folded.
  private static let mostOpen = 8

  private struct Stretch {
    let startS: Double
    let endS: Double
    let of: String
    let why: String
  }

  var html: String {
    let coverage = report.coverage
    let ended = report.analysis.endedEarly ? "<p>The picture ends before the recording does.</p>" : ""
    let refused = report.analysis.framesRefused
    let leapt =
      refused > 0
      ? "<p>\(counted(refused, "picture")) claimed a time that was over, and \(refused == 1 ? "was" : "were") left out.</p>"
      : ""
    return """
      <section aria-labelledby="coverage"><h2 id="coverage" tabindex="-1">What could be judged</h2>
      <div class="meters">\(meter("Face", coverage.face, coverage.faceMinimum))\
      \(report.isHeard ? meter("Voices", coverage.audio, coverage.audioMinimum) : unheard)</div>
      <p class="note">“Cannot tell” raises no flag and counts against nobody; too much of it keeps a recording from a PASS.</p>
      \(ended)\(leapt)\(list)
      </section>

      """
  }

  private func meter(_ name: String, _ share: Double?, _ minimum: Double) -> String {
    let verdict = (share ?? 0) >= minimum ? "enough" : "too little"
    let value = min(max(share ?? 0, 0), 1)
    return """
      <div class="meter"><p><b>\(name) \(ReportWords.share(share))</b> of the time, \
      \(verdict) (at least \(ReportWords.share(minimum)) wanted)</p>
      <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true"><rect class="track" width="100" height="6"/>\
      <rect class="level" width="\(ReportWords.number(value * 100))" height="6"/>\
      <line class="wanted" x1="\(ReportWords.number(minimum * 100))" x2="\(ReportWords.number(minimum * 100))" y2="6"/></svg></div>
      """
  }

  private var unheard: String {
    let why = report.recording.hasAudio ? "the sound was not judged" : "the recording has no sound track"
    return "<div class=\"meter\"><p><b>Voices not judged</b>: \(why)</p></div>"
  }

  private var stretches: [Stretch] {
    let coverage = report.coverage
    let untold = coverage.cannotTell.map {
      Stretch(startS: $0.startS, endS: $0.endS, of: capitalized($0.sense.rawValue), why: $0.words)
    }
    let gaps = coverage.streamGaps.map {
      Stretch(startS: $0.startS, endS: $0.endS, of: "Picture", why: "no picture arrived")
    }
    let leaps = coverage.clockSuspect.map {
      Stretch(startS: $0.startS, endS: $0.endS, of: "Clock", why: "the recording’s clock went back")
    }
    return (untold + gaps + leaps).sorted { ($0.startS, $0.endS) < ($1.startS, $1.endS) }
  }

  private var list: String {
    let stretches = stretches
    guard !stretches.isEmpty else { return "<p>There is no stretch that could not be judged.</p>" }
    let rows = stretches.map { stretch in
      "<tr data-s=\"\(scriptSeconds(stretch.startS))\" data-e=\"\(scriptSeconds(stretch.endS))\">"
        + "<td>\(momentLink(stretch.startS))</td><td>\(ReportWords.clock(stretch.endS))</td>"
        + "<td>\(stretch.of)</td><td>\(escaped(stretch.why))</td></tr>"
    }
    let omitted = report.coverage.omittedSpans
    let more =
      omitted > 0 ? "<p>… and \(counted(omitted, "more stretch"))\(omitted == 1 ? "" : "es").</p>" : ""
    let open = stretches.count <= Self.mostOpen ? " open" : ""
    return """
      <details class="list"\(open)><summary>\(stretches.count) stretch\(stretches.count == 1 ? "" : "es") that could \
      not be judged</summary><div class="scroller"><table id="stretches"><thead><tr><th scope="col">From</th><th scope="col">To</th>\
      <th scope="col">Of</th><th scope="col">Why</th></tr></thead><tbody>
      \(rows.joined(separator: "\n"))
      </tbody></table></div>\(more)</details>
      """
  }
}
