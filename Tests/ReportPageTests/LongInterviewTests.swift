import Foundation
import Interviewing
import Proctoring
import SessionModel
import TestSupport
import Testing

@testable import ReportPage

@Suite("The page of a long interview")
struct LongInterviewTests {
  /// `PROCTOR_LONG_PAGE=FOLDER` keeps page and report of this interview there, for `Benchmarks/page.py`; every
  /// flag's clip is then `FOLDER/clip.mp4`, where there is one.
  @Test("of 45 minutes has all of it, and is small without its clips")
  func whole() throws {
    let folder = ProcessInfo.processInfo.environment["PROCTOR_LONG_PAGE"].map { URL(fileURLWithPath: $0) }
    let clip = folder.flatMap { try? Data(contentsOf: $0.appending(path: "clip.mp4")) }
    var interview = LongInterview(minutes: 45, clip: clip)
    let sample = interview.sample()
    let page = sample.page.html()
    let html = String(decoding: page, as: UTF8.self)
    let segments = sample.transcript?.segments.count ?? 0
    #expect(sample.flags.count >= 55 && segments >= 550)
    #expect(html.count(of: "<article") == sample.flags.count)
    #expect(html.count(of: "<li id=\"segment-") == segments)
    for kind in FlagKind.allCases { #expect(sample.flags.contains { $0.kind == kind }, "\(kind)") }
    #expect(html.contains("<div class=\"passages long\"") && html.contains("id=\"flag-list\" class=\"long\""))
    if clip == nil { #expect(page.count < 1 << 20) }
    if let folder {
      try page.write(to: folder.appending(path: "report.html"))
      let encoder = JSONEncoder()
      encoder.keyEncodingStrategy = .convertToSnakeCase
      try encoder.encode(sample.report).write(to: folder.appending(path: "report.json"))
    }
  }

  @Test("of thousands of passages keeps every one")
  func passages() {
    var sample = PageSample(durationS: 20_000)
    sample.transcript = Transcript(
      language: "en",
      segments: (0..<5_000).map {
        PageSample.said("Passage \($0)", from: Double($0) * 4, to: Double($0) * 4 + 3)
      }, refused: 0)
    let html = sample.html
    #expect(html.count(of: "<li id=\"segment-") == 5_000 && html.contains("5000 passages"))
  }
}
