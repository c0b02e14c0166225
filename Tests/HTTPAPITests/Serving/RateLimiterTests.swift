import Persistence
import SessionModel
import TestSupport
import Testing

@testable import HTTPAPI

@Suite("Limiting requests")
struct RateLimiterTests {
  @Test("lets a burst through, then so many a second, and says how long to wait")
  func rate() throws {
    let limiter = RateLimiter(RequestRate(perSecond: 2, burst: 3))
    let (one, other) = (try Principal(.hr, "one"), try Principal(.hr, "other"))
    let now = RecordSamples.time(0)
    for _ in 0..<3 { #expect(limiter.take(by: one, at: now) == nil) }
    #expect(limiter.take(by: one, at: now) == 1)
    // Nobody is served less for what others do; the same name in another role is another one.
    #expect(limiter.take(by: other, at: now) == nil)
    #expect(limiter.take(by: try Principal(.admin, "one"), at: now) == nil)
    #expect(limiter.take(by: one, at: now + .milliseconds(499)) == 1)
    #expect(limiter.take(by: one, at: now + .milliseconds(500)) == nil)
    #expect(limiter.take(by: one, at: now + .milliseconds(500)) == 1)
    for _ in 0..<3 { #expect(limiter.take(by: one, at: now + .seconds(3_600)) == nil) }
    #expect(limiter.take(by: one, at: now + .seconds(3_600)) == 1)
  }

  @Test("a clock that goes back gives nothing and takes nothing")
  func clock() throws {
    let limiter = RateLimiter(RequestRate(perSecond: 1, burst: 2))
    let one = try Principal(.hr, "one")
    let now = RecordSamples.time(100)
    #expect(limiter.take(by: one, at: now) == nil)
    #expect(limiter.take(by: one, at: now - .seconds(90)) == nil)
    #expect(limiter.take(by: one, at: now - .seconds(90)) == 1)
    #expect(limiter.take(by: one, at: now + .seconds(1)) == nil)
    #expect(limiter.take(by: one, at: now + .seconds(1)) == 1)
  }

  @Test("slower than any clock still tells a wait, and a rate that is none is the least there is")
  func slow() throws {
    let now = RecordSamples.time(0)
    for rate in [1e-9, 0, -1, .nan] {
      let limiter = RateLimiter(RequestRate(perSecond: rate, burst: rate))
      let one = try Principal(.hr, "one")
      #expect(limiter.take(by: one, at: now) == nil)
      #expect(limiter.take(by: one, at: now) == 3_600)
    }
  }

  @Test("remembers no more subjects than it may, and those who have something to wait for the longest")
  func many() throws {
    let limiter = RateLimiter(RequestRate(perSecond: 0.001, burst: 2))
    let busy = try Principal(.service, "busy")
    let now = RecordSamples.time(0)
    for number in 0..<25_000 {
      let later = now + .milliseconds(number * 100)
      _ = limiter.take(by: try Principal(.candidate, "c\(number)"), at: later)
      #expect(limiter.count <= 10_000)
      if number % 500 == 0 { _ = limiter.take(by: busy, at: later) }
    }
    #expect(limiter.take(by: busy, at: now + .milliseconds(2_500_000)) != nil)
  }

  @Test("is done for each token's subject, with the wait in the answer")
  func served() async throws {
    let world = try await World(set: { $0.rate = RequestRate(perSecond: 0.1, burst: 2) })
    let ask = Ask(.get, "/api/ai-interview/sessions", by: .hr)
    try await world.ask(ask, expecting: 200)
    try await world.ask(ask, expecting: 200)
    #expect(try await world.ask(ask, expecting: 429).header("Retry-After") == "10")
    try await world.ask(ask.from(.asker(.admin)), expecting: 200)
    try await world.ask(Ask(.get, "/healthz"), expecting: 200)
    world.clock.advance(by: .seconds(10))
    try await world.ask(ask, expecting: 200)
  }
}
