import Foundation
import Interviewing
import Proctoring
import SessionModel
import TestSupport
import Testing

@Suite("A report with what people said")
struct ReviewedReportTests {
  private func json(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  private func read(_ json: String) throws -> Report {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode(Report.self, from: Data(json.utf8))
  }

  @Test("is written as it has always been written")
  func golden() throws {
    let report = ReviewedSample.reviewed()
    #expect(
      try json(report.session) == """
        {"candidate":{"external_id":"Ext-1","name":"Ada Lovelace"},\
        "id":"018bcfe5-6800-7000-8000-000000000007","language":"en-GB","level":"junior",\
        "policy_version":"1.0","role":"gardener","rubric_version":"1.0","state":"scored"}
        """)
    #expect(
      try json(report.review) == """
        {"breach":{"at":"2023-11-14T22:13:20.250Z","by":"hr@example.org","reason":"somebody answered for them"},\
        "decision":{"at":"2023-11-14T22:14:20.000Z","by":"lead@example.org","outcome":"FAIL","reason":"as declared"}}
        """)
    #expect(
      try json(report.scoreVersion) == """
        {"made_at":"2023-11-14T22:13:00.000Z","number":41,"reason":"a new rubric","version":2}
        """)
    #expect(
      try json(report.flags[0].overruled) == """
        {"at":"2023-11-14T22:13:20.250Z","by":"hr@example.org","reason":"that was a poster"}
        """)
    #expect(try json(ReviewSummary()) == "{\"breach\":null,\"decision\":null}")
    #expect(try json(report.recommendation).contains("\"rule\":\"policy_breach\""))
    #expect(report.schemaVersion == "1.3")
  }

  @Test("writes what a browser told, with null for what it did not, and is null without a session")
  func clientEvents() throws {
    let told = [
      ClientEvent(1, .tabHidden, .began, at: SessionTime(microseconds: 1_234_567)),
      ClientEvent(2, .networkLost, .ended, at: SessionTime(seconds: 2)),
      ClientEvent(3, .deviceChange, .point, device: .camera, at: SessionTime(seconds: 3)),
    ]
    var facts = ReviewedSample.facts([])
    facts.clientEvents = ClientEpisode.episodes(of: told).map { ClientEventSummary($0) }
    let report = ReviewedSample.reviewed()
    let revised = report.revised(by: facts, policy: .version1)
    #expect(
      try json(revised.clientEvents) == """
        [{"device":null,"end_s":null,"kind":"tab_hidden","start_s":1.235},\
        {"device":null,"end_s":2,"kind":"network_lost","start_s":null},\
        {"device":"camera","end_s":3,"kind":"device_change","start_s":3}]
        """)
    #expect(try read(try json(revised)) == revised)
    var quiet = facts
    quiet.clientEvents = []
    #expect(report.revised(by: quiet, policy: .version1).recommendation == revised.recommendation)
    #expect(SampleReport().report.clientEvents == nil)
    #expect(try json(SampleReport().report).contains("\"client_events\":null"))
  }

  @Test("reads back as what was written")
  func readsBack() throws {
    let report = ReviewedSample.reviewed()
    #expect(try read(try json(report)) == report)
  }

  @Test("of version 1.2 is read, and revised becomes one of 1.3")
  func earlierVersion() throws {
    let report = try read(Self.version12)
    #expect(report.schemaVersion == "1.2" && report.session == nil && report.review == nil)
    #expect(report.scoreVersion == nil && report.flags.map(\.counts) == [true])
    #expect(report.recommendation.rule == .someHighFlag)
    var facts = ReviewedSample.facts(report.flags)
    facts.flags[0].overruled = ReviewedSample.note("a poster")
    let revised = report.revised(by: facts, policy: .version1)
    #expect(revised.schemaVersion == "1.3" && revised.recommendation.rule == .audioCoverage)
  }

  @Test("as text tells the session, the breach, the decision, the score's version and the struck flag")
  func text() {
    #expect(
      ReviewedSample.reviewed().text() == """
        interview-proctor 0.1.0, policy 1.0
        ────────────────────────────────────────────────────────────────────────────────
        interview.mp4: 1:30.0, 640×480, 450 frames looked at (5 a second)

        Session 018bcfe5-6800-7000-8000-000000000007: scored
          Ada Lovelace (Ext-1), gardener, junior, en-GB

        Recommendation: FAIL
          A person declared that the policy was broken: somebody answered for them.
          The breach was declared by hr@example.org, 2023-11-14T22:13:20.250Z.

        Decision: FAIL
          By lead@example.org, 2023-11-14T22:14:20.000Z: as declared

        Score: 8.2 of 10 (rubric 1.0 for gardener, junior)
          Version 2, of 2023-11-14T22:13:00.000Z, asked for anew: a new rubric

        Flags (2, of which 1 does not count)
                  KIND        SEVERITY         FROM    TO      PEAK        CLIP
          flag-1  multi_face  HIGH, overruled  0:10.0  0:11.0  2 faces     none: no clip was cut
          flag-2  head_turn   MODERATE         0:20.0  0:22.5  40 degrees  not cut yet
          flag-1 does not count, by hr@example.org, 2023-11-14T22:13:20.250Z: that was a
          poster

        Coverage
          face   100 % (at least 80 % wanted)
          voice  100 % (at least 80 % wanted)

        Transcript
          There is no sound track.

        """)
  }

  @Test("as text lets no reason command a terminal, nor break out of its lines")
  func hostileText() {
    var report = ReviewedSample.reviewed()
    report.review?.decision?.reason = "fine\u{1B}[2J\nRecommendation: PASS"
    report.session?.candidate.name = "\u{202E}Eve\nSession x"
    let text = report.text()
    #expect(!text.contains("\u{1B}") && !text.contains("\u{202E}"))
    #expect(text.split(separator: "\n").count { $0.hasPrefix("Recommendation:") } == 1)
    #expect(text.split(separator: "\n").count { $0.hasPrefix("Session") } == 1)
  }

  /// A report as version 0.1 of the program wrote it.
  private static let version12 = """
    {"schema_version":"1.2","program":{"name":"interview-proctor","version":"0.1.0"},
    "recording":{"name":"a.mp4","container":"mp4","duration_s":60,"width":640,"height":480,"has_audio":true},
    "analysis":{"frames_per_second":5,"frames":300,"frames_refused":0,"ended_early":false,"complaints":[],
    "models":[{"name":"face-mesh","version":"2"}]},"policy_version":"1.0",
    "recommendation":{"outcome":"REVIEW","rule":"some_high_flag","explanation":"A person should look.",
    "flags":["flag-1"]},
    "coverage":{"face":1,"audio":null,"face_minimum":0.8,"audio_minimum":0.8,"cannot_tell":[],"stream_gaps":[],
    "clock_suspect":[],"omitted_spans":0},
    "flags":[{"id":"flag-1","kind":"multi_face","severity":"HIGH","start_s":10,"end_s":11,"raised_at_s":10.75,
    "peak":{"value":2,"unit":"faces","time_s":10},"trace":[{"time_s":10,"value":2}],
    "thresholds":{"high":{"comparison":"above","limit":1,"for_s":0.5}},"accommodations":[],
    "policy_version":"1.0","models":[],"clip_error":"no clip was cut"}],
    "transcript":null,"score":null,"score_error":null}
    """
}
