import Foundation
import Telemetry
import TestSupport
import Testing

@Suite("The time of a log")
struct LogTimeTests {
  @Test(
    "It is written in UTC with microseconds, before 1970 as well",
    arguments: [
      (0, "1970-01-01T00:00:00.000000Z"), (1, "1970-01-01T00:00:00.000001Z"),
      (-1, "1969-12-31T23:59:59.999999Z"), (-1_000_000, "1969-12-31T23:59:59.000000Z"),
      (951_782_400_500_000, "2000-02-29T00:00:00.500000Z"),
      (4_107_542_399_999_999, "2100-02-28T23:59:59.999999Z"),
      (4_107_542_400_000_000, "2100-03-01T00:00:00.000000Z"), (.max, "9999-12-31T23:59:59.999999Z"),
      (.min, "0000-01-01T00:00:00.000000Z"),
    ])
  func text(microseconds: Int64, text: String) {
    #expect(LogTime(microseconds: microseconds).description == text)
  }

  @Test("It is what others read", arguments: [UInt64(31)])
  func agreement(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<500 {
      let seconds = Int64.random(in: 0...4_000_000_000, using: &random)
      let text = LogTime(microseconds: seconds * 1_000_000).description.replacing(".000000", with: "")
      let read = try Date(text, strategy: .iso8601)
      #expect(read.timeIntervalSince1970 == Double(seconds), "seed \(seed)")
    }
  }

  @Test("The clock is that of the wall")
  func now() {
    let before = Date().timeIntervalSince1970
    let time = Double(LogTime.now().microseconds) / 1e6
    let after = Date().timeIntervalSince1970
    // A microsecond is what rounding may take.
    #expect(before - 1e-6 <= time && time <= after + 1e-6)
  }
}
