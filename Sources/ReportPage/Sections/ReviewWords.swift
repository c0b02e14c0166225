import Interviewing

/// What people made of a session and of its flags, in words.
extension NoteSummary {
  /// Who, when, and why.
  var html: String { "\(byline(by, at)): <q dir=\"auto\">\(escaped(reason))</q>" }
}

extension DecisionSummary {
  /// Who, when, and why.
  var html: String { "\(byline(by, at)): <q dir=\"auto\">\(escaped(reason))</q>" }
}

private func byline(_ person: String, _ time: String) -> String {
  "by <span dir=\"auto\">\(escaped(person))</span>, <time datetime=\"\(escaped(time))\">\(escaped(readable(time)))</time>"
}

/// To the minute, as a person reads it; what is no such time stays as it is.
func readable(_ time: String) -> String {
  let parts = time.split(separator: "T", omittingEmptySubsequences: false)
  guard parts.count == 2, parts[0].count == 10, parts[1].hasSuffix("Z"), parts[1].count >= 6 else {
    return time
  }
  return "\(parts[0]) \(parts[1].prefix(5)) UTC"
}
