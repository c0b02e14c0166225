import Foundation
import Interviewing
import Proctoring
import SessionModel
import TestSupport
import Testing

@testable import ReportPage

@Suite("The page of a session that people looked at")
struct ReviewedPageTests {
  private static let moment = WallTime(microseconds: 1_700_000_000_000_000)

  /// A HIGH head turn that was overruled, and whatever else is said.
  static func report(
    overruled: String? = "a poster <b>", review: ReviewSummary = ReviewSummary(),
    name: String = "Ada Lovelace"
  ) -> Report {
    let sample = PageSample.turned()
    var facts = SessionFacts(
      session: SessionSummary(
        id: SessionID(at: moment, random: 7), state: .inProgress,
        candidate: CandidateSummary(externalId: "Ext-1", name: name), role: "gardener", level: "junior",
        language: "en-GB", rubricVersion: "1.0", policyVersion: "1.0"), flags: sample.report.flags,
      review: review,
      scoring: SessionFacts.Scoring(
        summary: nil, error: "the model is away",
        version: ScoreVersionSummary(version: 2, number: 9, reason: "once <more>", madeAt: moment.rfc3339)))
    facts.flags[0].overruled = overruled.map { note($0) }
    return sample.report.revised(by: facts, policy: .version1)
  }

  static func note(_ reason: String) -> NoteSummary { NoteSummary(reason: reason, by: "hr&co", at: moment) }

  private func html(
    _ report: Report, clip: @escaping (ClipSummary) -> ClipSource = { _ in .embedded { nil } }
  )
    -> String
  {
    let page = ReportPage(
      report, timeline: Timeline(until: SessionTime(seconds: 60)), policy: .version1, clip: clip)
    return String(decoding: page.html(), as: UTF8.self)
  }

  @Test("is called after the candidate, and tells what was interviewed for and where it stands")
  func session() {
    let page = html(Self.report(name: "Ada <Lovelace>"))
    #expect(page.contains("<title>Report: Ada &lt;Lovelace&gt;</title>"))
    #expect(page.contains("<h1 dir=\"auto\">Ada &lt;Lovelace&gt;</h1>"))
    #expect(page.contains("<span dir=\"auto\">Ext-1</span>: gardener, junior, en-GB"))
    #expect(page.contains("<code>018bcfe5-6800-7000-8000-000000000007</code>, in progress"))
    #expect(!html(PageSample.turned().report).contains("Session <code>"))
  }

  @Test("strikes an overruled flag from every count, and says who did, and why")
  func overruled() throws {
    let page = html(Self.report())
    #expect(page.contains("Flags <span class=\"soft\">(1, of which 1 does not count)</span>"))
    #expect(page.contains("<span class=\"severity overruled\"><s>HIGH</s> overruled</span>"))
    #expect(page.contains("class=\"flag high overruled\""))
    #expect(
      page.contains(
        "It does not count: overruled by <span dir=\"auto\">hr&amp;co</span>, "
          + "<time datetime=\"2023-11-14T22:13:20.000Z\">2023-11-14 22:13 UTC</time>: "
          + "<q dir=\"auto\">a poster &lt;b&gt;</q>."))
    let glance = try #require(page.between("<div class=\"glance\">", "</section>"))
    #expect(
      glance.contains(
        "<dt>Head turned away</dt><dd><span class=\"soft\">none</span> <span class=\"soft\">1 overruled"))
    let timeline = try #require(page.between("id=\"timeline\"", "</section>"))
    #expect(timeline.contains("Head turned away, HIGH, overruled,") && timeline.contains("key overruled"))
    #expect(!page.contains("It rests on:"))
    let counting = html(Self.report(overruled: nil))
    #expect(
      counting.contains("It rests on:") && counting.contains("<span class=\"severity high\">HIGH</span>"))
    #expect(
      counting.contains("Flags <span class=\"soft\">(1)</span>") && !counting.contains("key overruled\""))
  }

  @Test("tells in the transcript that a flag meanwhile was overruled")
  func transcript() {
    var report = Self.report()
    report.transcript = TranscriptSummary(
      Transcript(language: "en", segments: [PageSample.said("Hello", from: 9, to: 12)], refused: 0))
    #expect(html(report).contains("Head turned away, HIGH, overruled</a>"))
  }

  @Test("tells a breach with its reason, and who declared it")
  func breach() throws {
    let page = html(Self.report(review: ReviewSummary(breach: Self.note("another <person> answered"))))
    #expect(page.contains("Recommended: <strong>FAIL</strong>"))
    let section = try #require(page.between("<div class=\"verdict\">", "<div class=\"glance\">"))
    #expect(
      section.contains("A person declared that the policy was broken: another &lt;person&gt; answered."))
    #expect(section.contains("The breach was declared by <span dir=\"auto\">hr&amp;co</span>"))
    #expect(section.contains("A person decides."))
  }

  @Test("tells the decision in place of the words that a person decides")
  func decision() throws {
    let decision = DecisionSummary(.pass, reason: "seen", by: "lead", at: Self.moment)
    let page = html(Self.report(review: ReviewSummary(decision: decision)))
    let section = try #require(page.between("<div class=\"verdict\">", "<div class=\"glance\">"))
    #expect(
      section.contains("Decided: <strong>PASS</strong>") && section.contains("<q dir=\"auto\">seen</q>"))
    #expect(!section.contains("A person decides."))
  }

  @Test("tells which of several scores it shows")
  func scoreVersion() {
    let page = html(Self.report())
    #expect(page.contains("Version 2 of the score, of <time"))
    #expect(page.contains("asked for anew: <q dir=\"auto\">once &lt;more&gt;</q>"))
    var first = Self.report()
    first.scoreVersion = ScoreVersionSummary(version: 1, number: 1, reason: nil, madeAt: "x")
    #expect(!html(first).contains("of the score, of"))
  }

  @Test("plays clips from where they are, however large, and asks for no content")
  func links() {
    var report = Self.report()
    report.flags[0].clip = PageSample.clip(bytes: ReportPage.mostClipBytes + 1)
    let page = html(report) { .link("clips/\($0.bytes)?a=1&b=\"") }
    #expect(page.contains("src=\"clips/16777217?a=1&amp;b=&quot;\""))
    #expect(page.contains("media-src data: file: 'self'") && !page.contains("base64,"))
  }

  @Test("says that a clip is yet to be cut, unless it is there or cannot be")
  func awaited() {
    var report = Self.report()
    #expect(!html(report).contains("yet to be cut"))
    report.flags[0].clipError = nil
    #expect(html(report).contains("Its clip is yet to be cut."))
    report.flags[0].clip = PageSample.clip()
    #expect(!html(report).contains("yet to be cut"))
  }
}
