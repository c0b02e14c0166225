import Proctoring
import SessionModel
import TestSupport
import Testing

@Suite("What a flag carries")
struct FlagContentTests {
  @Test("the sample of greatest magnitude as its peak, with its sign and its time")
  func peak() throws {
    var watch = Watch()
    watch.see(.headTurn, 50, from: 0, to: 2)
    watch.see(.headTurn, -81.5, at: 2.25)
    watch.see(.headTurn, 60, from: 2.5, to: 4)
    watch.finish()
    let flag = try #require(watch.closed.first)
    #expect(flag.peak == TracePoint(time: .at(2.25), value: -81.5))
  }

  @Test("the first of equal peaks")
  func firstPeak() throws {
    var watch = Watch()
    watch.see(.faceAbsent, 1, from: 5, to: 20)
    watch.finish()
    #expect(watch.closed.first?.peak.time == .at(5))
  }

  @Test("a peak that comes after the raising, once the flag is closed")
  func laterPeak() throws {
    var watch = Watch()
    watch.see(.headTurn, 50, from: 0, to: 4)
    watch.see(.headTurn, 70, at: 4.25)
    watch.finish()
    #expect(watch.raised.first?.peak.value == 50)
    #expect(watch.closed.first?.peak.value == 70)
  }

  @Test("the positive samples as its trace, and no others")
  func trace() throws {
    var watch = Watch()
    watch.see(.headTurn, 0, at: 0)
    watch.see(.headTurn, 40, from: 0.5, to: 2)
    watch.see(.headTurn, 10, at: 2.25)
    watch.see(.headTurn, .cannotTell(.cutOff), at: .at(2.5))
    watch.see(.headTurn, 41, from: 2.75, to: 4)
    watch.see(.headTurn, 0, from: 4.25, to: 6)
    let flag = try #require(watch.closed.first)
    #expect(flag.trace.points.map(\.value) == Array(repeating: 40, count: 7) + Array(repeating: 41, count: 6))
    #expect(flag.trace.points.first?.time == flag.start)
    #expect(flag.trace.points.last?.time == flag.end)
  }

  @Test("at most 240 points of an hour, evenly spread over all of it")
  func boundedTrace() throws {
    var watch = Watch()
    watch.see(.headTurn, 50, from: 0, to: 3_600, every: 0.2)
    watch.finish()
    let points = try #require(watch.closed.first).trace.points
    #expect(points.count <= Trace.capacity && points.count > Trace.capacity / 2)
    #expect(points.first?.time == .zero)
    let steps = Set(zip(points, points.dropFirst()).map { $1.time - $0.time })
    #expect(steps.count == 1)
    let last = try #require(points.last)
    #expect(SessionTime(seconds: 3_600) - last.time < (try #require(steps.first)))
  }

  @Test("every point of a trace that fits")
  func fullTrace() throws {
    for count in [239, 240, 241] {
      var watch = Watch()
      watch.see(.headTurn, 50, from: 0, to: Double(count - 1) * 0.25)
      watch.finish()
      let points = try #require(watch.closed.first).trace.points
      #expect(points.count == (count <= 240 ? count : 121))
      #expect(points.last?.time == .at(Double(count - 1) * 0.25))
    }
  }

  @Test("the rule in force with the adjustments that were granted")
  func rule() throws {
    let policy = Policy.version1.granting([.widerYaw(degrees: 10), .longerAbsence(seconds: 4)])
    var watch = Watch(policy)
    watch.see(.headTurn, 50, from: 0, to: 5)
    watch.see(.phone, 0.9, from: 0, to: 5)
    watch.finish()
    let turn = try #require(watch.closed.first { $0.kind == .headTurn })
    #expect(turn.severity == .moderate)
    #expect(turn.accommodations == [.widerYaw(degrees: 10)])
    #expect(turn.rule == policy.rules[.headTurn])
    let phone = try #require(watch.closed.first { $0.kind == .phone })
    #expect(phone.accommodations.isEmpty)
    #expect(phone.rule == Policy.version1.rules[.phone])
  }
}
