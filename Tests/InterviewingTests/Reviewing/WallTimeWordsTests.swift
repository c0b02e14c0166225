import Foundation
import Interviewing
import SessionModel
import TestSupport
import Testing

@Suite("A moment as RFC 3339 has it")
struct WallTimeWordsTests {
  @Test(
    "is in UTC, rounded down to milliseconds",
    arguments: [
      (0, "1970-01-01T00:00:00.000Z"), (-1, "1969-12-31T23:59:59.999Z"), (999, "1970-01-01T00:00:00.000Z"),
      (951_782_400_000_000, "2000-02-29T00:00:00.000Z"), (951_868_800_000_000, "2000-03-01T00:00:00.000Z"),
      (4_107_542_399_999_999, "2100-02-28T23:59:59.999Z"),
      (4_107_542_400_000_000, "2100-03-01T00:00:00.000Z"),
      (1_700_000_000_250_999, "2023-11-14T22:13:20.250Z"),
    ] as [(Int64, String)])
  func known(microseconds: Int64, text: String) {
    #expect(WallTime(microseconds: microseconds).rfc3339 == text)
  }

  @Test("stays within years of four digits")
  func borders() {
    #expect(WallTime(microseconds: .min).rfc3339 == "0000-01-01T00:00:00.000Z")
    #expect(WallTime(microseconds: .max).rfc3339 == "9999-12-31T23:59:59.999Z")
  }

  @Test("is what Foundation writes, from 1900 to 2200")
  func foundation() {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = SeededGenerator(seed: seed)
    let style = Date.ISO8601FormatStyle(includingFractionalSeconds: false)
    for _ in 0..<2_000 {
      let second = Int64.random(in: -2_208_988_800...7_258_118_400, using: &random)
      let expected = Date(timeIntervalSince1970: Double(second)).formatted(style)
      let text = WallTime(microseconds: second * 1_000_000).rfc3339
      #expect(text == expected.dropLast() + ".000Z", "seed \(seed), second \(second)")
    }
  }
}
