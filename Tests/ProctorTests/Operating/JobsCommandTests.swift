import Foundation
import Persistence
import SessionModel
import TestSupport
import Testing

@testable import proctor

@Suite("proctor jobs")
struct JobsCommandTests {
  private let folder: ServerFolder
  private var jobs: any JobQueue { folder.stores.jobs }

  init() throws { folder = try ServerFolder() }

  /// Keeps the `number`th job, and brings it to a state.
  @discardableResult
  private func job(_ number: Int, _ state: JobState, _ kind: JobKind = .clip) async throws -> String {
    let job = try RecordSamples.job(number, kind, session: RecordSamples.session(number), mostAttempts: 5)
    let worker = try RecordSamples.worker(1)
    _ = try await jobs.enqueue(job, at: RecordSamples.time(0))
    func take() async throws -> JobTicket {
      let taken = try await jobs.take([kind], by: worker, lease: .seconds(1), at: RecordSamples.time(1))
      return try #require(taken?.ticket)
    }
    switch state {
    case .waiting: break
    case .running:
      _ = try await jobs.take([kind], by: worker, lease: .seconds(1 << 40), at: RecordSamples.time(1))
    case .done: _ = try await jobs.complete(try await take(), enqueuing: [], at: RecordSamples.time(2))
    case .dead:
      _ = try await jobs.fail(
        try await take(), why: "the recording is gone", retryAt: nil, at: RecordSamples.time(2))
    case .withdrawn: _ = try await jobs.withdraw(job.key, at: RecordSamples.time(2))
    case .quarantined:
      for second in [1, 10] {
        let time = RecordSamples.time(Int64(second))
        _ = try await jobs.take([kind], by: worker, lease: .seconds(1), at: time)
      }
      // Whoever looks for work next finds that its holder is gone.
      _ = try await jobs.take([.delivery], by: worker, lease: .seconds(1), at: RecordSamples.time(20))
    }
    return job.key.rawValue
  }

  @Test("Those that need a person come first, with why they failed and what to do; the rest is counted")
  func list() async throws {
    let done = try await job(1, .done)
    let dead = try await job(2, .dead)
    let quarantined = try await job(3, .quarantined)
    let running = try await job(4, .running)
    let waiting = try await job(5, .waiting, .score)
    let ending = try await folder.run("jobs")
    #expect(ending.status == 0 && ending.errors.isEmpty, "\(ending.errors)")
    let output = ending.output
    #expect(output.hasPrefix("in all: 1 quarantined, 1 dead, 1 running, 1 waiting, 1 done\n"), "\(output)")
    let places = [quarantined, dead, running, waiting].map { output.range(of: $0)?.lowerBound }
    #expect(
      places.allSatisfy { $0 != nil } && places.compactMap(\.self) == places.compactMap(\.self).sorted())
    #expect(output.contains("it failed: the recording is gone") && output.contains("1 of 5 attempts"))
    #expect(output.contains("proctor jobs retry \(dead)") && output.contains("ended 2 times"))
    #expect(!output.contains(done))
  }

  @Test("A list is narrowed by state, kind and session, and cut off where it is long")
  func narrowed() async throws {
    let keys = try await [job(1, .done), job(2, .dead), job(3, .waiting, .score)]
    func listed(_ options: String...) async throws -> [String] {
      let ending = try await ProctorRun.run(
        ["jobs", "list", "--data", folder.url.path, "--format", "json"] + options)
      return try #require(try object(ending.output)["jobs"] as? [[String: Any]]).compactMap {
        $0["key"] as? String
      }
    }
    #expect(try await listed() == [keys[1], keys[2]])
    #expect(try await listed("--state", "done") == [keys[0]])
    #expect(try await listed("--state", "done", "--state", "dead") == [keys[1], keys[0]])
    #expect(try await listed("--kind", "score") == [keys[2]])
    #expect(try await listed("--session", RecordSamples.session(1).description) == [keys[0]])
    let cut = try await folder.run("jobs", "--limit", "1", "--format", "json")
    let document = try object(cut.output)
    #expect((document["jobs"] as? [Any])?.count == 1 && document["has_more"] as? Bool == true)
  }

  @Test("A job that was given up is tried anew, and the audit log says who wished that")
  func retry() async throws {
    let key = try await job(3, .quarantined)
    let ending = try await folder.run("jobs", "retry", key)
    #expect(ending.status == 0 && ending.errors.isEmpty, "\(ending.errors)")
    #expect(try await jobs.job(JobKey(rawValue: key))?.progress.state == .waiting)
    let entry = try #require(try await folder.audit().last)
    #expect(entry.action.rawValue == "retry_job" && entry.details?.text == key)
    #expect(entry.actor == (try Principal.atCommandLine()) && entry.session == RecordSamples.session(3))
  }

  @Test("All that are dead are retried at once, those in quarantine are not")
  func retryAll() async throws {
    let dead = try await [job(1, .dead), job(2, .dead)]
    let quarantined = try await job(3, .quarantined)
    let ending = try await folder.run("jobs", "retry", "--all-dead")
    #expect(ending.output == dead.map { "\($0) will be tried anew\n" }.joined(), "\(ending.errors)")
    for key in dead { #expect(try await jobs.job(JobKey(rawValue: key))?.progress.state == .waiting) }
    #expect(try await jobs.job(JobKey(rawValue: quarantined))?.progress.state == .quarantined)
    #expect(try await folder.run("jobs", "retry", "--all-dead").output == "no job is dead\n")
  }

  @Test("A job is withdrawn, unless it is too late or it removes what must go")
  func withdraw() async throws {
    let waiting = try await job(1, .waiting)
    #expect(try await folder.run("jobs", "withdraw", waiting).status == 0)
    #expect(try await jobs.job(JobKey(rawValue: waiting))?.progress.state == .withdrawn)
    #expect(try await folder.audit().last?.action.rawValue == "withdraw_job")
    let count = try await folder.audit().count
    let cases = try await [
      (waiting, 65, "is withdrawn"), (job(2, .done), 65, "is done"),
      (job(3, .dead, .erasure), 65, "must go"), ("nonsense", 66, "there is no job"),
    ]
    for (key, code, said) in cases {
      let ending = try await folder.run("jobs", "withdraw", key)
      #expect(ending.status == code && ending.errorLines.count == 1, "\(ending.errors)")
      #expect(ending.errors.contains(said) && ending.output.isEmpty, "\(ending.errors)")
    }
    #expect(try await folder.run("jobs", "retry", waiting).status == 65)
    #expect(try await folder.audit().count == count)
  }

  @Test(
    "A command line that is wrong ends with 64",
    arguments: [
      ["retry"], ["retry", "key", "--all-dead"], ["withdraw"], ["list", "--limit", "0"],
      ["list", "--state", "tired"], ["list", "--session", "x"], ["--kind", "coffee"],
    ])
  func usage(arguments: [String]) async throws {
    let ending = try await ProctorRun.run(["jobs"] + arguments + ["--data", folder.url.path])
    #expect(ending.status == 64 && ending.output.isEmpty, "\(ending.output)")
  }
}
