import Crypto
import Foundation
import Interviewing
import Proctoring

/// The report as one page that needs nothing else: its style, its script and its clips are in it, and its
/// content policy lets it ask nobody for more.
public struct ReportPage {
  /// Clips are put into the page up to this many bytes in all, so that it opens at once; further ones are linked
  /// beside it.
  public static let mostClipBytes = 16 << 20
  /// So many clips show their first picture when the page opens; the others when they are played.
  private static let mostShown = 12

  private let report: Report
  private let timeline: Timeline
  private let policy: Policy
  private let clip: (ClipSummary) -> Data?

  /// Creates a page.
  ///
  /// - Parameters:
  ///   - timeline: The measurements of the whole session.
  ///   - policy: The policy in force, adjustments included.
  ///   - clip: The content of a clip; nil where it is to be linked.
  public init(
    _ report: Report, timeline: Timeline, policy: Policy, clip: @escaping (ClipSummary) -> Data?
  ) {
    self.report = report
    self.timeline = timeline
    self.policy = policy
    self.clip = clip
  }

  /// The page as UTF-8.
  public func html() -> Data {
    var page = Data()
    func add(_ text: String) { page += Data(text.utf8) }
    add(head)
    add("<body>\n<main>\n" + heading + recommendation + timelineSection)
    add("<section aria-labelledby=\"flags\"><h2 id=\"flags\">Flags (\(report.flags.count))</h2>\n")
    if report.flags.isEmpty { add("<p>No flag was raised.</p>\n") }
    var budget = ClipBudget(bytes: Self.mostClipBytes, shown: Self.mostShown)
    for flag in report.flags { add(entry(flag, &budget)) }
    add(
      "</section>\n" + coverage + versions + "</main>\n<script>" + Self.script
        + "</script>\n</body>\n</html>\n")
    return page
  }

  private struct ClipBudget {
    var bytes: Int
    var shown: Int
  }

  private static let style = String(decoding: PackageResources.page_css, as: UTF8.self)
  private static let script = String(decoding: PackageResources.page_js, as: UTF8.self)

  /// What the content policy knows the page's own style and script by.
  private static func hash(_ text: String) -> String {
    "sha256-\(Data(SHA256.hash(data: Data(text.utf8))).base64EncodedString())"
  }

