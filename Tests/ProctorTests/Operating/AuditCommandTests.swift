import Foundation
import GRDB
import Persistence
import SessionModel
import TestSupport
import Testing

@testable import proctor

@Suite("proctor audit")
struct AuditCommandTests {
  private let folder: ServerFolder

  init() throws { folder = try ServerFolder() }

  private func write(_ count: Int) async throws {
    for number in 1...count {
      _ = try await folder.stores.audit.append(
        RecordSamples.audit(number, session: RecordSamples.session(number % 2), details: "why \(number)"))
    }
  }

  /// Changes the database as somebody would who may write the file, past the triggers.
  private func tamper(_ sql: String) throws {
    let queue = try DatabaseQueue(path: folder.url.appending(path: "proctor.sqlite").path)
    try queue.write { database in
      try database.execute(
        sql: "DROP TRIGGER audit_log_keeps_entries; DROP TRIGGER audit_log_loses_details_only")
      try database.execute(sql: sql)
    }
    try queue.close()
  }

  @Test("A whole log holds, and its end is told, which proves it later")
  func sound() async throws {
    #expect(try await folder.run("audit", "verify").output.contains("it has no entry yet"))
    try await write(3)
    let head = try await folder.stores.audit.head()
    let ending = try await folder.run("audit", "verify")
    #expect(ending.status == 0 && ending.output.contains("3 entries\n"), "\(ending.errors)")
    #expect(ending.output.contains("3:\(head.digest)"))
    try await write(1)
    let known = try await folder.run("audit", "verify", "--known", "3:\(head.digest)")
    #expect(known.status == 0 && known.output.contains("4 entries, entry 3 as known"), "\(known.errors)")
    let other = try await folder.run("audit", "verify", "--known", "2:\(head.digest)")
    #expect(other.status == 65 && other.errors.contains("at entry 2"), "\(other.errors)")
    let beyond = try await folder.run("audit", "verify", "--known", "9:\(head.digest)")
    #expect(beyond.status == 65 && beyond.errors.contains("cut off"), "\(beyond.errors)")
  }

  @Test(
    "Whatever was changed is found and named",
    arguments: [
      ("UPDATE audit_log SET actor_subject = 'nobody' WHERE sequence = 2", 2, "does not say what it said"),
      ("DELETE FROM audit_log WHERE sequence = 2", 2, "missing"),
      ("UPDATE audit_log SET details = 'other' WHERE sequence = 1", 1, "details are not"),
      ("DELETE FROM audit_log WHERE sequence = 3", 3, "cut off"),
    ])
  func broken(sql: String, sequence: Int, said: String) async throws {
    try await write(3)
    try tamper(sql)
    let ending = try await folder.run("audit", "verify")
    #expect(ending.status == 65 && ending.output.isEmpty && ending.errorLines.count == 1)
    #expect(
      ending.errors.contains("at entry \(sequence): ") && ending.errors.contains(said), "\(ending.errors)")
  }

  @Test("Entries are listed in order, page by page, of one session or all")
  func list() async throws {
    try await write(5)
    let text = try await folder.run("audit", "list").output
    #expect(text.split(separator: "\n").count { $0.contains("overrule_flag session") } == 5)
    #expect(text.contains("by hr-3 (hr)\n  why 3\n"))
    let page = try await folder.run("audit", "list", "--after", "1", "--limit", "2", "--format", "json")
    let entries = try #require(try object(page.output)["entries"] as? [[String: Any]])
    #expect(entries.compactMap { $0["sequence"] as? Int } == [2, 3] && page.errors.contains("--after 3"))
    let own = try await folder.run("audit", "list", "--session", RecordSamples.session(0).description)
    #expect(own.output.contains("why 2") && own.output.contains("why 4") && !own.output.contains("why 3"))
    #expect(own.errors.isEmpty)
  }

  @Test(
    "A command line that is wrong ends with 64",
    arguments: [
      ["verify", "--known", "x"], ["verify", "--known", "1:abc"],
      ["verify", "--known", "0:" + String(repeating: "0", count: 64)],
      ["verify", "--known", "1:" + String(repeating: "é", count: 32)], ["list", "--limit", "0"],
      ["list", "--after", "-1"], ["list", "--session", "1"],
    ])
  func usage(arguments: [String]) async throws {
    let ending = try await ProctorRun.run(["audit"] + arguments + ["--data", folder.url.path])
    #expect(ending.status == 64 && ending.output.isEmpty, "\(ending.output)")
  }
}
