import Persistence
import SessionModel

/// What every ``Persistence/AuditLog`` does. A case is one promise; ``exercise(_:)`` keeps it or throws.
public enum AuditLogConformance: String, CaseIterable, StorePromise {
  case givesBackWhatItTook, countsWithoutAGap, listsBySession, pages, holdsWhenExamined, knowsAnEarlierEnd
  case seesAnotherEnd, keepsHostileText, takesManyAtOnce, survivesCancellation

  /// Puts an empty log to the test.
  ///
  /// - Throws: ``Breach``, or what the log throws where it should not.
  public func exercise(_ log: any AuditLog) async throws {
    switch self {
    case .givesBackWhatItTook: try await givesBack(log)
    case .countsWithoutAGap: try await counts(log)
    case .listsBySession: try await listsBySession(log)
    case .pages: try await severalPages(log)
    case .holdsWhenExamined: try await holds(log)
    case .knowsAnEarlierEnd: try await knowsEarlierEnd(log)
    case .seesAnotherEnd: try await seesAnotherEnd(log)
    case .keepsHostileText: try await hostileText(log)
    case .takesManyAtOnce: try await manyAtOnce(log)
    case .survivesCancellation: try await cancellation(log)
    }
  }

  private func givesBack(_ log: any AuditLog) async throws {
    try check(try await log.head(), is: .empty, "it begins empty")
    let new = try RecordSamples.audit(1, details: "A reason, größer: 🙂.\nWith a second line.")
    let entry = try await log.append(new)
    try check(entry.session, is: new.session, "the session")
    try check(entry.action, is: new.action, "the action")
    try check(entry.actor, is: new.actor, "the actor")
    try check(entry.time, is: new.time, "the time")
    try check(entry.details?.text, is: new.details, "the details")
    try check(entry.details?.salt.count, is: 16, "the salt")
    let bare = try await log.append(try RecordSamples.audit(2, session: nil))
    try check(bare.details, is: nil, "no details are none")
    try check(bare.detailsDigest, is: nil, "and have no digest")
    try check(
      try await log.entries(of: nil, after: 0, limit: 10), is: [entry, bare], "the list gives what was added")
  }

  private func counts(_ log: any AuditLog) async throws {
    for number in 1...5 {
      let entry = try await log.append(try RecordSamples.audit(number))
      try check(entry.sequence, is: number, "the place")
      try check(
        try await log.head(), is: AuditHead(count: number, digest: entry.digest), "the end is the last entry")
    }
  }

  private func listsBySession(_ log: any AuditLog) async throws {
    let (first, second) = (RecordSamples.session(1), RecordSamples.session(2))
    for (number, session) in [first, second, nil, first].enumerated() {
      _ = try await log.append(try RecordSamples.audit(number, session: session))
    }
    let found = try await log.entries(of: first, after: 0, limit: 10)
    try check(found.map(\.sequence), is: [1, 4], "a session's own, in order")
    try check(
      try await log.entries(of: RecordSamples.session(3), after: 0, limit: 10), is: [], "another has none")
  }

  private func severalPages(_ log: any AuditLog) async throws {
    for number in 1...7 { _ = try await log.append(try RecordSamples.audit(number)) }
    let found = try await pages(of: 3) {
      try await log.entries(of: nil, after: $0?.sequence ?? 0, limit: 3)
    }
    try check(found.map(\.sequence), is: Array(1...7), "each entry once")
  }

  private func holds(_ log: any AuditLog) async throws {
    try check(try await log.verify(known: nil), is: .sound(.empty), "an empty log is sound")
    for number in 1...6 {
      _ = try await log.append(try RecordSamples.audit(number, details: number == 3 ? nil : "\(number)"))
    }
    let head = try await log.head()
    try check(try await log.verify(known: nil), is: .sound(head), "it is sound up to its end")
  }

  private func knowsEarlierEnd(_ log: any AuditLog) async throws {
    _ = try await log.append(try RecordSamples.audit(1))
    let known = try await log.head()
    _ = try await log.append(try RecordSamples.audit(2))
    let head = try await log.head()
    try check(try await log.verify(known: known), is: .sound(head), "an earlier end is found in it")
    try check(try await log.verify(known: .empty), is: .sound(head), "the empty one too")
    try check(try await log.verify(known: head), is: .sound(head), "and the present one")
  }

  private func seesAnotherEnd(_ log: any AuditLog) async throws {
    _ = try await log.append(try RecordSamples.audit(1))
    let head = try await log.head()
    try check(
      try await log.verify(known: AuditHead(count: 1, digest: .zero)),
      is: .broken(AuditFault(sequence: 1, .altered)), "a log with another entry in that place is told")
    try check(
      try await log.verify(known: AuditHead(count: 3, digest: head.digest)),
      is: .broken(AuditFault(sequence: 2, .otherEnd)), "a log that is shorter than it was is told")
  }

  private func hostileText(_ log: any AuditLog) async throws {
    let texts = [
      "'); DROP TABLE audit_log; --", "\u{202E}txet", "e\u{301}", "é", "👩‍👩‍👧‍👦", "%_\\\"'`", "\t\r\n",
      String(repeating: "ü", count: 1_000),
    ]
    for (number, text) in texts.enumerated() {
      _ = try await log.append(try RecordSamples.audit(number, details: text))
    }
    let found = try await log.entries(of: nil, after: 0, limit: 100).compactMap { $0.details?.text }
    try check(found.map { Array($0.utf8) }, is: texts.map { Array($0.utf8) }, "byte for byte the same")
    try check(try await log.verify(known: nil), is: .sound(try await log.head()), "and it holds")
  }

  private func manyAtOnce(_ log: any AuditLog) async throws {
    let sequences = try await withThrowingTaskGroup(of: Int.self) { group in
      for number in 0..<40 {
        group.addTask { try await log.append(try RecordSamples.audit(number)).sequence }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    try check(sequences.sorted(), is: Array(1...40), "each has a place of its own")
    try check(try await log.verify(known: nil), is: .sound(try await log.head()), "and all are linked")
  }

  private func cancellation(_ log: any AuditLog) async throws {
    try await isCancelled { _ = try await log.append(try RecordSamples.audit(1)) }
    try check(try await log.head(), is: .empty, "nothing is kept")
    try check(try await log.append(try RecordSamples.audit(1)).sequence, is: 1, "the log goes on")
  }
}
