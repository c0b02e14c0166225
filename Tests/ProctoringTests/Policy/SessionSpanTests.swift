import SessionModel
import TestSupport
import Testing

@Suite("A span of session time")
struct SessionSpanTests {
  @Test(
    "is read from seconds and from what a clock shows",
    arguments: [
      ("5-12.5", 5.0, 12.5), ("0-1", 0, 1), ("0:05-0:12", 5, 12), ("1:02:03.4-1:02:04", 3_723.4, 3_724),
      ("59-1:00", 59, 60), ("12:30-13:00.25", 750, 780.25), ("90-120", 90, 120),
    ])
  func parsing(text: String, from: Double, to: Double) {
    #expect(SessionSpan(parsing: text) == SessionSpan(from, to))
  }

  @Test(
    "is not read from anything else",
    arguments: [
      "", "-", "5", "5-", "-5", "-5-3", "5-3", "5-5", "a-b", "5-b", "1-2-3", "5 - 6", "1e2-1e3", "0x1-0x9",
      "nan-inf", "1:2:3:4-1:2:3:5", ":5-:6", "1:-2:", "1..2-3", ".-5", "٣-٤", "0-1000000", "5–12",
      "0:75-2:00", "1:75:00-3:00:00", "0.5:30-2:00",
    ])
  func notParsed(text: String) {
    #expect(SessionSpan(parsing: text) == nil)
  }

  @Test("has in common with another what lies in both; touching is not meeting")
  func intersection() {
    let span = SessionSpan(2, 6)
    #expect(span.intersection(SessionSpan(4, 9)) == SessionSpan(4, 6))
    #expect(span.intersection(SessionSpan(0, 3)) == SessionSpan(2, 3))
    #expect(span.intersection(SessionSpan(3, 4)) == SessionSpan(3, 4))
    #expect(span.intersection(SessionSpan(0, 9)) == span)
    #expect(span.intersection(SessionSpan(6, 9)) == nil)
    #expect(span.intersection(SessionSpan(0, 2)) == nil)
    #expect(span.intersection(SessionSpan(4, 4)) == nil)
  }

  @Test("without others is what they leave, in order, however they lie")
  func subtracting() {
    let span = SessionSpan(2, 10)
    #expect(span.subtracting([]) == [span])
    #expect(span.subtracting([SessionSpan(0, 2), SessionSpan(10, 12)]) == [span])
    #expect(span.subtracting([SessionSpan(0, 4)]) == [SessionSpan(4, 10)])
    #expect(span.subtracting([SessionSpan(9, 20)]) == [SessionSpan(2, 9)])
    #expect(span.subtracting([SessionSpan(2, 10)]).isEmpty)
    #expect(span.subtracting([SessionSpan(0, 20)]).isEmpty)
    #expect(
      span.subtracting([SessionSpan(7, 8), SessionSpan(3, 4)])
        == [SessionSpan(2, 3), SessionSpan(4, 7), SessionSpan(8, 10)])
    #expect(
      span.subtracting([SessionSpan(3, 6), SessionSpan(5, 8)]) == [SessionSpan(2, 3), SessionSpan(8, 10)])
  }

  @Test("is covered by others once, also where these overlap")
  func covered() {
    let span = SessionSpan(2, 10)
    #expect(span.covered(by: []) == .zero)
    #expect(span.covered(by: [SessionSpan(0, 3), SessionSpan(9, 20)]) == .of(2))
    #expect(span.covered(by: [SessionSpan(4, 7), SessionSpan(5, 8)]) == .of(4))
    #expect(span.covered(by: [SessionSpan(0, 20), SessionSpan(3, 4)]) == .of(8))
  }
}
