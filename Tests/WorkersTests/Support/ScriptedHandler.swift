import Persistence
import Synchronization
import TestSupport
import Workers

/// Does what a test says for each job of some kinds, and counts.
final class ScriptedHandler: JobHandling {
  private struct Running {
    var now = 0
    var most = 0
  }

  let kinds: Set<JobKind>
  /// Counts jobs that began, came back, and were told to stop.
  let began = Tally(), returned = Tally(), stopped = Tally()
  private let running = Mutex(Running())
  private let script: @Sendable (ScriptedHandler, Job, LeaseGuard) async throws -> [NewJob]

  /// Carries out kinds by a script.
  init(
    _ kinds: Set<JobKind>,
    _ script: @escaping @Sendable (ScriptedHandler, Job, LeaseGuard) async throws -> [NewJob] = { _, _, _ in
      []
    }
  ) {
    self.kinds = kinds
    self.script = script
  }

  /// Carries out kinds by waiting for a tally.
  convenience init(_ kinds: Set<JobKind>, waitingFor gate: Tally) {
    self.init(kinds) { handler, _, _ in
      try await handler.wait(for: gate)
      return []
    }
  }

  /// How many ran at once at most.
  var most: Int { running.withLock { $0.most } }

  func carryOut(_ job: Job, _ lease: LeaseGuard) async throws -> [NewJob] {
    running.withLock { running in
      running.now += 1
      running.most = max(running.most, running.now)
    }
    began.add()
    defer {
      running.withLock { $0.now -= 1 }
      returned.add()
    }
    return try await script(self, job, lease)
  }

  /// Waits for a tally as long as nobody tells it to stop.
  ///
  /// - Throws: `CancellationError` when told to.
  func wait(for gate: Tally) async throws {
    await gate.reaches(1)
    if Task.isCancelled {
      stopped.add()
      throw CancellationError()
    }
  }
}
