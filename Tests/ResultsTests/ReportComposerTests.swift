import Interviewing
import Persistence
import Proctoring
import Results
import SessionModel
import TestSupport
import Testing

@Suite("Composing the report of a session")
struct ReportComposerTests {
  private let scene = Scene()

  @Test("of which nothing is known, or nothing any more, is refused")
  func missing() async throws {
    await #expect(throws: ResultError.noSession(scene.id)) { try await scene.composer().report(of: scene.id) }
    try await scene.start(reaching: .scored)
    try await scene.analyse(ResultSamples.flags(1))
    _ = try await scene.composer().report(of: scene.id)
    try await scene.happen(.erase)
    // Its blobs are removed by a job, later.
    await #expect(throws: ResultError.erased(scene.id)) { try await scene.composer().report(of: scene.id) }
  }

  @Test(
    "waits for an analysis in every state, and is there after it in every state",
    arguments: SessionState.allCases.filter { $0 != .erased })
  func states(state: SessionState) async throws {
    try await scene.start(reaching: state)
    await #expect(throws: ResultError.notAnalysed(scene.id, state)) {
      try await scene.composer().report(of: scene.id)
    }
    try await scene.results.putObservations(ResultSamples.chunks([1]), of: scene.id, analysis: 1)
    await #expect(throws: ResultError.notAnalysed(scene.id, state)) {
      try await scene.composer().report(of: scene.id)
    }
    try await scene.analyse()
    let report = try await scene.composer().report(of: scene.id).report
    #expect(report.session?.state == state)
    #expect(report.review?.decision?.outcome == (state == .decided ? .pass : nil))
    let isAwaited = state == .ended || state == .scoring
    #expect(report.scoreError == (isAwaited ? "the answers are yet to be scored" : nil))
    #expect(report.recommendation.rule == .noScore)
  }

  @Test("tells whose interview it was and by which documents it was to be judged")
  func session() async throws {
    try await scene.start(reaching: .scored, accommodations: [.widerYaw(degrees: 10)])
    try await scene.analyse()
    let composed = try await scene.composer().report(of: scene.id)
    #expect(
      String(decoding: try #require(composed.report.session).json(), as: UTF8.self) == """
        {
          "candidate" : {
            "external_id" : "Ext-1",
            "name" : "Ada Lovelace"
          },
          "id" : "\(scene.id)",
          "language" : "en-GB",
          "level" : "senior",
          "policy_version" : "1.0",
          "role" : "software_engineer",
          "rubric_version" : "1.0",
          "state" : "scored"
        }

        """)
    #expect(composed.policy == Policy.version1.granting([.widerYaw(degrees: 10)]))
    #expect(composed.analysis == 1)
    #expect(try Report(json: composed.json) == composed.report)
  }

  @Test("counts no flag that was overruled, though the state stays")
  func overruling() async throws {
    try await scene.start(reaching: .scored)
    try await scene.analyse(ResultSamples.flags(2))
    _ = try await scene.results.put(ResultSamples.score(1), of: scene.id)
    let before = try await scene.composer().report(of: scene.id).report
    #expect(before.recommendation.outcome == .fail && before.recommendation.rule == .highFlags)
    try await scene.overrule("flag-1", "a poster")
    let once = try await scene.composer().report(of: scene.id).report
    #expect(once.recommendation.outcome == .review && once.recommendation.flags == ["flag-2"])
    #expect(
      once.flags[0].overruled
        == NoteSummary(
          reason: "a poster", by: "hr@example.org", at: RecordSamples.time(50)))
    try await scene.overrule("flag-2")
    let twice = try await scene.composer().report(of: scene.id).report
    #expect(twice.recommendation.outcome == .pass && twice.session?.state == .scored)
  }

  @Test("is a FAIL after a breach, and shows who decided what")
  func review() async throws {
    try await scene.start(reaching: .scored)
    try await scene.analyse()
    _ = try await scene.results.put(ResultSamples.score(1), of: scene.id)
    #expect(try await scene.composer().report(of: scene.id).report.recommendation.outcome == .pass)
    _ = try await scene.records.declareBreach(
      in: scene.id, FlagSamples.note("somebody answered for them"), enqueuing: [])
    try await scene.decide(.pass, "it was their interpreter")
    let report = try await scene.composer().report(of: scene.id).report
    #expect(report.recommendation.outcome == .fail && report.recommendation.rule == .policyBreach)
    #expect(report.review?.breach?.reason == "somebody answered for them")
    #expect(
      report.review?.decision
        == DecisionSummary(
          .pass, reason: "it was their interpreter", by: "hr@example.org", at: RecordSamples.time(100)))
    try await scene.decide(.fail)
    #expect(try await scene.composer().report(of: scene.id).report.review?.decision?.outcome == .fail)
  }

  @Test("shows the last score, and which it is")
  func scores() async throws {
    try await scene.start(reaching: .scored)
    try await scene.analyse()
    _ = try await scene.results.put(ResultSamples.score(4, 6), of: scene.id)
    let first = try await scene.composer().report(of: scene.id).report
    #expect(first.score?.final == 6 && first.scoreVersion?.version == 1 && first.scoreVersion?.reason == nil)
    _ = try await scene.results.put(
      StoredScore(number: 9, reason: "again", at: RecordSamples.time(70), error: "the model is away"),
      of: scene.id)
    let second = try await scene.composer().report(of: scene.id).report
    #expect(second.score == nil && second.scoreError == "the model is away")
    #expect(second.recommendation.explanation.contains("there is no score (the model is away)"))
    #expect(
      second.scoreVersion
        == ScoreVersionSummary(
          version: 2, number: 9, reason: "again", madeAt: RecordSamples.time(70).rfc3339))
  }
}
