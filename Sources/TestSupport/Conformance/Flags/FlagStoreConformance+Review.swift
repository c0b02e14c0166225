import Persistence
import Proctoring
import SessionModel

extension FlagStoreConformance {
  func clips(_ stores: RecordStores) async throws {
    let raised = try await putClosed(stores)
    let (peak, first, again) = (
      try FlagSamples.clip(.peak), try FlagSamples.clip(byte: 1), try FlagSamples.clip(byte: 2)
    )
    for (clip, expected) in [(peak, [peak]), (first, [first, peak]), (again, [again, peak])] {
      try await check(try await stores.flags.attach(clip, to: raised.key), "a clip is attached")
      try check(try await stores.flags.flag(raised.key)?.clips, is: expected, "one of each subject")
    }
    try check(
      try await stores.flags.flags(of: raised.key.session, analysis: nil).map(\.clips), is: [[again, peak]],
      "the list has them, too")
    try check(try await stores.flags.flag(raised.key)?.raised, is: raised, "the flag stays")
  }

  func noClip(_ stores: RecordStores) async throws {
    let raised = try await putClosed(stores)
    let why = "no\u{0}picture\n" + String(repeating: "x", count: 5_000)
    try await check(try await stores.flags.noteNoClip(of: raised.key, why: why), "it is noted")
    let kept = try require(try await stores.flags.flag(raised.key)?.clipFailure, "it is kept")
    try check(kept, is: "no picture " + String(repeating: "x", count: 989), "up to a bound, without control")
    _ = try await stores.flags.attach(FlagSamples.clip(), to: raised.key)
    try check(try await stores.flags.flag(raised.key)?.clipFailure, is: nil, "a clip takes its place")
    _ = try await stores.flags.noteNoClip(of: raised.key, why: "late")
    try check(try await stores.flags.flag(raised.key)?.clipFailure, is: nil, "and keeps it")
    try check(try await stores.flags.flag(raised.key)?.clips, is: [try FlagSamples.clip()], "it stays")
  }

  func overrules(_ stores: RecordStores) async throws {
    let raised = try await putClosed(stores)
    let note = try FlagSamples.note("a poster, größer 🙂\nand a cat")
    let job = try RecordSamples.job(1)
    let outcome = try await stores.flags.overrule(raised.key, note, enqueuing: [job])
    guard case .overruled(let record, let receipt) = outcome else {
      throw Breach(description: "\(rawValue): not overruled: \(outcome)")
    }
    try check(record, is: FlagRecord(raised, overruling: note), "it says who, when and why")
    try await check(!record.counts, "it no longer counts")
    try check(try await stores.flags.flag(raised.key), is: record, "it is kept")
    try check(try await stores.jobs.job(job.key)?.work, is: job, "with what follows")
    let entries = try await stores.audit.entries(of: raised.key.session, after: 0, limit: 9)
    try check(entries.last, is: receipt, "it is written down")
    try check(receipt.action, is: .overruleFlag, "as what it is")
    try check(receipt.details?.text, is: "1/flag-1: " + note.reason, "with the flag and the reason")
    try check(receipt.actor, is: note.person, "and by whom")
    try check(
      try await stores.sessions.session(raised.key.session)?.state, is: .created, "the session's state stays")
  }

  func overrulesOnce(_ stores: RecordStores) async throws {
    let raised = try await putClosed(stores)
    let note = try FlagSamples.note("first")
    _ = try await stores.flags.overrule(raised.key, note, enqueuing: [])
    let head = try await stores.audit.head()
    let job = try RecordSamples.job(1)
    let again = try await stores.flags.overrule(raised.key, FlagSamples.note("second"), enqueuing: [job])
    try check(again, is: .already(FlagRecord(raised, overruling: note)), "the first stands")
    try check(try await stores.audit.head(), is: head, "nothing is written down")
    try check(try await stores.jobs.job(job.key), is: nil, "nothing follows")
  }

  func breach(_ stores: RecordStores) async throws {
    let session = RecordSamples.session(1)
    try check(try await stores.flags.breach(in: session), is: nil, "there is none at first")
    let note = try FlagSamples.note("another person answered")
    let job = try RecordSamples.job(1)
    let outcome = try await stores.flags.declareBreach(in: session, note, enqueuing: [job])
    guard case .declared(let receipt) = outcome else {
      throw Breach(description: "\(rawValue): not declared: \(outcome)")
    }
    try check(receipt.action, is: .declareBreach, "it is written down")
    try check(receipt.details?.text, is: note.reason, "with the reason")
    try check(try await stores.flags.breach(in: session), is: note, "it is kept")
    try check(try await stores.jobs.job(job.key)?.work, is: job, "with what follows")
    let again = try await stores.flags.declareBreach(
      in: session, FlagSamples.note("again"), enqueuing: [RecordSamples.job(2)])
    try check(again, is: .already(note), "the first stands")
    try check(try await stores.jobs.job(RecordSamples.job(2).key), is: nil, "nothing follows")
    try check(try await stores.flags.breach(in: RecordSamples.session(2)), is: nil, "the other has none")
  }

