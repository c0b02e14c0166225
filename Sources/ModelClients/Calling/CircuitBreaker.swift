/// Leaves a server alone for a while after it has failed several times in a row, so that an interview does not wait
/// for one that is down. Times are since any one moment.
struct CircuitBreaker {
  /// What became of a try.
  enum Outcome {
    /// The server is well, even where it refused.
    case success
    /// The server is not well.
    case failure
    /// Nothing is known of the server: we gave up, or it asked for patience.
    case abandoned
  }

  /// May be exchanged for an outcome, once.
  struct Ticket: Hashable {
    fileprivate let generation: Int
  }

  /// What is said to a try.
  enum Admission: Hashable {
    /// It may begin; its outcome is to be told.
    case go(Ticket)
    /// It may not, for so long.
    case wait(Duration)
  }

  private enum State {
    /// Leaves to `open` with the last of so many failures in a row.
    case closed(failures: Int)
    /// Leaves to `halfOpen` with the first try after that time.
    case open(until: Duration)
    /// One try is under way. Leaves to `closed` with its success, to `open` with its failure, and to an `open` that
    /// is over when it is abandoned.
    case halfOpen
  }

  private let mostFailures: Int
  private let rest: Duration
  private var state = State.closed(failures: 0)
  /// Rises with each change of state; what began before counts no more.
  private var generation = 0

  init(mostFailures: Int = 5, rest: Duration = .seconds(30)) {
    self.mostFailures = mostFailures
    self.rest = rest
  }

  /// Whether a try may begin now.
  mutating func admit(at now: Duration) -> Admission {
    switch state {
    case .closed: return .go(Ticket(generation: generation))
    case .open(let until) where now < until: return .wait(until - now)
    case .open:
      enter(.halfOpen)
      return .go(Ticket(generation: generation))
    // How long the try takes is not known; whoever asks may ask again soon.
    case .halfOpen: return .wait(.seconds(1))
    }
  }

  /// Takes what became of a try.
  mutating func record(_ outcome: Outcome, of ticket: Ticket, at now: Duration) {
    guard ticket.generation == generation else { return }
    switch (state, outcome) {
    case (.closed(let failures), .failure):
      if failures + 1 < mostFailures {
        state = .closed(failures: failures + 1)
      } else {
        enter(.open(until: now + rest))
      }
    case (.closed, .success): state = .closed(failures: 0)
    case (.halfOpen, .success): enter(.closed(failures: 0))
    case (.halfOpen, .failure): enter(.open(until: now + rest))
    case (.halfOpen, .abandoned): enter(.open(until: now))
    case (.closed, .abandoned), (.open, _): break
    }
  }

  private mutating func enter(_ new: State) {
    state = new
    generation += 1
  }
}
