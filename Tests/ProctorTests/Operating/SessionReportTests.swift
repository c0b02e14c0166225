import Foundation
import Interviewing
import Persistence
import Results
import SessionModel
import TestSupport
import Testing

@testable import proctor

@Suite("proctor report, score and policy replay of a session")
struct SessionReportTests {
  private let folder: ServerFolder
  private let session: StoredSession
  private var id: String { session.id.description }

  init() async throws {
    folder = try ServerFolder()
    session = try await StoredSession(in: folder)
  }

  @Test("A report is text, JSON, or a page with its clips in it")
  func forms() async throws {
    let text = try await folder.run("report", id)
    #expect(text.status == 0 && text.errors.isEmpty, "\(text.errors)")
    #expect(text.output.contains("Ada Lovelace") && text.output.contains("head_turn"))
    let report = try Report(json: try await folder.run("report", id, "--format", "json").output)
    #expect(report.flags.map(\.kind) == [.headTurn] && report.score?.final != nil)
    #expect(report.session?.id == id)
    let page = try await folder.run("report", id, "--format", "html").output
    #expect(page.contains("data:video/mp4;base64,\(Data(StoredSession.clip).base64EncodedString())"))
    #expect(page.contains("Ada Lovelace") && page.hasSuffix("</html>\n"))
  }

  @Test("What was said of a flag since stands in the report")
  func revised() async throws {
    let key = try FlagKey(session: session.id, analysis: 1, flag: StoredSession.flag().id)
    _ = try await folder.stores.flags.overrule(key, FlagSamples.note("a second screen"), enqueuing: [])
    let report = try Report(json: try await folder.run("report", id, "--format", "json").output)
    #expect(report.flags.first?.overruled?.reason == "a second screen")
  }

  @Test("A report goes into a file for its owner alone, in place of the one before")
  func output() async throws {
    let file = folder.beside.file("report.html")
    try Data(repeating: 65, count: 100_000).write(to: file)
    let ending = try await folder.run("report", id, "--format", "html", "--output", file.path)
    #expect(ending.status == 0 && ending.output.isEmpty && ending.errors.isEmpty, "\(ending.errors)")
    let page = try String(contentsOf: file, encoding: .utf8)
    #expect(page.hasPrefix("<!DOCTYPE html>") && page.hasSuffix("</html>\n"))
    let mode = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    let nowhere = try await folder.run("report", id, "--output", folder.beside.file("none/report").path)
    #expect(nowhere.status == 73 && nowhere.errorLines.count == 1, "\(nowhere.errors)")
    let occupied = try await folder.run("report", id, "--output", folder.url.path)
    #expect(occupied.status == 73 && occupied.errorLines.count == 1, "\(occupied.errors)")
    let left = TemporaryFolder.contents(of: folder.beside.url).filter { $0.hasSuffix(".partial") }
    #expect(left.isEmpty)
  }

  @Test("What cannot be given is told in one line, with its exit code")
  func refusals() async throws {
    let missing = RecordSamples.session(2)
    let new = try RecordSamples.newSession(3)
    _ = try await folder.stores.sessions.start(
      new, key: nil, by: RecordSamples.hr(), at: RecordSamples.time(0))
    let cases: [([String], Int32, String)] = [
      (["report", missing.description], 66, "there is no session"),
      (["report", new.id.description], 65, "has no report yet"),
      (["score", missing.description], 66, "there is no session"),
      (["score", new.id.description], 65, "were not scored"),
      (["score", new.id.description, "--rescore", "because"], 65, "is created"),
      (["score", id, "--rescore", ""], 64, "reason"),
      (["policy", "replay", missing.description], 66, "there is no session"),
    ]
    for (arguments, code, said) in cases {
      let ending = try await ProctorRun.run(arguments + ["--data", folder.url.path])
      #expect(ending.status == code && ending.errorLines.count == 1, "\(arguments): \(ending.errors)")
      #expect(ending.errors.contains(said) && ending.output.isEmpty, "\(arguments): \(ending.errors)")
    }
    let elsewhere = try await ProctorRun.run(
      ["report", id, "--data", folder.beside.file("none").path], environment: ServerFolder.plainEnvironment)
    #expect(elsewhere.status == 66 && elsewhere.errors.contains("--data"), "\(elsewhere.errors)")
    #expect(!FileManager.default.fileExists(atPath: folder.beside.file("none").path))
    #expect(try await folder.run("report", "not-an-id").status == 64)
    #expect(try await folder.run("score", "folder", "--rescore", "because").status == 64)
  }

