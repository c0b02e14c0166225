import Persistence
import Proctoring
import SessionModel

/// What every ``Persistence/FlagStore`` does. A case is one promise; ``exercise(_:)`` keeps it or throws.
public enum FlagStoreConformance: String, CaseIterable, StorePromise {
  case givesBackWhatItTook, followsAnEpisode, neverGoesBack, enqueuesWithAFlag, keepsAnalysesApart
  case keepsNoneWithoutASession, attachesClips, notesWhyThereIsNoClip, overrules, overrulesOnce,
    declaresABreach
  case lists, keepsWhatPeopleSaid, losesAllWithTheSession, keepsHostileText, letsOneOfManyOverrule
  case survivesCancellation

  /// Puts empty stores to the test.
  ///
  /// - Throws: ``Breach``, or what the stores throw where they should not.
  public func exercise(_ stores: RecordStores) async throws {
    for number in 1...2 {
      _ = try await stores.sessions.start(
        try RecordSamples.newSession(number), key: nil, by: RecordSamples.hr(), at: RecordSamples.time(0))
    }
    switch self {
    case .givesBackWhatItTook: try await givesBack(stores)
    case .followsAnEpisode: try await episode(stores)
    case .neverGoesBack: try await neverBack(stores)
    case .enqueuesWithAFlag: try await enqueues(stores)
    case .keepsAnalysesApart: try await analyses(stores)
    case .keepsNoneWithoutASession: try await noSession(stores)
    case .attachesClips: try await clips(stores)
    case .notesWhyThereIsNoClip: try await noClip(stores)
    case .overrules: try await overrules(stores)
    case .overrulesOnce: try await overrulesOnce(stores)
    case .declaresABreach: try await breach(stores)
    case .lists: try await list(stores)
    case .keepsWhatPeopleSaid: try await keepsNotes(stores)
    case .losesAllWithTheSession: try await losesAll(stores)
    case .keepsHostileText: try await hostileText(stores)
    case .letsOneOfManyOverrule: try await manyOverrule(stores)
    case .survivesCancellation: try await cancellation(stores)
    }
  }

  /// Keeps a flag, two seconds after the beginning.
  @discardableResult
  func put(_ stores: RecordStores, _ flag: RaisedFlag, enqueuing jobs: [NewJob] = []) async throws
    -> FlagPutOutcome
  {
    try await stores.flags.put(flag, enqueuing: jobs, at: RecordSamples.time(2))
  }

  /// Keeps a flag that is over and gives its name.
  func putClosed(_ stores: RecordStores, session: Int = 1) async throws -> RaisedFlag {
    let flag = try require(FlagSamples.headTurn().last, "there is a flag")
    let raised = try FlagSamples.raised(flag, session: session)
    try check(try await put(stores, raised), is: .added, "it is kept")
    return raised
  }

  private func givesBack(_ stores: RecordStores) async throws {
    let raised = try await putClosed(stores)
    let flag = raised.flag
    try await check(
      !flag.isOpen && flag.trace.points.count > 30 && !flag.accommodations.isEmpty, "the sample has it all")
    try check(try await stores.flags.flag(raised.key), is: FlagRecord(raised), "it is the same")
    try check(
      try await stores.flags.flags(of: raised.key.session, analysis: nil), is: [FlagRecord(raised)],
      "the list")
    let other = FlagKey(session: raised.key.session, analysis: 1, flag: FlagID(number: 9))
    try check(try await stores.flags.flag(other), is: nil, "an unknown one is nil")
    try check(
      try await stores.flags.flags(of: RecordSamples.session(2), analysis: nil), is: [], "none elsewhere")
  }

  private func episode(_ stores: RecordStores) async throws {
    let life = try FlagSamples.headTurn().map { try FlagSamples.raised($0) }
    try check(life.map(\.flag.severity), is: [.moderate, .high, .high], "the sample rises")
    for (flag, expected) in zip(life, [FlagPutOutcome.added, .updated, .updated]) {
      try check(try await put(stores, flag), is: expected, "it is kept as it is now")
      try check(try await stores.flags.flag(flag.key)?.raised, is: flag, "just so")
      try check(try await put(stores, flag), is: .unchanged, "once more is no change")
    }
    let count = try await stores.flags.flags(of: RecordSamples.session(1), analysis: nil).count
    try check(count, is: 1, "one episode is one flag")
  }

  private func neverBack(_ stores: RecordStores) async throws {
    let life = try FlagSamples.headTurn().map { try FlagSamples.raised($0) }
    try await put(stores, life[1])
    try check(try await put(stores, life[0]), is: .outdated, "its severity never falls")
    try await put(stores, life[2])
    for earlier in life.prefix(2) {
      try check(try await put(stores, earlier), is: .outdated, "closed, it stays closed")
    }
    try check(
      try await put(stores, try FlagSamples.raised(FlagSamples.reopened(life[2].flag))), is: .outdated,
      "nor does it open again later")
    try check(try await stores.flags.flag(life[2].key)?.raised, is: life[2], "the last one stays")
  }

  private func enqueues(_ stores: RecordStores) async throws {
    let life = try FlagSamples.headTurn().map { try FlagSamples.raised($0) }
    let jobs = try (1...3).map { try RecordSamples.job($0, session: RecordSamples.session(1)) }
    try await put(stores, life[2], enqueuing: [jobs[0]])
    try check(try await stores.jobs.job(jobs[0].key)?.work, is: jobs[0], "its job is kept with it")
    try await put(stores, life[2], enqueuing: [jobs[1]])
    try await put(stores, life[0], enqueuing: [jobs[2]])
    try check(
      try await stores.jobs.jobs(.everything, after: nil, limit: 9).count, is: 1,
      "what is not kept leaves no job")
  }

  private func analyses(_ stores: RecordStores) async throws {
    let life = FlagSamples.headTurn()
    let live = try FlagSamples.raised(life[2], analysis: 1)
    let again = try FlagSamples.raised(life[0], analysis: 2)
    for flag in [live, again] { try check(try await put(stores, flag), is: .added, "both are kept") }
    let session = RecordSamples.session(1)
    try check(try await stores.flags.flags(of: session, analysis: nil).count, is: 2, "side by side")
    try check(
      try await stores.flags.flags(of: session, analysis: 2).map(\.raised), is: [again],
      "each by its analysis")
  }

  private func noSession(_ stores: RecordStores) async throws {
    let flag = try require(FlagSamples.headTurn().last, "there is a flag")
    let raised = try FlagSamples.raised(flag, session: 9)
    let job = try RecordSamples.job(1)
    try check(try await put(stores, raised, enqueuing: [job]), is: .noSession, "it is told")
    try check(try await stores.jobs.job(job.key), is: nil, "no job is kept")
    let note = try FlagSamples.note("x")
    let outcome = try await stores.flags.declareBreach(in: RecordSamples.session(9), note, enqueuing: [job])
    try check(outcome, is: .noSession, "a breach neither")
    try await check(try await !stores.flags.attach(FlagSamples.clip(), to: raised.key), "no clip")
    try await check(try await !stores.flags.noteNoClip(of: raised.key, why: "x"), "no reason for none")
    try check(
      try await stores.flags.overrule(raised.key, note, enqueuing: [job]), is: .missing, "no overruling")
  }
}
