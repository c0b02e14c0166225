import Testing

@testable import ModelClients

@Suite("Trying again")
struct RetryPolicyTests {
  private let policy = RetryPolicy(
    mostTries: 3, firstPause: .milliseconds(500), longestPause: .milliseconds(800))

  private func pause(_ tries: Int, asked: Duration? = nil, left: Duration = .seconds(60), chance: Double = 1)
    -> Duration?
  {
    policy.pause(afterTries: tries, asked: asked, left: left, chance: chance)
  }

  @Test("The pause doubles up to its bound, and chance takes up to half of it")
  func doubles() {
    #expect(pause(1) == .milliseconds(500) && pause(1, chance: 0) == .milliseconds(250))
    #expect(pause(2) == .milliseconds(800) && pause(2, chance: 0.5) == .milliseconds(600))
  }

  @Test("There are three tries, and none for which the deadline has no time")
  func ends() {
    #expect(pause(3) == nil)
    #expect(pause(1, left: .milliseconds(500)) == nil)
    #expect(pause(1, asked: .seconds(60)) == nil)
  }

  @Test("What the server asks for lengthens a pause and never shortens it")
  func asked() {
    #expect(pause(1, asked: .seconds(7)) == .seconds(7))
    #expect(pause(1, asked: .zero) == .milliseconds(500))
  }

  @Test(
    "Retry-After is seconds or a date",
    arguments: [
      ("7", 7), ("0", 0), ("-1", nil), ("soon", nil), ("99999999999999999999", nil), ("", nil),
      ("Tue, 24 Nov 2026 12:00:30 GMT", 30), ("Tue, 24 Nov 2026 11:00:00 GMT", nil),
    ] as [(String, Int?)])
  func retryAfter(text: String, seconds: Int?) {
    let read = RetryPolicy.retryAfter(text, date: "Tue, 24 Nov 2026 12:00:00 GMT")
    #expect(read == seconds.map { .seconds($0) })
  }

  @Test("A date needs the server's own")
  func noDate() {
    #expect(RetryPolicy.retryAfter("Tue, 24 Nov 2026 12:00:30 GMT", date: nil) == nil)
    #expect(RetryPolicy.retryAfter(nil, date: nil) == nil)
  }
}