  @Test("A score is computed again without a model, and one that its inputs do not give is told")
  func score() async throws {
    let ending = try await folder.run("score", id)
    #expect(ending.status == 0 && ending.errors.isEmpty, "\(ending.errors)")
    let final = try #require(StoredSession.score(1).summary?.final)
    #expect(
      ending.output.hasPrefix("Score \(final) of 10\n  Debugging (100 %): \(final)\n"), "\(ending.output)")
    #expect(ending.output.contains("It is the score that was reported."))
    let json = try await folder.run("score", id, "--format", "json")
    #expect(try object(json.output)["final"] as? Double == final)

    _ = try await ResultStore(folder.stores.blobs).put(StoredSession.forgedScore(2), of: session.id)
    let forged = try await folder.run("score", id)
    #expect(forged.status == 65 && forged.errors.contains("score 2") && forged.errorLines.count == 1)
    #expect(!forged.output.contains("It is the score"))
  }

  @Test("Another score is asked of the workers once, and the audit log keeps why")
  func rescore() async throws {
    let ending = try await folder.run("score", id, "--rescore", "the model was replaced")
    #expect(ending.status == 0 && ending.output.hasPrefix("score 2 is asked for"), "\(ending.errors)")
    let job = try #require(try await folder.stores.jobs.job(JobKey(rawValue: "score/\(id)/2")))
    #expect(job.progress.state == .waiting && job.work.kind == .score)
    let entry = try #require(try await folder.audit().last)
    #expect(entry.action.rawValue == "rescore" && entry.details?.text == "the model was replaced")
    let again = try await folder.run("score", id, "--rescore", "once more")
    #expect(again.status == 65 && again.errors.contains("is being made"), "\(again.errors)")
  }

  @Test("Another policy is tried on the session's observations; what was overruled stays overruled")
  func replay() async throws {
    let same = try await folder.run("policy", "replay", id)
    #expect(same.status == 0 && same.errors.isEmpty, "\(same.errors)")
    #expect(same.output.contains("1 the same, 0 changed, 0 gone, 0 added"), "\(same.output)")
    let milder = try folder.beside.write(
      ProctorRun.builtInPolicy().replacing(
        "{ yaw_at_least: 45, for_s: 3.0 }", with: "{ yaw_at_least: 60, for_s: 3.0 }"),
      to: "milder.yaml")
    let changed = try await folder.run("policy", "replay", id, "--policy", milder.path, "--format", "json")
    #expect(changed.status == 0 && changed.output.contains("\"change\" : \"changed\""), "\(changed.output)")

    func wouldRestOn() async throws -> [String]? {
      let document = try object(try await folder.run("policy", "replay", id, "--format", "json").output)
      return (document["recommendation_would_be"] as? [String: Any])?["flags"] as? [String]
    }
    #expect(try await wouldRestOn()?.isEmpty == false)
    let key = try FlagKey(session: session.id, analysis: 1, flag: StoredSession.flag().id)
    _ = try await folder.stores.flags.overrule(key, FlagSamples.note("a second screen"), enqueuing: [])
    #expect(try await wouldRestOn() == [])
    _ = try await folder.stores.blobs.remove(AnalysisFiles(session.id, 1).observations)
    #expect(try await folder.run("policy", "replay", id).status == 66)
  }
}
