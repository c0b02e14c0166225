import Foundation
import Interviewing
import Proctoring
import SessionModel
import TestSupport
import Testing

@testable import ReportPage

@Suite("What a browser told, on a page")
struct ClientEventTests {
  private static func told(
    _ kind: ClientEventKind, _ phase: ClientEventPhase, at seconds: Double, device: ClientDevice? = nil
  ) -> ClientEvent {
    ClientEvent(Int(seconds * 1_000) + 1, kind, phase, device: device, at: SessionTime(seconds: seconds))
  }

  private func summaries(_ events: [ClientEvent]) -> [ClientEventSummary] {
    ClientEpisode.episodes(of: events).map { ClientEventSummary($0) }
  }

  /// The page of a session of a minute.
  private func html(_ events: [ClientEvent]) -> String {
    var report = ReviewedPageTests.report()
    report.clientEvents = summaries(events)
    let page = ReportPage(
      report, timeline: Timeline(until: SessionTime(seconds: 60)), policy: .version1
    ) { _ in .embedded { nil } }
    return String(decoding: page.html(), as: UTF8.self)
  }

  private func marks(_ events: [ClientEvent], durationS: Double = 1_000) -> [String] {
    ClientLane.all(of: summaries(events), durationS: durationS).flatMap { lane in
      lane.marks.map {
        "\(ReportWords.number($0.left))-\(ReportWords.number($0.right)) \($0.count)"
      }
    }
  }

  @Test("is not spoken of where it told nothing, or where there was none")
  func none() {
    for page in [html([]), PageSample.turned().html] {
      #expect(
        !page.contains("lane told") && !page.contains("id=\"told\"") && !page.contains("browser told ("))
    }
  }

  @Test("is a lane a kind, with words for every mark, and says that it is not judged")
  func lanes() throws {
    let page = html([
      Self.told(.tabHidden, .began, at: 6), Self.told(.tabHidden, .ended, at: 12),
      Self.told(.paste, .point, at: 30), Self.told(.deviceChange, .point, at: 40, device: .microphone),
      Self.told(.networkLost, .began, at: 50), Self.told(.virtualCamera, .ended, at: 3),
    ])
    #expect(page.count(of: "<div class=\"lane told\">") == 5)
    #expect(page.contains("can be made to tell anything, and to keep quiet: shown, and not judged."))
    #expect(
      page.contains(
        "<rect class=\"mark\" x=\"100\" y=\"2\" width=\"100\" height=\"16\">"
          + "<title>Page hidden, 0:06.0 to 0:12.0</title></rect>"))
    #expect(page.contains("aria-label=\"Page hidden, 1 time, listed below\""))
    for words in [
      "Something pasted, at 0:30.0", "Devices changed: microphone, at 0:40.0",
      "Network lost, from 0:50.0, its end was not told",
      "The camera is a program, until 0:03.0, its beginning was not told",
    ] { #expect(page.contains("<title>\(words)</title>"), "\(words)") }
  }

  @Test("is listed in order of time, where what was not told is not told")
  func list() throws {
    let page = html([
      Self.told(.paste, .point, at: 30), Self.told(.tabHidden, .began, at: 6),
      Self.told(.screenAdded, .ended, at: 4), Self.told(.copy, .point, at: 61),
    ])
    let table = String(try #require(page.between("<table id=\"told\">", "</table>")))
    let rows = table.components(separatedBy: "<tr data-s").dropFirst()
    #expect(
      rows.map { $0.replacing(/<[^>]*>/, with: "|").replacing(/\|+/, with: "|") } == [
        "=\"4.0\" data-e=\"4.0\">|not told|0:04.0|More than one screen|\n",
        "=\"6.0\" data-e=\"6.0\">|0:06.0|not told|Page hidden|\n",
        "=\"30.0\" data-e=\"30.0\">|0:30.0|–|Something pasted|\n",
        "=\"61.0\" data-e=\"61.0\">|1:01.0|–|Something copied, after the end of the recording|\n|",
      ])
    #expect(page.contains("<details class=\"list\" open><summary>What the browser told (4)"))
    // Drawn at the edge it would look as if it had happened then.
    #expect(page.count(of: "<rect class=\"mark\"") == 3)
  }

  @Test("has words and a lane for every kind")
  func everything() {
    let page = html(EventSamples.everything)
    #expect(page.count(of: "<div class=\"lane told\">") == ClientEventKind.allCases.count)
    #expect(Set(ClientEventKind.allCases.map(\.words)).count == ClientEventKind.allCases.count)
    for kind in ClientEventKind.allCases { #expect(page.contains(kind.words)) }
    for device in ClientDevice.allCases { #expect(page.contains("Devices changed: \(device.rawValue)")) }
    #expect(page.contains("<details class=\"list\"><summary>What the browser told (11)"))
  }

  @Test("joins marks that would touch, and no others")
  func joined() {
    #expect(
      marks([10, 20, 30].map { Self.told(.copy, .point, at: $0) }) == ["10-13 1", "20-23 1", "30-33 1"])
    #expect(marks([10, 12, 14].map { Self.told(.copy, .point, at: $0) }) == ["10-17 3"])
    let spans = [10.0, 20, 40, 41].flatMap {
      [Self.told(.tabHidden, .began, at: $0), Self.told(.tabHidden, .ended, at: $0 + 0.5)]
    }
    #expect(marks(spans) == ["10-13 1", "20-23 1", "40-44 2"])
    #expect(marks([Self.told(.copy, .point, at: 1_000)]) == ["997-1000 1"])
    #expect(marks([Self.told(.copy, .point, at: 1_000.001)]) == [])
    let outlasting = [Self.told(.tabHidden, .began, at: 900), Self.told(.tabHidden, .ended, at: 5_000)]
    #expect(marks(outlasting) == ["900-1000 1"])
    let page = html([6, 6.05].map { Self.told(.copy, .point, at: $0) })
    #expect(page.contains("<title>Something copied, 2 times, 0:06.0 to 0:06.1</title>"))
  }

  @Test("does not let a page grow without end, and says what it leaves out")
  func bounded() {
    func flood(_ count: Int) -> [ClientEvent] {
      (0..<count).map {
        ClientEvent($0 + 1, .paste, .point, at: SessionTime(seconds: Double($0) * 60 / Double(count)))
      }
    }
    let (some, all) = (html(flood(1_000)), html(flood(ClientEvent.mostOfSession)))
    #expect(all.utf8.count < some.utf8.count * 11 / 10)
    #expect(all.count(of: "<tr data-s") - html([]).count(of: "<tr data-s") == ClientEventSection.mostListed)
    #expect(all.contains("<p>… and 19500 more, in the report as JSON.</p>"))
    #expect(all.contains("No more than 20000 events are kept: what came later may be missing."))
    #expect(!html(flood(ClientEvent.mostOfSession - 1)).contains("No more than"))
  }
}
