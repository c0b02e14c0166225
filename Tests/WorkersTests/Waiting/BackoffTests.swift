import TestSupport
import Testing

@testable import Workers

@Suite("Backoff")
struct BackoffTests {
  private let backoff = WorkerPace().retry

  @Test("The bound doubles from five seconds to ten minutes, however many tries there were")
  func bounds() {
    let seconds = [0, 1, 2, 3, 7, 8, 9, 100, Int.max].map { backoff.bound(afterTries: $0) / .seconds(1) }
    #expect(seconds == [5, 5, 10, 20, 320, 600, 600, 600, 600])
  }

  @Test("A wait is anywhere between nothing and the bound")
  func jitter() {
    let seed = UInt64.random(in: .min ... .max)
    let chance = Chance(SeededGenerator(seed: seed))
    let waits = (0..<1_000).map { _ in backoff.wait(afterTries: 3, chance: chance.next()) / .seconds(20) }
    #expect(waits.allSatisfy { (0..<1).contains($0) }, "seed \(seed)")
    for tenth in 0..<10 {
      #expect(waits.contains { Int($0 * 10) == tenth }, "none in tenth \(tenth), seed \(seed)")
    }
  }
}
