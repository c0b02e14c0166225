import HTTPTypes
import WireJSON

/// Looks at all that requests need, at once, and does not wait for what does not answer.
struct Readiness: Sendable {
  let checks: [ReadinessCheck]
  private let patience: Duration

  init(checks: [ReadinessCheck], patience: Duration = .seconds(3)) {
    self.checks = checks
    self.patience = patience
  }

  func answer() async -> Answer {
    let results = await withTaskGroup(of: (Int, Bool).self) { group in
      for (place, check) in checks.enumerated() {
        group.addTask { (place, await works(check)) }
      }
      return await group.reduce(into: [Int: Bool]()) { $0[$1.0] = $1.1 }
    }
    let isReady = results.values.allSatisfy { $0 }
    return Answer(isReady ? .ok : .serviceUnavailable) { writer in
      writer.object { writer in
        writer.member("ready", isReady)
        writer.array("checks", of: checks.enumerated()) { writer, item in
          writer.object { writer in
            writer.member("name", item.element.name)
            writer.member("ok", results[item.offset] ?? false)
          }
        }
      }
    }
  }

  private func works(_ check: ReadinessCheck) async -> Bool {
    // No group of tasks: that would wait for a check that does not heed being cancelled.
    let (answers, answer) = AsyncStream<Bool>.makeStream(bufferingPolicy: .bufferingOldest(1))
    let work = Task {
      do {
        try await check.check()
        answer.yield(true)
      } catch { answer.yield(false) }
    }
    let timer = Task {
      try? await Task.sleep(for: patience)
      answer.yield(false)
    }
    defer {
      work.cancel()
      timer.cancel()
    }
    for await works in answers { return works }
    return false
  }
}
