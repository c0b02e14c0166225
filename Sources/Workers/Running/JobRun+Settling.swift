import Persistence
import SessionModel

extension JobRun {
  /// How often an end that was done is told in vain before it counts as a failure: the queue works, maybe, and what
  /// follows from the job is what it cannot keep.
  static let triesToComplete = 6

  /// Tells the queue of a job's end.
  func settled(_ settlement: JobWatch.Settlement) async -> JobOutcome {
    switch settlement {
    case .complete(let next): return await completed(next)
    case .fail(let failure): return await failed(failure)
    case .giveBack:
      return outcome(.givenBack, await queue.insist("give back") { try await queue.queue.giveBack(ticket) })
    case .letGo: return .lost
    }
  }

  private func completed(_ next: [NewJob]) async -> JobOutcome {
    let answer = await queue.insist("complete", mostTries: Self.triesToComplete) {
      try await queue.queue.complete(ticket, enqueuing: next, at: queue.clock.now())
    }
    if case .failure(let error) = answer, !queue.stop.isGiven {
      return await failed(.later(why: "its end could not be kept: \(JobFailure(error))"))
    }
    if !next.isEmpty { signal.notify() }
    return outcome(.done, answer)
  }

  private func failed(_ failure: JobFailure) async -> JobOutcome {
    let wait = queue.pace.retry.wait(afterTries: job.progress.attempts, chance: queue.chance.next())
    let answer = await queue.insist("fail") {
      let now = queue.clock.now()
      return try await queue.queue.fail(
        ticket, why: failure.description, retryAt: failure.isFinal ? nil : now + wait, at: now)
    }
    switch answer {
    case .success(.dead): return .dead
    case .success(.some): return .failed
    case .success(nil): return .lost
    case .failure: return .unsettled
    }
  }

  private func outcome(_ hoped: JobOutcome, _ answer: Result<Bool, any Error>) -> JobOutcome {
    switch answer {
    case .success(true): hoped
    case .success(false): .lost
    case .failure: .unsettled
    }
  }
}

extension JobFailure {
  fileprivate var isFinal: Bool {
    if case .never = self { true } else { false }
  }
}
