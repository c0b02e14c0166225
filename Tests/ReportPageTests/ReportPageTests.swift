import Foundation
import Interviewing
import Proctoring
import SessionModel
import TestSupport
import Testing

@testable import ReportPage

@Suite("The report as a page")
struct ReportPageTests {
  private static let models = [ModelSummary(name: "face-mesh", version: "<2>")]

  /// A report with one flag of head_turn, raised by the rules themselves.
  private func report(name: String = "interview.mp4", clip: ClipSummary? = nil) throws -> Report {
    var proctor = Proctor(policy: .version1)
    for index in 0...15 {
      let time = SessionTime(seconds: 10 + Double(index) / 5)
      _ = proctor.observe(Observation(.headTurn, .measured(-50), at: time))
    }
    let flags = proctor.finish().compactMap { if case .close(let flag) = $0 { flag } else { nil } }
    let shares = CoverageShares(face: 0.97, audio: nil)
    return Report(
      program: Program(name: "interview-proctor", version: "0.1.0"),
      recording: RecordingSummary(
        name: name, container: "mp4", durationS: 60, width: 640, height: 480, hasAudio: true),
      analysis: AnalysisSummary(
        framesPerSecond: 5, frames: 300, framesRefused: 0, endedEarly: false,
        complaints: ["<b>bad & broken</b>"], models: Self.models),
      policyVersion: "1.0",
      recommendation: RecommendationSummary(
        .decide(finalScore: nil, flags: flags, coverage: shares, policy: .version1)),
      coverage: CoverageSummary(
        shares: shares, rule: Policy.version1.coverage,
        meter: CoverageMeter(hold: SessionDuration(seconds: 1.2)),
        stream: StreamMonitor(limit: SessionDuration(seconds: 1.2))),
      flags: flags.map {
        FlagSummary(
          $0, policyVersion: "1.0", models: Self.models,
          clips: clip.map { .cut(clip: $0, peak: nil) } ?? .failed(why: "the <disk> was full"))
      })
  }

  private func page(_ report: Report, _ timeline: Timeline? = nil, clip: Data? = nil) -> String {
    let page = ReportPage(
      report, timeline: timeline ?? Timeline(until: SessionTime(seconds: 60)), policy: .version1
    ) { _ in clip }
    return String(decoding: page.html(), as: UTF8.self)
  }

  private func clip(bytes: Int) -> ClipSummary {
    ClipSummary(
      file: "clips/flag-1.mp4", sha256: String(repeating: "ab", count: 32), bytes: bytes, startS: 8, endS: 15)
  }

  @Test("names, complaints and versions stay text, whatever they hold")
  func escaping() throws {
    let evil = "</title><script>alert(1)</script>\"'&\u{7}.mp4"
    let page = page(try report(name: evil))
    #expect(!page.contains("<script>alert"))
    #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;.mp4"))
    #expect(
      page.contains("&lt;b&gt;bad &amp; broken&lt;/b&gt;") && page.contains("the &lt;disk&gt; was full"))
    #expect(page.contains("face-mesh &lt;2&gt;"))
  }

  @Test("asks nobody for more: no address of another origin, and a policy that knows its script by hash")
  func alone() throws {
    let page = page(try report(clip: clip(bytes: 3)), clip: Data("abc".utf8))
    #expect(!page.contains("http://") && !page.contains("https://") && !page.contains("unsafe-inline"))
    #expect(page.contains("default-src 'none'") && page.contains("script-src 'sha256-"))
    #expect(!page.contains(" style=\"") && !page.contains(" onclick"))
  }

  @Test("carries its clips up to a bound, and links what is beyond or not there")
  func clips() throws {
    let inside = page(try report(clip: clip(bytes: 3)), clip: Data("abc".utf8))
    #expect(inside.contains("src=\"data:video/mp4;base64,YWJj\""))
    let large = page(try report(clip: clip(bytes: ReportPage.mostClipBytes + 1)), clip: Data("abc".utf8))
    #expect(large.contains("src=\"clips/flag-1.mp4\"") && !large.contains("base64,YWJj"))
    #expect(page(try report(clip: clip(bytes: 3))).contains("src=\"clips/flag-1.mp4\""))
  }

  @Test("says what was decided, why, and on what each flag rests")
  func content() throws {
    let page = page(try report())
    for words in [
      "Recommended: <strong>REVIEW</strong>", "A person decides", "Head turned away", "0:10.0 to 0:13.0",
      "at most 50° at 0:10.0", "MODERATE from 35 for 2 s; HIGH from 45 for 3 s", "Face 97 %",
      "voice not judged",
      "policy 1.0",
    ] { #expect(page.contains(words), "\(words)") }
    #expect(page.contains("<a href=\"#flag-1\"") && page.contains("<article id=\"flag-1\" class=\"high\""))
  }

  @Test("draws thresholds, measurements, flags and what could not be told")
  func timeline() throws {
    var timeline = Timeline(until: SessionTime(seconds: 60))
    for index in 0..<300 {
      let sensed: Sensed = (100..<150).contains(index) ? .cannotTell(.tooDark) : .measured(Double(index % 40))
      timeline.take(ObservedMoment(at: SessionTime(seconds: Double(index) / 5), [.headTurn: sensed]))
    }
    let page = page(try report(), timeline)
    #expect(page.components(separatedBy: "class=\"threshold\"").count - 1 == 4 + 1 + 2)
    #expect(page.contains("<rect class=\"flag high\""))
    #expect(page.contains("<rect class=\"untold\" x=\"333\""))
    #expect(page.contains("<path class=\"signal\" d=\"M0 "))
  }

  @Test("draws no line across what could not be told, however long the session")
  func brokenLine() throws {
    var timeline = Timeline(until: SessionTime(seconds: 2_700))
    for second in 0..<2_700 {
      let sensed: Sensed = (1_000..<1_020).contains(second) ? .cannotTell(.tooDark) : .measured(0)
      timeline.take(ObservedMoment(at: SessionTime(seconds: Double(second)), [.headTurn: sensed]))
    }
    let page = page(try report(), timeline)
    let line = try #require(page.firstRange(of: "class=\"signal\" d=\"").map { page[$0.upperBound...] })
    #expect(line.prefix { $0 != "\"" }.count { $0 == "M" } == 2)
  }

  @Test("does not grow with the length of the session")
  func bounded() throws {
    func length(hours: Double) throws -> Int {
      var timeline = Timeline(until: SessionTime(seconds: hours * 3600))
      var random = SystemRandomNumberGenerator()
      for index in 0..<Int(hours * 3600) {
        timeline.take(
          ObservedMoment(
            at: SessionTime(seconds: Double(index)),
            [.headTurn: .measured(.random(in: -90...90, using: &random)), .phone: .measured(0.5)]))
      }
      return page(try report(), timeline).utf8.count
    }
    #expect(try length(hours: 3) < length(hours: 1) * 11 / 10)
  }

  @Test("takes moments outside the session, and a session without any, for what they are")
  func empty() throws {
    var timeline = Timeline(until: .zero)
    timeline.take(ObservedMoment(at: SessionTime(seconds: -5), [.phone: .measured(1)]))
    timeline.take(ObservedMoment(at: SessionTime(seconds: 5), [.phone: .measured(1)]))
    #expect(timeline.columns.isEmpty)
    #expect(page(try report(), timeline).contains("</html>"))
  }
}
