import Foundation
import Interviewing
import Proctoring

/// The flags in order of time, each with its clips, what was said meanwhile and what it rests on.
struct FlagSection {
  let report: Report
  /// Where a clip is taken from.
  let clip: (ClipSummary) -> ClipSource

  /// So many clips show their first picture when the page opens; the script lets the others do so when they come
  /// into sight.
  private static let mostShown = 2
  /// More flags than this make a long list, of which only what is in sight is laid out.
  private static let longFrom = 12
  private static let mostQuoted = 3
  /// What is said so long before and after a flag is said meanwhile, as its clip shows it.
  private static let marginS = 2.0

  private struct Budget {
    var bytes = ReportPage.mostClipBytes
    var shown = FlagSection.mostShown
  }

  /// Hands over the section piece by piece: clips are large.
  func write(to add: (String) -> Void) {
    let length = report.flags.count > Self.longFrom ? " class=\"long\"" : ""
    add("<section aria-labelledby=\"flags\" id=\"flag-list\"\(length)><h2 id=\"flags\" tabindex=\"-1\">")
    let struck = report.flags.count { !$0.counts }
    let note = struck == 0 ? "" : ", of which \(struck) \(struck == 1 ? "does" : "do") not count"
    add("Flags <span class=\"soft\">(\(report.flags.count)\(note))</span></h2>\n")
    if report.flags.isEmpty { add("<p>No flag was raised.</p>\n") }
    if report.flags.count > 1 {
      add(
        "<p class=\"note keys\" hidden>Within a flag: <kbd>j</kbd> the next, <kbd>k</kbd> the one before, "
          + "<kbd>p</kbd> plays its clip.</p>\n")
    }
    var budget = Budget()
    for flag in report.flags { add(entry(flag, &budget)) }
    add("</section>\n")
  }

  private func entry(_ flag: FlagSummary, _ budget: inout Budget) -> String {
    let clips = [flag.clip, flag.peakClip].compactMap(\.self).map { figure($0, of: flag, &budget) }
    let severity = flag.severity.rawValue
    let length = ReportWords.number(flag.endS - flag.startS)
    let peak = flag.peakWords.map { "<br>\($0)" } ?? ""
    let struck = flag.counts ? "" : " overruled"
    return """
      <article id="\(escaped(flag.id))" class="flag \(severity.lowercased())\(struck)" tabindex="-1" \
      aria-labelledby="\(escaped(flag.id))-title" \(times(flag.startS, flag.endS)) data-kind="\(flag.kind.words)" \
      data-severity="\(severity)\(flag.counts ? "" : ", overruled")">
      <div class="facts"><h3 id="\(escaped(flag.id))-title">\(flag.kind.words) \(badge(flag))</h3>
      <p>\(momentLink(flag.startS)) to \(ReportWords.clock(flag.endS)) <span class="soft">(\(length) s)</span>\(peak)</p>
      \(overruling(flag))\(missing(flag))\(meanwhile(flag))\(details(flag))</div>
      <div class="clips">\(clips.joined())</div>
      </article>

      """
  }

  private func badge(_ flag: FlagSummary) -> String {
    let severity = flag.severity.rawValue
    if flag.counts { return "<span class=\"severity \(severity.lowercased())\">\(severity)</span>" }
    return "<span class=\"severity overruled\"><s>\(severity)</s> overruled</span>"
  }

  private func overruling(_ flag: FlagSummary) -> String {
    flag.overruled.map { "<p class=\"overruling\">It does not count: overruled \($0.html).</p>" } ?? ""
  }

  private func missing(_ flag: FlagSummary) -> String {
    if let why = flag.clipError { return "<p class=\"missing\">There is no clip: \(escaped(why))</p>" }
    return flag.clip == nil ? "<p class=\"soft\">Its clip is yet to be cut.</p>" : ""
  }

  private func meanwhile(_ flag: FlagSummary) -> String {
    guard let transcript = report.transcript else { return "" }
    let said = transcript.segments.filter {
      $0.startS <= flag.endS + Self.marginS && $0.endS >= flag.startS - Self.marginS
    }
    guard let first = said.first else {
      return "<p class=\"meanwhile soft\">Nothing was said meanwhile.</p>"
    }
    let quotes = said.prefix(Self.mostQuoted).map { segment in
      "<li>\(momentLink(segment.startS, anchor: segment.id)) <span class=\"soft\">\(segment.speaker.words):</span> "
        + "<q dir=\"auto\">\(escaped(excerpt(of: segment.text)))</q></li>"
    }
    let more = said.count - quotes.count
    let rest =
      more > 0 ? "<li><a href=\"#\(escaped(first.id))\">and \(counted(more, "more passage"))</a></li>" : ""
    return "<p class=\"meanwhile\">Said meanwhile</p><ul class=\"quotes\">\(quotes.joined())\(rest)</ul>"
  }

  private func excerpt(of text: String) -> String {
    let most = 160
    let scalars = text.unicodeScalars
    guard let end = scalars.index(scalars.startIndex, offsetBy: most, limitedBy: scalars.endIndex),
      end < scalars.endIndex
    else { return text }
    return String(scalars[..<end]) + " …"
  }

  private func details(_ flag: FlagSummary) -> String {
    let granted = flag.accommodations.map {
      "\(escaped($0.name.replacing("_", with: " "))) \(ReportWords.number($0.amount))"
    }
    let adjusted = granted.isEmpty ? "" : "<dt>Adjusted</dt><dd>\(granted.joined(separator: ", "))</dd>"
    let models = flag.models.map { "\(escaped($0.name)) \(escaped($0.version))" }.joined(separator: ", ")
    let hashes = [("SHA-256", flag.clip), ("SHA-256, peak", flag.peakClip)].compactMap { name, clip in
      clip.map { "<dt>\(name)</dt><dd><code>\(escaped($0.sha256))</code></dd>" }
    }
    return """
      <details><summary>What it rests on</summary><dl><dt>Name</dt><dd>\(escaped(flag.id))</dd>
      <dt>Rule</dt><dd>\(flag.thresholds.words(of: flag.kind))</dd>\(adjusted)
      <dt>Policy</dt><dd>\(escaped(flag.policyVersion))</dd><dt>Models</dt><dd>\(models)</dd>
      \(hashes.joined())</dl></details>
      """
  }

  private func figure(_ clip: ClipSummary, of flag: FlagSummary, _ budget: inout Budget) -> String {
    let source = address(of: clip, &budget)
    let preload = budget.shown > 0 ? "metadata" : "none"
    budget.shown -= 1
    let span = "\(ReportWords.clock(clip.startS)) to \(ReportWords.clock(clip.endS))"
    let size = "width=\"\(report.recording.width)\" height=\"\(report.recording.height)\""
    return """
      <figure><video controls preload="\(preload)" playsinline \(size) \(times(clip.startS, clip.endS)) \
      aria-label="\(flag.kind.words), \(span)" src="\(source)"></video>
      <figcaption><span class="name">\(escaped(clip.file))</span>, \(span)</figcaption></figure>
      """
  }

  private func address(of clip: ClipSummary, _ budget: inout Budget) -> String {
    switch self.clip(clip) {
    case .link(let address): return escaped(address)
    case .embedded(let content):
      guard clip.bytes <= budget.bytes, let content = content() else { return escaped(clip.file) }
      budget.bytes -= clip.bytes
      return "data:video/mp4;base64,\(content.base64EncodedString())"
    }
  }

  private func times(_ start: Double, _ end: Double) -> String {
    "data-s=\"\(scriptSeconds(start))\" data-e=\"\(scriptSeconds(end))\""
  }
}
