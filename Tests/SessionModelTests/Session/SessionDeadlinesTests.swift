import SessionModel
import TestSupport
import Testing

@Suite("The deadlines of a session")
struct SessionDeadlinesTests {
  private static let start = WallTime(microseconds: 1_700_000_000_000_000)
  private let deadlines = SessionDeadlines(
    toBegin: .seconds(100), silence: .seconds(10), retention: .seconds(1_000))

  private func at(_ seconds: Int64) -> WallTime { Self.start + .seconds(seconds) }

  @Test("It expires while it has not begun, and only then", arguments: SessionState.allCases)
  func expiry(state: SessionState) {
    let times = SessionTimes(createdAt: Self.start)
    let due = deadlines.due(in: state, times, at: at(100))
    #expect((due == .expire) == state.isBeforeInterview)
    #expect(deadlines.due(in: state, times, at: at(100) - .microseconds(1)) != .expire)
  }

  @Test("An interview is given up when nothing was heard of the candidate, counted anew from each sign")
  func silence() {
    var times = SessionTimes(createdAt: Self.start)
    times.note(.inProgress, at: at(50))
    #expect(deadlines.due(in: .inProgress, times, at: at(60) - .microseconds(1)) == nil)
    #expect(deadlines.due(in: .inProgress, times, at: at(60)) == .abandon)
    times.lastContactAt = at(59)
    #expect(deadlines.due(in: .inProgress, times, at: at(68)) == nil)
    #expect(deadlines.due(in: .inProgress, times, at: at(69)) == .abandon)
  }

  @Test(
    "It is erased a time after its end, whatever became of it since",
    arguments: [SessionState.ended, .scoring, .scored, .decided, .expired, .abandoned])
  func retention(state: SessionState) {
    var times = SessionTimes(createdAt: Self.start)
    times.note(.ended, at: at(70))
    times.note(.scored, at: at(500))
    #expect(deadlines.due(in: state, times, at: at(1_069)) == nil)
    #expect(deadlines.due(in: state, times, at: at(1_070)) == .erase)
    let forEver = SessionDeadlines(toBegin: .seconds(1), silence: .seconds(1), retention: nil)
    #expect(forEver.due(in: state, times, at: WallTime(microseconds: .max)) == nil)
  }

  @Test("What is due may happen, whatever the times", arguments: UInt64(1)..<200)
  func allowed(seed: UInt64) throws {
    var numbers = SeededGenerator(seed: seed)
    func moment() -> WallTime { WallTime(microseconds: Int64(bitPattern: numbers.next())) }
    let times = SessionTimes(createdAt: moment(), lastContactAt: moment(), finishedAt: moment())
    for state in SessionState.allCases {
      guard let event = deadlines.due(in: state, times, at: moment()) else { continue }
      guard case .moves = state.outcome(of: event) else {
        Issue.record("\(event) in \(state); seed \(seed)")
        continue
      }
    }
  }

  @Test("The calendar has ends")
  func ends() {
    let (first, last) = (WallTime(microseconds: .min), WallTime(microseconds: .max))
    #expect(last + .seconds(1) == last)
    #expect(first - .seconds(1) == first)
    #expect(first + .seconds(-1) == first)
    #expect(last - .seconds(-1) == last)
    #expect(WallTime(microseconds: 0) + .seconds(Int64.max) == last)
    #expect(WallTime(microseconds: 0) + .milliseconds(1) == WallTime(microseconds: 1_000))
    #expect(WallTime(microseconds: 5) - .microseconds(7) == WallTime(microseconds: -2))
  }
}
