import Foundation
import Interviewing

/// What the answers are worth: each criterion with its parts, the quotations that it rests on and where they were
/// said, the rubric's words, and what was left out.
struct ScoreSection {
  let report: Report

  var html: String {
    guard report.score != nil || report.scoreError != nil else { return "" }
    return """
      <section aria-labelledby="score"><h2 id="score" tabindex="-1">Score</h2>
      \(content)
      </section>

      """
  }

  private var content: String {
    guard let score = report.score else {
      return "<p>The answers were not scored: \(escaped(report.scoreError ?? "unknown")).</p>\(version)"
    }
    let final =
      score.final.map { "<strong>\(ReportWords.score($0))</strong> of 10." } ?? "There is no final score."
    let assessed = score.criteria.filter { $0.score != nil }
    let left = score.criteria.count - assessed.count
    let note =
      left > 0
      ? " \(counted(left, "criterion was", "criteria were")) not assessed; the weights of the others count for the whole."
      : ""
    return """
      <p class="final">\(final)\(note)</p>
      <p class="note">\(basis(score)) Filler words, accent and length do not count.</p>\(version)
      \(score.criteria.map(criterion).joined())\(leftOut(score))
      """
  }

  /// Which of several scores it is.
  private var version: String {
    guard let version = report.scoreVersion, version.version > 1 || version.reason != nil else { return "" }
    let reason = version.reason.map { ", asked for anew: <q dir=\"auto\">\(escaped($0))</q>" } ?? ""
    let time = "<time datetime=\"\(escaped(version.madeAt))\">\(escaped(readable(version.madeAt)))</time>"
    return "<p class=\"note\">Version \(version.version) of the score, of \(time)\(reason).</p>"
  }

  private func basis(_ score: ScoreSummary) -> String {
    let rubric = score.rubric
    let model = score.model.map { "\($0.name), \($0.version)" } ?? "no language model"
    return "By the rubric \(escaped(rubric.version)) for \(escaped(rubric.role)), \(escaped(rubric.level)); "
      + "rated by \(escaped(model))."
  }

  private func criterion(_ criterion: CriterionSummary) -> String {
    let value =
      criterion.score.map { "<strong>\(ReportWords.score($0))</strong>" }
      ?? "<span class=\"soft\">not assessed</span>"
    let quotes = criterion.citations.compactMap { citation -> String? in
      guard let segment = citation.segmentId else { return nil }
      return "<li><blockquote>\(escaped(citation.quote))</blockquote> said at "
        + "\(momentLink(citation.startS ?? 0, anchor: segment))</li>"
    }
    let chunks = criterion.citations.compactMap(\.chunkText).map {
      "<pre class=\"chunk\">\(escaped($0))</pre>"
    }
    let rubric =
      chunks.isEmpty ? "" : "<details><summary>What the rubric says</summary>\(chunks.joined())</details>"
    return """
      <div class="criterion"><h3>\(escaped(criterion.name)) <span class="soft">\(criterion.weight) %</span> \
      <span class="value">\(value)</span></h3>
      \(reasons(criterion))\(quotes.isEmpty ? "" : "<ul class=\"quotes\">\(quotes.joined())</ul>")\(rubric)
      </div>

      """
  }

  private func reasons(_ criterion: CriterionSummary) -> String {
    if let reason = criterion.notAssessed {
      let fault = criterion.modelFault.map { " (\(escaped($0)))" } ?? ""
      return "<p>Not assessed: \(reason.words)\(fault). It counts neither for nor against.</p>"
    }
    guard let parts = criterion.parts else { return "" }
    func points(_ value: Double) -> String { (value < 0 ? "−" : "+") + ReportWords.number(abs(value)) }
    let question = criterion.question.map { " Taken as the answer to “\(escaped($0))”." } ?? ""
    let spread = criterion.spread.map { "asked three ways it varies by \(ReportWords.number($0))" } ?? ""
    let unstable =
      criterion.unstable
      ? " <strong>Unstable</strong>: that is more than the policy allows; a person should judge." : ""
    return
      "<p>Meaning \(points(parts.semantic)), words \(points(parts.lexical)), model \(points(parts.model)), "
      + "every answer \(points(parts.base)); \(spread).\(unstable)\(question)</p>"
  }

  private func leftOut(_ score: ScoreSummary) -> String {
    guard !score.leftOut.isEmpty else { return "" }
    let items = score.leftOut.map {
      "<li><blockquote>\(escaped($0.quote))</blockquote> It \(escaped($0.reason)). "
        + "<a href=\"#\(escaped($0.segmentId))\">In the transcript</a></li>"
    }
    return
      "<h3>Left out</h3><p>These words address the assessor, not the question; they count neither for nor "
      + "against.</p><ul class=\"quotes\">\(items.joined())</ul>"
  }
}
