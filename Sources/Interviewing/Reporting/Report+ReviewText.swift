extension Report {
  /// Whose interview it was, for a terminal: nothing where the report is of a recording alone.
  func sessionLines(_ width: Int) -> [String] {
    guard let session else { return [] }
    let words =
      "\(session.candidate.name) (\(session.candidate.externalId)), \(session.role), \(session.level), "
      + "\(session.language)"
    return ["", "Session \(session.id): \(session.state.rawValue)"] + indented(words, width)
  }

  /// What people made of the session, for a terminal. The reason of a breach stands in the recommendation already.
  func reviewLines(_ width: Int) -> [String] {
    var lines: [String] = []
    if let breach = review?.breach {
      lines += indented("The breach was declared by \(breach.by), \(breach.at).", width)
    }
    if let decision = review?.decision {
      lines += ["", "Decision: \(decision.outcome.rawValue)"]
      lines += indented("By \(decision.by), \(decision.at): \(decision.reason)", width)
    }
    return lines
  }

  /// Who struck which flag from the count, and why.
  func overrulingLines(_ width: Int) -> [String] {
    flags.flatMap { flag -> [String] in
      guard let note = flag.overruled else { return [] }
      return indented("\(flag.id) does not count, by \(note.by), \(note.at): \(note.reason)", width)
    }
  }
}
