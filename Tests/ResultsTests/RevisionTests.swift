import Interviewing
import Persistence
import Proctoring
import Results
import SessionModel
import TestSupport
import Testing

@Suite("The revision of a composed report")
struct RevisionTests {
  private let scene = Scene()

  @Test("changes with whatever changes in the report, and stays else")
  func revisions() async throws {
    try await scene.start(reaching: .ended)
    try await scene.analyse(ResultSamples.flags(1))
    let key = FlagKey(session: scene.id, analysis: 1, flag: FlagID(number: 1))
    let clip = try FlagSamples.clip()
    let note = try FlagSamples.note("no")
    let steps: [@Sendable () async throws -> Void] = [
      {}, { try await scene.happen(.beginScoring) },
      { _ = try await scene.results.put(ResultSamples.score(1), of: scene.id) },
      { try await scene.happen(.finishScoring) }, { _ = try await scene.records.attach(clip, to: key) },
      { _ = try await scene.records.overrule(key, note, enqueuing: []) },
      { _ = try await scene.records.declareBreach(in: scene.id, note, enqueuing: []) },
      { try await scene.decide(.fail) }, { try await scene.decide(.fail, "seen again") },
      { _ = try await scene.results.put(ResultSamples.score(2, reason: "again"), of: scene.id) },
      { try await scene.analyse(ResultSamples.flags(1), number: 2) },
    ]
    var seen: Set<String> = []
    for (index, step) in steps.enumerated() {
      try await step()
      let revision = try await scene.composer().report(of: scene.id).revision
      #expect(seen.insert(revision).inserted, "step \(index)")
      #expect(try await scene.composer().report(of: scene.id).revision == revision, "step \(index)")
      #expect(revision.utf8.count == 32 && revision.allSatisfy { $0.isHexDigit })
    }
  }
}

@Suite("A session that changes while its report is composed")
struct ChangingSessionTests {
  /// Flags that let something happen to the session the first times that they are read.
  private final class Interfering: FlagStore {
    let records: MemoryRecords
    let events: Events

    init(_ records: MemoryRecords, _ events: Events) {
      self.records = records
      self.events = events
    }

    func flags(of session: SessionID, analysis: Int?) async throws -> [FlagRecord] {
      let flags = await records.flags(of: session, analysis: analysis)
      if let event = await events.next() { try await event() }
      return flags
    }

    func breach(in session: SessionID) async throws -> ReviewNote? { await records.breach(in: session) }
    func flag(_ key: FlagKey) async throws -> FlagRecord? { throw Unscripted() }
    func put(_ flag: RaisedFlag, enqueuing: [NewJob], at: WallTime) async throws -> FlagPutOutcome {
      throw Unscripted()
    }
    func attach(_ clip: FlagClip, to flag: FlagKey) async throws -> Bool { throw Unscripted() }
    func noteNoClip(of flag: FlagKey, why: String) async throws -> Bool { throw Unscripted() }
    func overrule(_ flag: FlagKey, _ note: ReviewNote, enqueuing: [NewJob]) async throws -> OverruleOutcome {
      throw Unscripted()
    }
    func declareBreach(in: SessionID, _ note: ReviewNote, enqueuing: [NewJob]) async throws -> BreachOutcome {
      throw Unscripted()
    }

    struct Unscripted: Error {}
  }

  private actor Events {
    private var left: [@Sendable () async throws -> Void]
    init(_ events: [@Sendable () async throws -> Void]) { left = events }
    func next() -> (@Sendable () async throws -> Void)? { left.isEmpty ? nil : left.removeFirst() }
    var isEmpty: Bool { left.isEmpty }
  }

  private let scene = Scene()

  private func composer(_ events: Events) -> ReportComposer {
    ReportComposer(
      sessions: scene.records, flags: Interfering(scene.records, events), events: scene.records,
      blobs: scene.blobs, policy: Scene.version1)
  }

  @Test("is never told of once it was erased")
  func erased() async throws {
    try await scene.start(reaching: .scored)
    try await scene.analyse(ResultSamples.flags(1))
    let events = Events([{ try await scene.happen(.erase) }])
    await #expect(throws: ResultError.erased(scene.id)) { try await composer(events).report(of: scene.id) }
    #expect(await events.isEmpty)
  }

  @Test("has the score with the state that it brought about")
  func scored() async throws {
    try await scene.start(reaching: .scoring)
    try await scene.analyse()
    let events = Events([
      {
        _ = try await scene.results.put(ResultSamples.score(1, 9), of: scene.id)
        try await scene.happen(.finishScoring)
      }
    ])
    let report = try await composer(events).report(of: scene.id).report
    #expect(report.session?.state == .scored && report.score?.final == 9)
  }

  @Test("is composed even where it never rests")
  func restless() async throws {
    try await scene.start(reaching: .decided)
    try await scene.analyse()
    let events = Events((0..<100).map { number in { try await scene.decide(.fail, "\(number)") } })
    let report = try await composer(events).report(of: scene.id).report
    #expect(report.review?.decision?.outcome == .fail)
    #expect(await !events.isEmpty)
  }
}