  func list(_ stores: RecordStores) async throws {
    // Kept in another order than that of their starts; flag-10 comes after flag-2 where they start together.
    for (number, second) in [(10, 40.0), (2, 40), (1, 90), (3, 10)] {
      let flag = try require(FlagSamples.headTurn(number: number, at: second).last, "there is a flag")
      try await put(stores, try FlagSamples.raised(flag))
    }
    let found = try await stores.flags.flags(of: RecordSamples.session(1), analysis: 1)
    try check(
      found.map(\.raised.key.flag.rawValue), is: ["flag-3", "flag-2", "flag-10", "flag-1"], "in order")
  }

  func keepsNotes(_ stores: RecordStores) async throws {
    let life = try FlagSamples.headTurn().map { try FlagSamples.raised($0) }
    try await put(stores, life[0])
    let note = try FlagSamples.note("a poster")
    _ = try await stores.flags.overrule(life[0].key, note, enqueuing: [])
    _ = try await stores.flags.attach(FlagSamples.clip(), to: life[0].key)
    try await put(stores, life[2])
    try check(
      try await stores.flags.flag(life[2].key),
      is: FlagRecord(life[2], clips: [try FlagSamples.clip()], overruling: note),
      "a flag that goes on keeps its clip and what was said of it")
  }

  func losesAll(_ stores: RecordStores) async throws {
    let raised = try await putClosed(stores)
    let other = try await putClosed(stores, session: 2)
    let session = raised.key.session
    _ = try await stores.flags.attach(FlagSamples.clip(), to: raised.key)
    _ = try await stores.flags.declareBreach(in: session, FlagSamples.note("x"), enqueuing: [])
    _ = try await stores.sessions.apply(
      SessionChange(.erase), to: session, ifVersion: nil, by: RecordSamples.hr(), at: RecordSamples.time(60))
    try check(try await stores.flags.flags(of: session, analysis: nil), is: [], "its flags are gone")
    try check(try await stores.flags.flag(raised.key), is: nil, "by name too")
    try check(try await stores.flags.breach(in: session), is: nil, "its breach is gone")
    try check(try await put(stores, raised), is: .noSession, "none comes any more")
    try check(try await stores.flags.flag(other.key), is: FlagRecord(other), "the other session's stay")
  }

  func hostileText(_ stores: RecordStores) async throws {
    let raised = try await putClosed(stores)
    let reason = "'; DROP TABLE ai_proctor_flags; -- \u{202E} e\u{301} é 👩‍👩‍👧‍👦 \"{}\\"
    _ = try await stores.flags.overrule(raised.key, FlagSamples.note(reason), enqueuing: [])
    let kept = try await stores.flags.flag(raised.key)?.overruling?.reason ?? ""
    try check(Array(kept.utf8), is: Array(reason.utf8), "byte for byte the same")
    let hostile = FlagKey(
      session: raised.key.session, analysis: 1, flag: FlagID(rawValue: "' OR 1=1 --\u{0}"))
    try check(try await stores.flags.flag(hostile), is: nil, "a hostile name finds nothing")
  }

  func manyOverrule(_ stores: RecordStores) async throws {
    let raised = try await putClosed(stores)
    let outcomes = try await withThrowingTaskGroup(of: OverruleOutcome.self) { group in
      for number in 1...10 {
        group.addTask {
          try await stores.flags.overrule(raised.key, FlagSamples.note("reason \(number)"), enqueuing: [])
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    let winners = outcomes.compactMap { if case .overruled(let record, _) = $0 { record } else { nil } }
    try check(winners.count, is: 1, "one overrules it")
    let winner = try require(winners.first, "there is a winner")
    try check(outcomes.count { $0 == .already(winner) }, is: 9, "the others are told")
    try check(
      try await stores.audit.entries(of: raised.key.session, after: 0, limit: 99).count, is: 2, "once")
  }

  func cancellation(_ stores: RecordStores) async throws {
    let flag = try require(FlagSamples.headTurn().last, "there is a flag")
    let raised = try FlagSamples.raised(flag)
    try await isCancelled { _ = try await put(stores, raised) }
    try check(try await stores.flags.flag(raised.key), is: nil, "nothing is kept")
    try check(try await put(stores, raised), is: .added, "the store goes on")
  }
}
