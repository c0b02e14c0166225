import Testing

@testable import ModelClients

/// A story of a breaker, one second a sign: `x` a try that fails, `o` one that succeeds, `a` one that is abandoned,
/// `.` none. What is said to each stands below: `g` it may go, `w` it has to wait.
private func told(_ story: String, mostFailures: Int = 3, rest: Int = 4) -> String {
  var breaker = CircuitBreaker(mostFailures: mostFailures, rest: .seconds(rest))
  return String(
    story.enumerated().map { second, sign in
      let now = Duration.seconds(second)
      guard sign != "." else { return "." }
      guard case .go(let ticket) = breaker.admit(at: now) else { return "w" }
      breaker.record(sign == "x" ? .failure : sign == "o" ? .success : .abandoned, of: ticket, at: now)
      return "g"
    })
}

@Suite("The breaker between us and a server that is down")
struct CircuitBreakerTests {
  @Test("Opens with so many failures in a row, and closes with a success after the rest")
  func opens() {
    #expect(told("xxxo..oox") == "gggw..ggg")
  }

  @Test("A success between failures begins the count anew, an abandoned try does not")
  func inARow() {
    #expect(told("xxoxxo") == "gggggg")
    #expect(told("xaxaxo") == "gggggw")
  }

  @Test("A failure after the rest opens it again, and one alone is enough")
  func again() {
    #expect(told("xxx...xooooo") == "ggg...gwwwgg")
  }

  @Test("An abandoned try after the rest leaves its place to the next at once")
  func abandoned() {
    #expect(told("xxx...ao") == "ggg...gg")
  }

  @Test("Half open it lets one through; the others wait until its outcome is known")
  func halfOpen() throws {
    var breaker = CircuitBreaker(mostFailures: 1, rest: .seconds(30))
    guard case .go(let first) = breaker.admit(at: .zero) else { throw NoTicket() }
    breaker.record(.failure, of: first, at: .zero)
    #expect(breaker.admit(at: .seconds(29)) == .wait(.seconds(1)))
    guard case .go(let probe) = breaker.admit(at: .seconds(30)) else { throw NoTicket() }
    #expect(breaker.admit(at: .seconds(31)) == .wait(.seconds(1)))
    breaker.record(.success, of: probe, at: .seconds(32))
    guard case .go = breaker.admit(at: .seconds(32)) else { throw NoTicket() }
  }

  @Test("What began before it opened says nothing afterwards")
  func late() throws {
    var breaker = CircuitBreaker(mostFailures: 1, rest: .seconds(30))
    guard case .go(let early) = breaker.admit(at: .zero), case .go(let failing) = breaker.admit(at: .zero)
    else {
      throw NoTicket()
    }
    breaker.record(.failure, of: failing, at: .zero)
    breaker.record(.success, of: early, at: .seconds(1))
    #expect(breaker.admit(at: .seconds(2)) == .wait(.seconds(28)))
  }

  private struct NoTicket: Error {}
}
