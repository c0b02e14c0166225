import Crypto
import Foundation
import Interviewing
import Proctoring

/// Where a page takes a clip from.
public enum ClipSource {
  /// From itself: the content is put into the page while there is room, and linked beside it where there is none. Asked
  /// for only where there is room; nil where it is not there.
  case embedded(() -> Data?)
  /// From an address of the page's own origin, of which a browser asks for as much as it plays.
  case link(String)
}

/// The report as one page that needs nothing else: its style, its script and, unless they are links, its clips are in it;
/// and its content policy lets it ask nobody else for more.
public struct ReportPage {
  /// Clips are put into the page up to this many bytes in all, so that it opens at once; further ones are linked
  /// beside it.
  public static let mostClipBytes = 16 << 20

  private let report: Report
  private let timeline: Timeline
  private let policy: Policy
  private let clip: (ClipSummary) -> ClipSource

  /// Creates a page.
  ///
  /// - Parameters:
  ///   - timeline: The measurements of the whole session.
  ///   - policy: The policy in force, adjustments included.
  ///   - clip: Where a clip is taken from.
  public init(
    _ report: Report, timeline: Timeline, policy: Policy, clip: @escaping (ClipSummary) -> ClipSource
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
    add("<body>\n" + skips + "<main id=\"top\">\n" + heading)
    add(DecisionSection(report: report, policy: policy).html)
    add(ScoreSection(report: report).html)
    add(TimelineSection(report: report, timeline: timeline, policy: policy).html)
    FlagSection(report: report, clip: clip).write(to: add)
    add(TranscriptSection(report: report).html)
    add(CoverageSection(report: report).html)
    add(TechnicalSection(report: report, policy: policy).html)
    add("</main>\n<script>" + Self.script + "</script>\n</body>\n</html>\n")
    return page
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
    <title>Report: \(escaped(name))</title>
    <style>\(Self.style)</style>
    </head>

    """
  }

  private var skips: String {
    """
    <nav class="skips" aria-label="Skip to"><a href="#recommendation">Recommendation</a> <a href="#flags">Flags</a> \
    <a href="#transcript">Transcript</a></nav>
    <svg class="patterns" width="0" height="0" aria-hidden="true"><defs><pattern id="hatch" width="6" height="6" \
    patternUnits="userSpaceOnUse"><path d="M-1 7L7 -1M-1 1L1 -1M5 7L7 5"/></pattern></defs></svg>

    """
  }

  /// Whose interview it was; of a recording alone, the file's name.
  private var name: String { report.session?.candidate.name ?? report.recording.name }

  private var heading: String {
    let recording = report.recording
    let heard =
      report.isHeard ? "picture and sound" : recording.hasAudio ? "picture" : "picture, no sound track"
    return """
      <header>
      <p class="over">Interview report</p>
      <h1 dir="auto">\(escaped(name))</h1>\(SessionHeading(report: report).html)
      <p class="soft">\(lengthWords(recording.durationS)), \(heard), policy \(escaped(report.policyVersion))</p>
      </header>

      """
  }
}
