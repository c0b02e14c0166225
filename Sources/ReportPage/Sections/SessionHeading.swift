import Interviewing

/// Whose interview it was and where it stands, below the candidate's name.
struct SessionHeading {
  let report: Report

  /// Nothing where the report is of a recording alone.
  var html: String {
    guard let session = report.session else { return "" }
    let terms = [session.role, session.level, session.language].map { escaped($0) }.joined(separator: ", ")
    let state = session.state.rawValue.replacing("_", with: " ")
    return """
      <p><span dir="auto">\(escaped(session.candidate.externalId))</span>: \(terms)</p>
      <p class="soft">Session <code>\(escaped(session.id))</code>, \(state)</p>
      """
  }
}
