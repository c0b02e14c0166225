import Interviewing
import Proctoring

/// What made the report, folded: versions, the policy's rules, what the decoder complained of.
struct TechnicalSection {
  let report: Report
  let policy: Policy

  var html: String {
    """
    <section aria-labelledby="versions"><h2 id="versions">How it was made</h2>
    <details><summary>Versions, rules and models</summary>
    <dl class="pairs">\(pair("Program", "\(report.program.name) \(report.program.version)"))\
    \(pair("Policy", report.policyVersion))\(pair("Report", report.schemaVersion))\
    \(pair("Recording", recording))\(pair("Looked at", frames))</dl>
    <h3>Rules in force</h3><dl class="pairs">\(rules)</dl>
    <h3>Models</h3><ul>\(models)</ul>\(complaints)
    </details></section>

    """
  }

  private func pair(_ name: String, _ value: String) -> String {
    "<div><dt>\(name)</dt><dd>\(escaped(value))</dd></div>"
  }

  private var recording: String {
    let recording = report.recording
    return "\(recording.container), \(recording.width) × \(recording.height), "
      + (recording.hasAudio ? "with sound" : "without sound")
  }

  private var frames: String {
    "\(counted(report.analysis.frames, "picture")), \(ReportWords.number(report.analysis.framesPerSecond)) a second"
  }

  private var rules: String {
    FlagKind.allCases.compactMap { kind in
      policy.rules[kind].map { pair(kind.words, $0.words(of: kind)) }
    }.joined()
  }

  private var models: String {
    report.analysis.models.map { "<li>\(escaped($0.name)) \(escaped($0.version))</li>" }.joined()
  }

  private var complaints: String {
    let items = report.analysis.complaints.map { "<li>\(escaped($0))</li>" }.joined()
    return items.isEmpty ? "" : "<h3>The decoder complained</h3><ul>\(items)</ul>"
  }
}
