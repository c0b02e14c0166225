import Foundation
import Persistence
import Results
import SessionModel
import TestSupport
import Testing

@testable import proctor

@Suite("proctor erase")
struct EraseTests {
  private let folder: ServerFolder
  private let session: StoredSession
  private var id: String { session.id.description }

  init() async throws {
    folder = try ServerFolder()
    session = try await StoredSession(in: folder)
  }

  private func files() async throws -> [BlobKey] {
    try await folder.stores.blobs.keys(in: SessionFiles(session.id).folder, after: nil, limit: 100)
  }

  @Test("Without --yes it says what would go, changes nothing, and ends with 1")
  func extent() async throws {
    let before = try await folder.stores.sessions.session(session.id)
    let count = try await files().count
    let ending = try await folder.run("erase", id, "--reason", "asked for")
    #expect(ending.status == 1 && ending.errors.isEmpty, "\(ending.errors)")
    #expect(ending.output.contains("flags: 1, jobs: 0") && ending.output.contains("files: \(count) of "))
    #expect(ending.output.contains("--yes") && !ending.output.contains("Ada"))
    #expect(try await folder.stores.sessions.session(session.id) == before)
    #expect(try await files().count == count)
  }

  @Test("With --yes all goes at once, a worker is to look again, and the receipt proves it")
  func erased() async throws {
    let ending = try await folder.run("erase", id, "--reason", "asked for", "--yes")
    #expect(ending.status == 0 && ending.errors.isEmpty, "\(ending.errors)")
    let record = try await folder.stores.sessions.session(session.id)
    #expect(record?.state == .erased && record?.candidate == nil)
    #expect(try await files().isEmpty)
    #expect(try await folder.stores.flags.flags(of: session.id, analysis: nil).isEmpty)
    #expect(try await folder.stores.jobs.job(JobKey(rawValue: "erasure/\(id)"))?.progress.state == .waiting)
    let entry = try #require(try await folder.audit().last)
    let receipt = "\(entry.sequence):\(entry.digest)"
    #expect(ending.output.contains("receipt: \(receipt)") && entry.details?.text == "asked for")
    #expect(entry.actor == (try Principal.atCommandLine()))
    let proof = try await folder.run("audit", "verify", "--known", receipt)
    #expect(proof.status == 0 && proof.output.contains("as known"), "\(proof.errors)")
  }

  @Test("Erased again, it gives the receipt of then")
  func again() async throws {
    _ = try await folder.run("erase", id, "--reason", "asked for", "--yes")
    let count = try await folder.audit().count
    let hash = try await folder.audit().last?.digest.description
    let text = try await folder.run("erase", id, "--reason", "asked again")
    #expect(
      text.status == 0 && text.output.contains("was erased before") && text.output.contains(hash ?? "none"))
    let json = try await folder.run("erase", id, "--reason", "asked again", "--format", "json")
    #expect(try object(json.output)["hash"] as? String == hash)
    #expect(try await folder.audit().count == count)
  }

  @Test("Nothing but its audit entries is given of an erased session")
  func gone() async throws {
    _ = try await folder.run("erase", id, "--reason", "asked for", "--yes")
    let output = folder.beside.file("copy").path
    for arguments in [
      ["report", id], ["score", id], ["export", id, "--output", output], ["policy", "replay", id],
      ["score", id, "--rescore", "why not"],
    ] {
      let ending = try await ProctorRun.run(arguments + ["--data", folder.url.path])
      #expect(ending.status == 65 && ending.errors.contains("was erased"), "\(arguments): \(ending.errors)")
    }
    #expect(!FileManager.default.fileExists(atPath: output))
    let list = try await folder.run("audit", "list", "--session", id)
    #expect(list.output.contains("erase session \(id), by command line: "), "\(list.output)")
  }

  @Test("Without a reason, or with one beyond its bounds, nothing happens")
  func reasons() async throws {
    #expect(try await folder.run("erase", id, "--yes").status == 64)
    for reason in ["", String(repeating: "x", count: 1_801), "a\u{7}b"] {
      let ending = try await folder.run("erase", id, "--reason", reason, "--yes")
      #expect(ending.status == 64 && ending.errors.contains("reason"), "\(ending.errors)")
    }
    let missing = RecordSamples.session(2).description
    #expect(try await folder.run("erase", missing, "--reason", "x", "--yes").status == 66)
    #expect(try await folder.stores.sessions.session(session.id)?.state == .scored)
  }
}
