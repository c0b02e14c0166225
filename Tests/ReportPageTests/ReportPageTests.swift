import Foundation
import Interviewing
import Proctoring
import SessionModel
import TestSupport
import Testing

@testable import ReportPage

@Suite("The report as a page")
struct ReportPageTests {
  @Test("names, complaints and versions stay text, whatever they hold")
  func escaping() {
    var sample = PageSample.turned()
    sample.name = "</title><script>alert(1)</script>\"'&\u{7}\u{202E}gpj.mp4"
    sample.complaints = ["<b>bad & broken</b>"]
    let html = sample.html
    #expect(!html.contains("<script>alert"))
    #expect(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;gpj.mp4"))
    #expect(
      html.contains("&lt;b&gt;bad &amp; broken&lt;/b&gt;") && html.contains("the &lt;disk&gt; was full"))
    #expect(html.contains("face-mesh &lt;2&gt;"))
  }

  @Test("asks nobody for more: no address of another origin, and a policy that knows its script by hash")
  func alone() {
    var sample = PageSample.turned()
    sample.clips = [sample.flags[0].id: .cut(clip: PageSample.clip(), peak: nil)]
    sample.clipContent = Data("abc".utf8)
    sample.transcript = Transcript(
      language: "en", segments: [PageSample.said("Hello", from: 9, to: 10)], refused: 1)
    let html = sample.html
    #expect(!html.contains("http://") && !html.contains("https://") && !html.contains("unsafe-inline"))
    #expect(html.contains("default-src 'none'") && html.contains("script-src 'sha256-"))
    #expect(!html.contains(" style=\"") && !html.contains(" onclick"))
    #expect(html.count(of: "<script") == 1 && html.count(of: "<style") == 1)
  }

  @Test("carries its clips up to a bound, and links what is beyond or not there")
  func clips() {
    var sample = PageSample.turned()
    let id = sample.flags[0].id
    sample.clips = [id: .cut(clip: PageSample.clip(), peak: nil)]
    #expect(sample.html.contains("src=\"clips/flag-1.mp4\""))
    sample.clipContent = Data("abc".utf8)
    #expect(sample.html.contains("src=\"data:video/mp4;base64,YWJj\""))
    sample.clips = [id: .cut(clip: PageSample.clip(bytes: ReportPage.mostClipBytes + 1), peak: nil)]
    #expect(sample.html.contains("src=\"clips/flag-1.mp4\"") && !sample.html.contains("base64,YWJj"))
  }

  @Test("names each clip with its time, so that paper says where to look")
  func captions() {
    var sample = PageSample.turned()
    sample.clips = [sample.flags[0].id: .cut(clip: PageSample.clip(), peak: nil)]
    #expect(sample.html.contains("<span class=\"name\">clips/flag-1.mp4</span>, 0:08.0 to 0:15.0"))
  }

  @Test("says what was decided, why, and on what each flag rests")
  func content() {
    let html = PageSample.turned().html
    for words in [
      "Recommended: <strong>REVIEW</strong>", "A person decides", "Head turned away",
      "<a href=\"#flag-1\">Head turned away at 0:10.0</a>", ">0:10.0</a> to 0:13.0",
      "up to 50°, at 0:10.0", "MODERATE above 35° for 2 s, HIGH from 45° for 3 s", "Face 97 %",
      "<dt>Policy</dt><dd>1.0</dd>",
    ] { #expect(html.contains(words), "\(words)") }
    #expect(html.contains("<article id=\"flag-1\" class=\"flag high\""))
  }

  @Test("tells the decision before the timeline, that before flags, transcript, coverage and versions")
  func order() throws {
    let html = PageSample.turned().html
    let ids = ["recommendation", "timeline", "flags", "transcript", "coverage", "versions"]
    let places = try ids.map { id in
      try #require(html.firstRange(of: "<h2 id=\"\(id)\"")?.lowerBound, "\(id)")
    }
    #expect(places == places.sorted())
  }

  @Test("counts the flags of each kind in words")
  func glance() throws {
    let glance = try #require(PageSample.turned().html.between("<div class=\"glance\">", "</section>"))
    #expect(glance.contains("<dt>Head turned away</dt><dd><span class=\"severity high\">1 HIGH</span>"))
    #expect(glance.contains("<dt>A phone</dt><dd><span class=\"soft\">none</span>"))
    #expect(glance.contains("<dt>Another voice</dt><dd><span class=\"soft\">not listened for</span>"))
  }

  @Test("lists what could not be judged, of face and voice, and why")
  func coverage() {
    var sample = PageSample()
    sample.shares = CoverageShares(face: 0.9, audio: 0.5)
    sample.transcript = Transcript(language: nil, segments: [], refused: 0)
    for second in 0..<10 {
      let time = SessionTime(seconds: Double(second))
      sample.faces.observe(second < 4 ? .cannotTell(.tooDark) : .measured(0), at: time)
      sample.voices.observe(second > 6 ? .cannotTell(.tooNoisy) : .clear, at: time)
    }
    sample.voices.finish(at: SessionTime(seconds: 10))
    let html = sample.html
    #expect(html.contains("Face 90 %</b> of the time, enough (at least 80 % wanted)"))
    #expect(html.contains("Voices 50 %</b> of the time, too little (at least 80 % wanted)"))
    #expect(html.contains("<td>0:04.0</td><td>Face</td><td>too dark to see a face</td>"))
    #expect(html.contains("<td>0:10.0</td><td>Voice</td><td>so noisy that a voice could hide in it</td>"))
  }

  @Test("every link within the page leads somewhere")
  func anchors() {
    var sample = PageSample.turned()
    sample.transcript = Transcript(
      language: "en", segments: [PageSample.said("Hello", from: 9, to: 12)], refused: 0)
    let html = sample.html
    let targets = html.components(separatedBy: "href=\"#").dropFirst().map { $0.prefix { $0 != "\"" } }
    #expect(targets.contains("segment-1") && targets.contains("flag-1"))
    for target in Set(targets) { #expect(html.count(of: " id=\"\(target)\"") == 1, "\(target)") }
  }

  @Test("a page without the script hides what only the script can do")
  func scriptless() throws {
    var sample = PageSample.turned()
    sample.transcript = Transcript(
      language: "en", segments: [PageSample.said("Hello", from: 9, to: 12)], refused: 0)
    let html = sample.html
    for id in ["at", "search", "keys", "cursor", "moment"] {
      let tag = try #require(html.between(" id=\"\(id)\"", ">"), "\(id)")
      #expect(tag.contains("hidden"), "\(id)")
    }
  }
}
