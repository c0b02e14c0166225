import HTTPTypes
import WireJSON

/// Looks at all that requests need, at once, and does not wait for what does not answer.
struct Readiness: Sendable {
  let checks: [ReadinessCheck]
  private let patience = Duration.seconds(3)

  init(checks: [ReadinessCheck]) { self.checks = checks }

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
    await withTaskGroup(of: Bool.self) { group in
      group.addTask {
        do {
          try await check.check()
          return true
        } catch { return false }
      }
      group.addTask {
        try? await Task.sleep(for: patience)
        return false
      }
      defer { group.cancelAll() }
      return await group.next() ?? false
    }
  }
}
