import Foundation
import Interviewing
import Proctoring

/// What was said: every passage with its time, whose words they are, how sure they were understood, and the flags
/// that were raised meanwhile.
struct TranscriptSection {
  let report: Report

  /// Below this confidence, 0…1, a passage is marked as uncertain.
  static let unsureBelow = 0.6
  /// More passages than this make a long list, of which only what is in sight is laid out.
  private static let longFrom = 150
  /// A longer passage is folded after so many characters.
  static let mostShown = 1_500

  var html: String {
    """
    <section aria-labelledby="transcript"><h2 id="transcript" tabindex="-1">Transcript</h2>
    \(content)
    </section>

    """
  }

  private var content: String {
    guard let transcript = report.transcript else {
      return report.recording.hasAudio
        ? "<p>The sound was not transcribed.</p>"
        : "<p>The recording has no sound track, so there is nothing to read.</p>"
    }
    guard !transcript.segments.isEmpty else { return "<p>Nothing was said.</p>\(refused(transcript))" }
    let rows = transcript.segments.map(row).joined()
    let long = transcript.segments.count > Self.longFrom ? " long" : ""
    let unsure = transcript.segments.contains { $0.confidence < Self.unsureBelow }
    let border = ReportWords.number(Self.unsureBelow * 100)
    let doubt =
      unsure
      ? " Passages marked “uncertain” were understood with less than \(border) % confidence: listen for yourself."
      : ""
    return """
      <p>\(counted(transcript.segments.count, "passage"))\(language(transcript)), written down by a machine; errors are \
      to be expected.\(doubt) <a class="skip" href="#coverage">Skip the transcript</a></p>\(refused(transcript))
      \(search(transcript))
      <div class="passages\(long)" id="passages" role="region" aria-label="Passages" tabindex="0"><ol>
      \(rows)</ol></div>
      """
  }

  private func language(_ transcript: TranscriptSummary) -> String {
    guard let code = transcript.language else { return "" }
    let name = Locale(identifier: "en").localizedString(forLanguageCode: code) ?? code
    return " in \(escaped(name))"
  }

  private func refused(_ transcript: TranscriptSummary) -> String {
    guard transcript.refused > 0 else { return "" }
    let words = transcript.refused == 1 ? "1 phrase was" : "\(transcript.refused) phrases were"
    return
      "<p class=\"note\">\(words) left out: the transcriber wrote what most probably nobody said, as it does in noise.</p>"
  }

  private func search(_ transcript: TranscriptSummary) -> String {
    let speakers = Speaker.allCases.filter { speaker in
      transcript.segments.contains { $0.speaker == speaker }
    }
    let options = speakers.map { "<option value=\"\($0.rawValue)\">\(capitalized($0.words))</option>" }
    let choice =
      speakers.count > 1
      ? "<label>Voice <select id=\"who\"><option value=\"\">All</option>\(options.joined())</select></label>"
      : ""
    return
      "<form class=\"search\" id=\"search\" role=\"search\" hidden><label>Find <input id=\"find\" type=\"search\" autocomplete=\"off\" "
      + "spellcheck=\"false\"></label>\(choice)<span id=\"found\" role=\"status\"></span></form>"
  }

  private func row(_ segment: SegmentSummary) -> String {
    let doubt =
      segment.confidence < Self.unsureBelow
      ? "<span class=\"doubt\">uncertain, \(percent(segment.confidence))</span>" : ""
    let flags = report.flags.filter { $0.startS <= segment.endS && $0.endS >= segment.startS }.map {
      "<a class=\"during\" href=\"#\(escaped($0.id))\">\($0.kind.words), \($0.severity.rawValue)\($0.counts ? "" : ", overruled")</a>"
    }
    let marks =
      flags.isEmpty ? "" : "<span class=\"marks\">Flagged meanwhile: \(flags.joined(separator: " "))</span>"
    return """
      <li id="\(escaped(segment.id))" class="\(segment.speaker.rawValue)" data-s="\(scriptSeconds(segment.startS))" \
      data-e="\(scriptSeconds(segment.endS))">\(momentLink(segment.startS, anchor: segment.id))\
      <span class="who">\(capitalized(segment.speaker.words))</span>\
      <div class="said">\(words(segment.text))\(doubt)\(marks)</div></li>

      """
  }

  /// Whole, rounded down: what is marked never reads as the border.
  private func percent(_ share: Double) -> String {
    "\(Int((min(max(share.isFinite ? share : 0, 0), 1) * 100 + 1e-9).rounded(.down))) %"
  }

  /// The words; of a very long passage the beginning, with the rest folded.
  private func words(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard let cut = scalars.index(scalars.startIndex, offsetBy: Self.mostShown, limitedBy: scalars.endIndex),
      cut < scalars.endIndex
    else { return "<p class=\"words\" dir=\"auto\">\(escaped(text))</p>" }
    let rest = scalars[cut...]
    return "<p class=\"words\" dir=\"auto\">\(escaped(String(scalars[..<cut])))</p>"
      + "<details><summary>the other \(rest.count) characters</summary>"
      + "<p class=\"words\" dir=\"auto\">\(escaped(String(rest)))</p></details>"
  }
}
