import Persistence

/// Decides what becomes of a job while its handler runs: whatever happens is told to it, and what it answers is to be
/// done. It knows neither clock nor queue.
struct JobWatch {
  /// What may happen.
  enum Event {
    /// The handler came back.
    case returned(Result<[NewJob], any Error>)
    /// Somebody else may have the job.
    case leaseLost
    /// The worker was told to stop, and the time in which the job might end by itself is over.
    case graceOver
    /// The job took longer than it may.
    case timeOver
    /// The handler was cancelled and has not come back in time.
    case patienceOver
  }

  /// What is to be done.
  enum Action {
    /// Nothing.
    case wait
    /// Tell the handler to stop.
    case cancel
    /// The queue is to be told of its end.
    case settle(Settlement)
  }

  /// How a job ends for this worker.
  enum Settlement {
    /// It was done, and these follow.
    case complete([NewJob])
    /// It failed.
    case fail(JobFailure)
    /// It is given back untried.
    case giveBack
    /// It is no longer ours to end.
    case letGo
  }

  private enum State {
    /// The handler runs. Exits: settled (returned), cancelled.
    case working
    /// The handler is told to stop. Exits: settled (returned, or its patience is over).
    case cancelled(Reason)
    /// The end is known. No exit.
    case settled
  }

  private enum Reason { case leaseLost, stopping, tooLong }

  private var state = State.working

  /// Takes what happened.
  mutating func take(_ event: Event) -> Action {
    switch (state, event) {
    case (.working, .returned(let result)): return settle(Self.ending(of: result))
    case (.working, .leaseLost): return cancel(.leaseLost)
    case (.working, .graceOver): return cancel(.stopping)
    case (.working, .timeOver): return cancel(.tooLong)
    case (.cancelled, .leaseLost):
      state = .cancelled(.leaseLost)
      return .wait
    case (.cancelled(let reason), .returned(.success(let next))):
      if case .leaseLost = reason { return settle(.letGo) }
      return settle(.complete(next))
    case (.cancelled(let reason), .returned(.failure)), (.cancelled(let reason), .patienceOver):
      return settle(Self.ending(of: reason))
    case (.cancelled, .graceOver), (.cancelled, .timeOver), (.working, .patienceOver), (.settled, _):
      return .wait
    }
  }

  private mutating func cancel(_ reason: Reason) -> Action {
    state = .cancelled(reason)
    return .cancel
  }

  private mutating func settle(_ settlement: Settlement) -> Action {
    state = .settled
    return .settle(settlement)
  }

  private static func ending(of result: Result<[NewJob], any Error>) -> Settlement {
    switch result {
    case .success(let next): .complete(next)
    case .failure(let error): .fail(JobFailure(error))
    }
  }

  private static func ending(of reason: Reason) -> Settlement {
    switch reason {
    case .leaseLost: .letGo
    case .stopping: .giveBack
    case .tooLong: .fail(.later(why: "it took longer than it may"))
    }
  }
}
