import Foundation
import Interviewing
import Proctoring
import SessionModel
import TestSupport
import Testing

@testable import ReportPage

@Suite("The timeline of a page")
struct TimelineTests {
  private func lane(_ title: String, in html: String) throws -> String {
    String(try #require(html.between("aria-label=\"\(title) over time\">", "</svg>"), "\(title)"))
  }

  private func timeline(
    seconds: Double, _ kind: FlagKind, every step: Double = 0.2, _ sensed: (Double) -> Sensed
  ) -> Timeline {
    var timeline = Timeline(until: SessionTime(seconds: seconds))
    for time in stride(from: 0, to: seconds, by: step) {
      timeline.take(ObservedMoment(at: SessionTime(seconds: time), [kind: sensed(time)]))
    }
    return timeline
  }

  @Test("draws thresholds, measurements, flags and what could not be told")
  func everything() throws {
    var sample = PageSample.turned()
    sample.timeline = timeline(seconds: 60, .headTurn) {
      (20..<30).contains($0) ? .cannotTell(.tooDark) : .measured($0 / 2)
    }
    let lane = try lane("Head turned, degrees", in: sample.html)
    #expect(lane.count(of: "class=\"threshold") == 4)
    #expect(lane.contains("<a href=\"#flag-1\"") && lane.contains("<rect class=\"flag high\""))
    #expect(lane.count(of: "class=\"untold\"") == 1)
    #expect(lane.contains("<rect class=\"untold\" x=\"333\" y=\"0\" width=\"164\""))
    #expect(lane.contains("<path class=\"signal\" d=\"M0 "))
  }

  @Test("draws a border of counts between the last count allowed and the first that is not")
  func borders() throws {
    let lanes = Dictionary(uniqueKeysWithValues: Lane.all(policy: .version1).map { ($0.kind, $0) })
    #expect(lanes[.headTurn]?.borders.map(\.drawnAt) == [-35, 35, -45, 45])
    #expect(lanes[.phone]?.borders.map(\.drawnAt) == [0.6, 0.75])
    #expect(lanes[.multiFace]?.borders.map(\.drawnAt) == [1.5])
    #expect(lanes[.faceAbsent]?.borders.map(\.drawnAt) == [0.5])
    #expect(lanes[.multiSpeaker]?.borders.map(\.drawnAt) == [0.5])
    #expect(lanes[.multiSpeaker]?.rule == "MODERATE for 2 s, HIGH for 5 s")
  }

  @Test("draws what could not be heard on the lane of voices alone, with the reason")
  func untoldVoice() throws {
    var sample = PageSample()
    sample.timeline = timeline(seconds: 60, .multiSpeaker, every: 0.1) {
      $0 < 30 ? .cannotTell(.tooNoisy) : .clear
    }
    for tenth in 0..<600 {
      let time = SessionTime(seconds: Double(tenth) / 10)
      sample.voices.observe(tenth < 300 ? .cannotTell(.tooNoisy) : .clear, at: time)
    }
    let html = sample.html
    let voices = try lane("Other voices", in: html)
    #expect(voices.contains("<rect class=\"untold\" x=\"0\" y=\"0\" width=\"499\""))
    #expect(voices.contains("cannot tell: so noisy that a voice could hide in it"))
    #expect(try !lane("Head turned, degrees", in: html).contains("untold"))
  }

  @Test("shades what could not be told by its part of the time")
  func shade() throws {
    var sample = PageSample(durationS: 1_000)
    sample.timeline = timeline(seconds: 1_000, .multiSpeaker, every: 0.1) {
      $0 < 500 && Int(($0 * 10).rounded()) % 10 == 0 ? .cannotTell(.unsureVoice) : .clear
    }
    let voices = try lane("Other voices", in: sample.html)
    #expect(
      voices.contains("<rect class=\"untold\" x=\"0\" y=\"0\" width=\"500\" height=\"64\" opacity=\"0.25\""))
  }

  @Test("says that there was nothing to listen to where a lane would be empty")
  func silent() {
    var sample = PageSample.turned()
    sample.hasAudio = false
    #expect(sample.html.contains("<p class=\"nothing\">The recording has no sound track.</p>"))
    #expect(!sample.html.contains("Other voices over time"))
  }

  @Test("tells a HIGH flag from a MODERATE one by its height")
  func severities() throws {
    var sample = PageSample(durationS: 60)
    sample.flags = PageSample.flags(.headTurn, 40, from: 10, to: 13)
    let lane = try lane("Head turned, degrees", in: sample.html)
    #expect(lane.contains("<rect class=\"flag moderate\" x=\"166.67\" y=\"32\" width=\"50\" height=\"32\""))
  }

  @Test("draws pictures that did not arrive on the lanes of pictures, not on that of voices")
  func gaps() throws {
    var sample = PageSample()
    sample.timeline = timeline(seconds: 60, .multiSpeaker) { _ in .clear }
    for second in 0..<60 where !(20..<30).contains(second) {
      _ = sample.stream.admit(SessionTime(seconds: Double(second)))
    }
    let html = sample.html
    #expect(try lane("Faces", in: html).contains("<rect class=\"gap\" x=\"316.67\" y=\"0\" width=\"183.33\""))
    #expect(try !lane("Other voices", in: html).contains("class=\"gap\""))
  }

  @Test(
    "puts at most seven round times below the lanes",
    arguments: [(0.001, 1), (10, 6), (64.3, 7), (2_700, 5), (86_400, 7)])
  func ticks(duration: Double, count: Int) {
    let section = TimelineSection(
      report: PageSample().report, timeline: Timeline(until: SessionTime(seconds: duration)),
      policy: .version1)
    #expect(section.ticks.count == count)
    #expect(section.ticks.allSatisfy { $0 <= duration && $0 == $0.rounded() })
  }

  @Test("draws no line across what could not be told, however long the session")
  func brokenLine() throws {
    var sample = PageSample(durationS: 2_700)
    sample.timeline = timeline(seconds: 2_700, .headTurn, every: 1) {
      (1_000..<1_020).contains($0) ? .cannotTell(.tooDark) : .measured(0)
    }
    let path = try #require(
      lane("Head turned, degrees", in: sample.html).between("class=\"signal\" d=\"", "\""))
    #expect(path.count { $0 == "M" } == 2)
  }

  @Test("does not grow with the length of the session")
  func bounded() {
    func length(hours: Double) -> Int {
      var sample = PageSample(durationS: hours * 3_600)
      var random = SystemRandomNumberGenerator()
      sample.timeline = timeline(seconds: hours * 3_600, .headTurn, every: 1) { _ in
        .measured(.random(in: -90...90, using: &random))
      }
      return sample.html.utf8.count
    }
    #expect(length(hours: 3) < length(hours: 1) * 11 / 10)
  }

  @Test("takes moments outside the session, and a session without any, for what they are")
  func empty() {
    var timeline = Timeline(until: .zero)
    timeline.take(ObservedMoment(at: SessionTime(seconds: -5), [.phone: .measured(1)]))
    timeline.take(ObservedMoment(at: SessionTime(seconds: 5), [.phone: .measured(1)]))
    #expect(timeline.columns.isEmpty)
    var sample = PageSample.turned()
    sample.timeline = timeline
    #expect(sample.html.contains("</html>"))
  }
}
