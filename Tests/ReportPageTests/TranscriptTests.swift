import Foundation
import Interviewing
import Proctoring
import SessionModel
import TestSupport
import Testing

@testable import ReportPage

@Suite("The transcript of a page")
struct TranscriptTests {
  private func sample(_ segments: [TranscriptSegment], refused: Int = 0) -> PageSample {
    var sample = PageSample.turned()
    sample.transcript = Transcript(
      language: segments.isEmpty ? nil : "en", segments: segments, refused: refused)
    return sample
  }

  private func row(_ id: String, in html: String) throws -> String {
    String(try #require(html.between("<li id=\"\(id)\"", "</li>"), "\(id)"))
  }

  @Test("a passage has its time, which jumps, and says whose words it holds")
  func rows() throws {
    let html = sample([
      PageSample.said("Good morning", from: 1.25, to: 2.5),
      PageSample.said("Say three", from: 3, to: 4, by: .other),
      PageSample.said("Well", from: 5, to: 6, by: .unknown),
    ]).html
    let first = try row("segment-1", in: html)
    #expect(first.contains("data-s=\"1.25\" data-e=\"2.5\""))
    #expect(first.contains("<a class=\"time\" href=\"#segment-1\" data-at=\"1.25\">0:01.3</a>"))
    #expect(first.contains("<span class=\"who\">Candidate</span>") && first.contains(">Good morning</p>"))
    #expect(try row("segment-2", in: html).contains("<span class=\"who\">Another voice</span>"))
    #expect(try row("segment-3", in: html).contains("<span class=\"who\">Voice not told</span>"))
    #expect(html.contains("3 passages in English") && html.contains("<div class=\"passages\""))
  }

  @Test("says in words and as a number where it was understood badly, and only there")
  func doubt() throws {
    let html = sample([
      PageSample.said("Surely", from: 1, to: 2, confidence: 0.6),
      PageSample.said("Perhaps", from: 3, to: 4, confidence: 0.599),
    ]).html
    #expect(try !row("segment-1", in: html).contains("uncertain"))
    #expect(try row("segment-2", in: html).contains("uncertain, 59 %"))
    #expect(html.contains("less than 60 % confidence"))
    #expect(!sample([PageSample.said("Surely", from: 1, to: 2)]).html.contains("confidence:"))
  }

  @Test("tells a recording without sound from one in which nothing was said")
  func silence() {
    var mute = PageSample.turned()
    mute.hasAudio = false
    #expect(mute.html.contains("The recording has no sound track, so there is nothing to read."))
    let quiet = sample([]).html
    #expect(quiet.contains("<p>Nothing was said.</p>") && !quiet.contains("id=\"search\""))
    #expect(PageSample.turned().html.contains("The sound was not transcribed."))
  }

  @Test("counts the phrases that nobody said", arguments: [(1, "1 phrase was"), (7, "7 phrases were")])
  func refused(count: Int, words: String) {
    #expect(sample([], refused: count).html.contains("\(words) left out"))
    #expect(!sample([]).html.contains("left out"))
  }

  @Test("links flags to what was said meanwhile, and passages to flags")
  func meanwhile() throws {
    let html = sample([
      PageSample.said("Long before", from: 1, to: 7.9),
      PageSample.said("Just before", from: 8.5, to: 9.5, by: .other),
      PageSample.said("During", from: 11, to: 12),
      PageSample.said("Long after", from: 15.1, to: 16),
    ]).html
    let flag = try #require(html.between("<article id=\"flag-1\"", "</article>"))
    #expect(
      flag.contains("href=\"#segment-2\" data-at=\"8.5\"") && flag.contains("<q dir=\"auto\">Just before</q>")
    )
    #expect(flag.contains("another voice:") && flag.contains("During"))
    #expect(!flag.contains("Long before") && !flag.contains("Long after"))
    #expect(try row("segment-3", in: html).contains("href=\"#flag-1\">Head turned away, HIGH</a>"))
    #expect(try !row("segment-2", in: html).contains("#flag-1"))
  }

  @Test("says of a flag that nothing was said meanwhile only where somebody listened")
  func quietFlag() {
    let heard = sample([PageSample.said("Later", from: 40, to: 41)]).html
    #expect(heard.contains("Nothing was said meanwhile."))
    #expect(!PageSample.turned().html.contains("said meanwhile"))
  }

  @Test("offers to choose a voice only where there are several")
  func voices() {
    let one = PageSample.said("One", from: 1, to: 2)
    #expect(!sample([one]).html.contains("<select"))
    let both = sample([one, PageSample.said("Two", from: 3, to: 4, by: .other)]).html
    #expect(both.contains("<option value=\"other\">Another voice</option>"))
    #expect(!both.contains("value=\"unknown\""))
  }

  @Test("hostile words stay words")
  func hostile() throws {
    let evil = "</script><script>alert(1)</script><img src=x onerror=alert(2)> \"quoted\" 'single' &amp;"
    let html = sample([
      PageSample.said(evil, from: 9, to: 11),
      PageSample.said(
        "a\u{202E}b\u{2066}c\u{0}d\u{1B}e\nf\u{2028}g\u{85}h\u{FEFF}i\u{E0041}", from: 12, to: 13),
    ]).html
    #expect(html.count(of: "<script") == 1 && !html.contains("<img"))
    #expect(
      html.contains("&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=alert(2)&gt;"))
    #expect(try row("segment-2", in: html).contains(">abcde f g hi</p>"))
  }

  @Test("keeps letters of all scripts, and lets each passage choose its direction")
  func scripts() throws {
    let html = sample([PageSample.said("שלום, नमस्ते, مرحبا, 👩‍💻, می‌خواهم", from: 1, to: 2)]).html
    #expect(
      try row("segment-1", in: html)
        .contains("<p class=\"words\" dir=\"auto\">שלום, नमस्ते, مرحبا, 👩‍💻, می‌خواهم</p>"))
  }

  @Test("folds the rest of an endless passage, and quotes only its beginning")
  func endless() throws {
    let html = sample([PageSample.said(String(repeating: "ab", count: 50_000), from: 9, to: 11)]).html
    let row = try row("segment-1", in: html)
    #expect(row.contains("<summary>the other 98500 characters</summary>"))
    #expect(row.count(of: "ab") == 50_000)
    let quote = try #require(html.between("<q dir=\"auto\">", "</q>"))
    #expect(quote.count == 162)
  }

  @Test("an endless pile of accents is one letter, and folded all the same")
  func accents() {
    let pile = "e" + String(repeating: "\u{301}", count: 100_000)
    #expect(sample([PageSample.said(pile, from: 1, to: 2)]).html.contains("the other 98501 characters"))
  }
}
