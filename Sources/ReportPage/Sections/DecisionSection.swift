import Interviewing
import Proctoring

/// What is recommended and why, and what was found at a glance.
struct DecisionSection {
  let report: Report
  let policy: Policy

  /// Further flags stand in the list of flags.
  private static let mostNamed = 5

  var html: String {
    let outcome = report.recommendation.outcome.rawValue
    return """
      <section class="decision \(outcome.lowercased())" aria-labelledby="recommendation">
      <div class="verdict"><h2 id="recommendation">Recommended: <strong>\(outcome)</strong></h2>
      <p class="why">\(escaped(report.recommendation.explanation))</p>\(basis)\(breach)\(decision)</div>
      <div class="glance"><h3>At a glance</h3><dl>\(findings)\(judged)</dl></div>
      </section>

      """
  }

  private var breach: String {
    report.review?.breach.map { "<p>The breach was declared \($0.html).</p>" } ?? ""
  }

  private var decision: String {
    guard let decision = report.review?.decision else {
      return "\n<p class=\"note\">This is a recommendation. A person decides.</p>"
    }
    return
      "<h3 class=\"decided\">Decided: <strong>\(decision.outcome.rawValue)</strong></h3><p>\(decision.html)</p>"
  }

  private var basis: String {
    let ids = Set(report.recommendation.flags)
    let flags = report.flags.filter { ids.contains($0.id) }
    guard !flags.isEmpty else { return "" }
    let items = flags.prefix(Self.mostNamed).map { flag in
      "<li><a href=\"#\(escaped(flag.id))\">\(flag.kind.words) at \(ReportWords.clock(flag.startS))</a> "
        + "<span class=\"soft\">\(escaped(flag.id)), \(flag.severity.rawValue)</span></li>"
    }
    let more = flags.count - items.count
    let rest = more > 0 ? "<li><a href=\"#flags\">and \(more) more</a></li>" : ""
    return "<p class=\"rests\">It rests on:</p><ul class=\"basis\">\(items.joined())\(rest)</ul>"
  }

  private var findings: String {
    FlagKind.allCases.filter { policy.rules[$0] != nil }.map { kind in
      let counts = [Severity.high, .moderate].compactMap { severity -> String? in
        let count = report.flags.count { $0.counts && $0.kind == kind && $0.severity == severity }
        return count > 0
          ? "<span class=\"severity \(severity.rawValue.lowercased())\">\(count) \(severity.rawValue)</span>"
          : nil
      }
      let found = (counts.isEmpty ? [nothing(of: kind)] : counts) + struck(of: kind)
      return "<div><dt>\(kind.words)</dt><dd>\(found.joined(separator: " "))</dd></div>"
    }.joined()
  }

  /// How many do not count, for a person overruled them.
  private func struck(of kind: FlagKind) -> [String] {
    let count = report.flags.count { !$0.counts && $0.kind == kind }
    return count > 0 ? ["<span class=\"soft\">\(count) overruled</span>"] : []
  }

  private func nothing(of kind: FlagKind) -> String {
    let isUnheard = kind == .multiSpeaker && !report.isHeard
    return "<span class=\"soft\">\(isUnheard ? "not listened for" : "none")</span>"
  }

  private var judged: String {
    let coverage = report.coverage
    let unheard = report.recording.hasAudio ? "not judged" : "no sound track"
    let voice = report.isHeard ? ReportWords.share(coverage.audio) : unheard
    return
      "<div class=\"rule\"><dt>Face could be judged</dt><dd>\(ReportWords.share(coverage.face))</dd></div>"
      + "<div><dt>Voices could be judged</dt><dd>\(voice)</dd></div>"
  }
}

extension Report {
  /// Whether there was sound to listen to.
  var isHeard: Bool { transcript != nil || (recording.hasAudio && coverage.audio != nil) }
}
