import Persistence
import Testing

@testable import Workers

@Suite("What becomes of a job")
struct JobWatchTests {
  private static let done = JobWatch.Event.returned(.success([]))
  private static let failed = JobWatch.Event.returned(.failure(JobFailure.never(why: "w")))

  private static let stories: [(told: String, events: [JobWatch.Event], answers: [String])] = [
    ("done", [done], ["complete"]),
    ("failed", [failed], ["fail w"]),
    ("lost, then done", [.leaseLost, done], ["cancel", "let go"]),
    ("lost, then failed", [.leaseLost, failed], ["cancel", "let go"]),
    ("lost and deaf", [.leaseLost, .patienceOver], ["cancel", "let go"]),
    ("stopped, but done", [.graceOver, done], ["cancel", "complete"]),
    ("stopped", [.graceOver, failed], ["cancel", "give back"]),
    ("stopped and deaf", [.graceOver, .patienceOver], ["cancel", "give back"]),
    ("too long", [.timeOver, failed], ["cancel", "fail it took longer than it may"]),
    ("too long, but done", [.timeOver, done], ["cancel", "complete"]),
    ("stopped, then lost", [.graceOver, .leaseLost, failed], ["cancel", "wait", "let go"]),
    (
      "too long, then stopped", [.timeOver, .graceOver, failed],
      ["cancel", "wait", "fail it took longer than it may"]
    ),
    (
      "late news", [done, .leaseLost, .graceOver, .timeOver, .patienceOver, failed],
      ["complete", "wait", "wait", "wait", "wait", "wait"]
    ),
  ]

  @Test("Follows from what happened first, but never is a lost job's end told", arguments: stories)
  func story(told: String, events: [JobWatch.Event], answers: [String]) {
    var watch = JobWatch()
    #expect(events.map { watch.take($0).words } == answers, "\(told)")
  }
}

extension JobWatch.Action {
  fileprivate var words: String {
    switch self {
    case .wait: "wait"
    case .cancel: "cancel"
    case .settle(.complete): "complete"
    case .settle(.fail(let failure)): "fail \(failure)"
    case .settle(.giveBack): "give back"
    case .settle(.letGo): "let go"
    }
  }
}
