import SessionModel
import Testing

@Suite("Session time")
struct SessionTimeTests {
  @Test("is whole microseconds, rounded to the nearest")
  func rounding() {
    #expect(SessionTime(seconds: 1.99).microseconds == 1_990_000)
    #expect(SessionTime(seconds: 0.1 + 0.2) == SessionTime(seconds: 0.3))
    #expect(SessionDuration(seconds: 0.000_000_6).microseconds == 1)
    #expect(SessionDuration(seconds: -0.000_000_6).microseconds == -1)
  }

  @Test("adds up exactly, however many steps it takes")
  func exactSums() {
    var sum = SessionDuration.zero
    for _ in 0..<20 { sum += SessionDuration(seconds: 0.1) }
    #expect(sum == SessionDuration(seconds: 2))
  }

  @Test("takes whatever a hostile file says", arguments: [Double.infinity, -.infinity, 1e300, -1e300, .nan])
  func hostile(seconds: Double) {
    let time = SessionTime(seconds: seconds)
    #expect(seconds.isNaN ? time == .zero : (time > .zero) == (seconds > 0))
    #expect(abs(time.seconds) < 1e13)
  }

  @Test("of a span never ends before it starts")
  func spans() {
    let span = SessionSpan(SessionTime(seconds: 5), SessionTime(seconds: 3))
    #expect(span.start == span.end && span.duration == .zero)
    #expect(span.contains(SessionTime(seconds: 5)) && !span.contains(SessionTime(seconds: 4)))
  }
}