  private var head: String {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta name="referrer" content="no-referrer">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '\(Self.hash(Self.style))'; \
    script-src '\(Self.hash(Self.script))'; media-src data: file: 'self'; base-uri 'none'; form-action 'none'">
    <title>Report: \(escaped(report.recording.name))</title>
    <style>\(Self.style)</style>
    </head>

    """
  }

  private var heading: String {
    let recording = report.recording
    return """
      <header>
      <h1>\(escaped(recording.name))</h1>
      <p>\(ReportWords.clock(recording.durationS)), \(recording.width) × \(recording.height), \
      \(report.analysis.frames) frames looked at, policy \(escaped(report.policyVersion))</p>
      </header>

      """
  }

  private var recommendation: String {
    let outcome = report.recommendation.outcome.rawValue
    let links = report.recommendation.flags.map { "<a href=\"#\(escaped($0))\">\(escaped($0))</a>" }
    let basis = links.isEmpty ? "" : "<p>It rests on \(links.joined(separator: ", ")).</p>"
    return """
      <section class="recommendation \(outcome.lowercased())" aria-labelledby="recommendation">
      <h2 id="recommendation">Recommended: <strong>\(outcome)</strong></h2>
      <p>\(escaped(report.recommendation.explanation))</p>\(basis)
      <p class="note">This is a recommendation. A person decides.</p>
      </section>

      """
  }

  private var timelineSection: String {
    let lanes = Lane.all(policy: policy).map { lane in
      "<div class=\"lane\"><span class=\"title\">\(lane.title)</span>"
        + lane.drawing(of: timeline, flags: report.flags, gaps: report.coverage.streamGaps) + "</div>\n"
    }
    let ticks = (0...4).map { "<span>\(ReportWords.clock(timeline.durationS * Double($0) / 4))</span>" }
    return """
      <section aria-labelledby="timeline"><h2 id="timeline">Timeline</h2>
      \(lanes.joined())<div class="lane axis"><span class="title"></span><div class="ticks">\(ticks.joined())</div></div>
      <p class="legend"><span class="key high"></span> HIGH <span class="key moderate"></span> MODERATE \
      <span class="key untold"></span> cannot tell <span class="key gap"></span> no picture \
      <span class="key threshold"></span> threshold</p>
      </section>

      """
  }

  private func entry(_ flag: FlagSummary, _ budget: inout ClipBudget) -> String {
    let clips = [flag.clip, flag.peakClip].compactMap(\.self).map { video($0, of: flag, &budget) }
    let missing = flag.clipError.map { "<p class=\"missing\">There is no clip: \(escaped($0))</p>" } ?? ""
    let rules = [("MODERATE", flag.thresholds.moderate), ("HIGH", flag.thresholds.high)].compactMap {
      name, rule in
      rule.map { "\(name) from \(ReportWords.number($0.limit)) for \(ReportWords.number($0.forS)) s" }
    }
    let granted = flag.accommodations.map {
      "\(escaped($0.name.replacing("_", with: " "))) \(ReportWords.number($0.amount))"
    }
    let adjusted = granted.isEmpty ? "" : "<dt>Adjusted</dt><dd>\(granted.joined(separator: ", "))</dd>"
    let models = flag.models.map { "\(escaped($0.name)) \(escaped($0.version))" }.joined(separator: ", ")
    let severity = flag.severity.rawValue
    return """
      <article id="\(escaped(flag.id))" class="\(severity.lowercased())" tabindex="-1">
      <h3>\(flag.kind.words) <span class="severity">\(severity)</span></h3>
      <p>\(ReportWords.clock(flag.startS)) to \(ReportWords.clock(flag.endS))\(flag.peakWords)</p>
      \(clips.joined())\(missing)
      <details><summary>What it rests on</summary><dl><dt>Name</dt><dd>\(escaped(flag.id))</dd>
      <dt>Rule</dt><dd>\(rules.joined(separator: "; "))</dd>\(adjusted)
      <dt>Policy</dt><dd>\(escaped(flag.policyVersion))</dd><dt>Models</dt><dd>\(models)</dd>
      \(hashes(flag))</dl></details>
      </article>

      """
  }

  private func hashes(_ flag: FlagSummary) -> String {
    [flag.clip, flag.peakClip].compactMap(\.self).map {
      "<dt>SHA-256 of \(escaped($0.file))</dt><dd><code>\(escaped($0.sha256))</code></dd>"
    }.joined()
  }

  private func video(_ clip: ClipSummary, of flag: FlagSummary, _ budget: inout ClipBudget) -> String {
    var source = escaped(clip.file)
    if clip.bytes <= budget.bytes, let content = self.clip(clip) {
      budget.bytes -= clip.bytes
      source = "data:video/mp4;base64,\(content.base64EncodedString())"
    }
    let preload = budget.shown > 0 ? "metadata" : "none"
    budget.shown -= 1
    let label = "\(flag.kind.words), \(ReportWords.clock(clip.startS)) to \(ReportWords.clock(clip.endS))"
    let size = "width=\"\(report.recording.width)\" height=\"\(report.recording.height)\""
    return
      "<video controls preload=\"\(preload)\" playsinline \(size) aria-label=\"\(label)\" src=\"\(source)\"></video>\n"
  }

  private var coverage: String {
    let coverage = report.coverage
    let spans =
      coverage.cannotTell.map { ($0.startS, $0.endS, $0.reason.replacing("_", with: " ")) }
      + coverage.streamGaps.map { ($0.startS, $0.endS, "no picture") }
      + coverage.clockSuspect.map { ($0.startS, $0.endS, "the recording's clock went back") }
    let rows = spans.sorted { $0.0 < $1.0 }.map {
      "<tr><td>\(ReportWords.clock($0.0))</td><td>\(ReportWords.clock($0.1))</td><td>\(escaped($0.2))</td></tr>"
    }
    let omitted = coverage.omittedSpans > 0 ? "<p>… and \(coverage.omittedSpans) more stretches.</p>" : ""
    let table =
      rows.isEmpty
      ? ""
      : "<table><thead><tr><th>From</th><th>To</th><th>Why</th></tr></thead><tbody>\(rows.joined())</tbody></table>"
    let ended = report.analysis.endedEarly ? "<p>The picture ends before the recording does.</p>" : ""
    let complaints = report.analysis.complaints.map { "<li>\(escaped($0))</li>" }.joined()
    return """
      <section aria-labelledby="coverage"><h2 id="coverage">What could be judged</h2>
      <p>Face \(ReportWords.share(coverage.face)) (at least \(ReportWords.share(coverage.faceMinimum)) wanted), \
      voice \(ReportWords.share(coverage.audio)) (at least \(ReportWords.share(coverage.audioMinimum)) wanted).</p>
      \(ended)\(table)\(omitted)\(complaints.isEmpty ? "" : "<p>The decoder complained:</p><ul>\(complaints)</ul>")
      </section>

      """
  }

  private var versions: String {
    let models = report.analysis.models.map { "<li>\(escaped($0.name)) \(escaped($0.version))</li>" }.joined()
    return """
      <section aria-labelledby="versions"><h2 id="versions">Versions</h2>
      <p>\(escaped(report.program.name)) \(escaped(report.program.version)), policy \
      \(escaped(report.policyVersion)), report \(escaped(report.schemaVersion)), \
      \(ReportWords.number(report.analysis.framesPerSecond)) frames a second</p><ul>\(models)</ul>
      </section>

      """
  }
}
