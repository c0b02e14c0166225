extension Report {
  /// The score for a terminal: nothing where none was asked for.
  func scoreLines(_ width: Int) -> [String] {
    if let scoreError {
      return ["", "Score: none"] + indented(scoreError, width) + versionLines(width)
    }
    guard let score else { return [] }
    let final = score.final.map { "\(ReportWords.score($0)) of 10" } ?? "none"
    let rubric = score.rubric
    return [
      "", "Score: \(final) (rubric \(rubric.version) for \(rubric.role), \(rubric.level))",
    ] + versionLines(width) + score.criteria.flatMap { lines($0, width) } + leftOutLines(score, width)
  }

  /// Which of several scores it is.
  private func versionLines(_ width: Int) -> [String] {
    guard let version = scoreVersion, version.version > 1 || version.reason != nil else { return [] }
    let reason = version.reason.map { ", asked for anew: \($0)" } ?? ""
    return indented("Version \(version.version), of \(version.madeAt)\(reason)", width)
  }

  private func lines(_ criterion: CriterionSummary, _ width: Int) -> [String] {
    let name = "\(printable(criterion.name)) (\(criterion.weight) %)"
    guard let value = criterion.score else {
      let fault = criterion.modelFault.map { ": \(printable($0))" } ?? ""
      let why = "not assessed, \(criterion.notAssessed?.words ?? "for a reason that is not known")\(fault)"
      return ["  \(name)"] + wrapped(why, width: width - 6).map { "      \($0)" }
    }
    let spread = criterion.spread.map { ", varies by \(ReportWords.number($0))" } ?? ""
    let unstable = criterion.unstable ? ", UNSTABLE" : ""
    let quotes = criterion.citations.compactMap { citation -> String? in
      guard citation.segmentId != nil else { return nil }
      return "“\(printable(citation.quote))” (\(citation.startS.map { ReportWords.clock($0) } ?? "–"))"
    }
    return ["  \(name)  \(ReportWords.score(value))\(spread)\(unstable)"]
      + quotes.flatMap { wrapped($0, width: width - 6) }.map { "      \($0)" }
  }

  private func leftOutLines(_ score: ScoreSummary, _ width: Int) -> [String] {
    guard !score.leftOut.isEmpty else { return [] }
    return ["  Left out, since it addresses the assessor:"]
      + score.leftOut.flatMap { wrapped("“\(printable($0.quote))”", width: width - 6) }.map { "      \($0)" }
  }
}
