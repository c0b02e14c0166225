import Foundation
import TestSupport
import Testing

@testable import proctor

@Suite("The commands of the knowledge base")
struct KnowledgeCommandTests {
  private let folder: TemporaryFolder
  private let documents: URL

  init() throws {
    folder = try TemporaryFolder()
    documents = folder.file("docs")
    try FileManager.default.createDirectory(at: documents, withIntermediateDirectories: false)
  }

  private func kb(
    _ arguments: String..., environment: [String: String] = [:]
  ) async throws -> ChildProcess.Ending {
    // Without models, so that each test shows what words alone do; vectors have tests of their own.
    let usual = [
      "PROCTOR_DATABASE": folder.file("kb.sqlite").path, "PROCTOR_MODELS": folder.file("no-models").path,
    ]
    let isEmbedding = ["ingest", "search", "seed", "embed"].contains(arguments.first)
    return try await ProctorRun.run(
      ["kb"] + arguments + (isEmbedding ? ["--no-fetch"] : []),
      environment: usual.merging(environment) { $1 },
      in: folder.url)
  }

  /// The lines on standard error but for the remark that no model is installed.
  private func errors(_ ending: ChildProcess.Ending) -> [String] {
    ending.errorLines.filter { !$0.contains("found by words only") }
  }

  @discardableResult
  private func write(_ text: String, _ name: String) throws -> String {
    try Data(text.utf8).write(to: documents.appending(path: name))
    return documents.appending(path: name).path
  }

  @Test("A folder is taken with its role, and found again with each part's rank and score")
  func ingestAndSearch() async throws {
    try write("# Storage\n\nShards split the database.", "a.md")
    try write("{\"text\": \"The kitchen closes at eight.\"}", "b.jsonl")
    let ingest = try await kb("ingest", documents.path, "--role", "engineer")
    #expect(ingest.status == 0 && errors(ingest).isEmpty, "\(ingest.errors)")
    #expect(ingest.output.components(separatedBy: "\n").count { $0.hasPrefix("added kb_") } == 2)
    #expect(ingest.output.contains("engineer company 1.0, 1 chunk"))
    let search = try await kb("search", "shard the databases", "--role", "engineer", "--words-only")
    #expect(search.status == 0 && search.errors.isEmpty)
    #expect(search.output.contains("1. Storage [engineer company 1.0]"))
    #expect(search.output.contains("words rank 1 (") && search.output.contains("vectors –"))
    #expect(
      search.output.contains("a.md, lines 1–3, kb_") && search.output.contains("Shards split the database."))
    #expect(try await kb("search", "shards", "--role", "cook").output == "nothing was found\n")
    let again = try await kb("ingest", documents.path, "--role", "engineer")
    #expect(again.output.components(separatedBy: "\n").count { $0.hasPrefix("unchanged kb_") } == 2)
  }

  @Test("Hits as JSON")
  func json() async throws {
    _ = try await kb("ingest", try write("# Storage\n\nShards.", "a.md"), "--topic", "databases")
    let output = try await kb("search", "shards", "--format", "json", "--words-only").output
    let object = try #require(try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any])
    let hit = try #require((object["hits"] as? [[String: Any]])?.first)
    let words = try #require(hit["words"] as? [String: Any])
    #expect(hit["rank"] as? Int == 1 && words["rank"] as? Int == 1 && hit["vectors"] == nil)
    #expect(try #require(words["score"] as? Double) > 0 && hit["topic"] as? String == "databases")
    #expect((hit["chunk_id"] as? String)?.hasSuffix("#0") == true && hit["last_line"] as? Int == 3)
  }

  @Test(
    "Meaning finds what words do not, documents get vectors later, and vectors alone can be searched",
    .enabled(if: ProctorRun.areModelsThere, "the models are not there; run make setup"))
  func vectors() async throws {
    try write("# Storage\n\nShards split the database over several computers.", "a.md")
    try write("# Kitchen\n\nThe kitchen closes at eight in the evening.", "b.md")
    let database = ["PROCTOR_DATABASE": folder.file("kb.sqlite").path]
    func run(_ arguments: String...) async throws -> ChildProcess.Ending {
      try await ProctorRun.run(["kb"] + arguments, environment: database, in: folder.url)
    }
    _ = try await kb("ingest", documents.path)
    let late = try await run("search", "partitioning a data store", "--no-fetch")
    #expect(late.errors.contains("2 documents have no vectors") && late.errors.contains("kb embed"))
    #expect(try await run("embed", "--no-fetch").output == "2 documents have new vectors\n")
    #expect(try await run("embed", "--no-fetch").output == "all documents have vectors\n")
    let found = try await run("search", "partitioning a data store", "--vectors-only", "--no-fetch")
    #expect(found.status == 0 && found.errors.isEmpty, "\(found.errors)")
    #expect(found.output.contains("1. Storage") && found.output.contains("vectors rank 1 ("))
  }

  @Test("The seed set is taken once, listed, and removed by name")
  func seed() async throws {
    let first = try await kb("seed")
    #expect(
      first.status == 0 && first.output.components(separatedBy: "\n").count { $0.hasPrefix("added") } == 14)
    let second = try await kb("seed")
    #expect(second.output.components(separatedBy: "\n").count { $0.hasPrefix("unchanged") } == 14)
    let rubrics = try await kb("list", "--bucket", "rubric", "--level", "senior").output
    let ids = rubrics.components(separatedBy: "\n").filter { $0.hasPrefix("kb_") }
      .compactMap { $0.split(separator: " ").first.map(String.init) }
    #expect(ids.count == 2)
    #expect(try await kb("remove", ids[0]).output == "removed \(ids[0])\n")
    let gone = try await kb("remove", ids[0])
    #expect(gone.status == 66 && gone.errors.contains(ids[0]))
    let list = try await kb("list", "--format", "json").output
    #expect((try JSONSerialization.jsonObject(with: Data(list.utf8)) as? [Any])?.count == 13)
  }

  @Test("A file that is refused does not keep the others out, and the exit code is 65")
  func refused() async throws {
    try write("Good.", "a.txt")
    try write("---\nrole: r\nlevel: l\n---\n# T\n## One\nWeight: 10\nAsks.\n", "b.md")
    try write("", "c.txt")
    let ending = try await kb("ingest", documents.path)
    #expect(ending.status == 65 && ending.output.contains("added kb_"))
    #expect(errors(ending).count == 3 && errors(ending)[0].contains("b.md:6: "))
    #expect(errors(ending)[1].contains("c.txt: there is no text") && errors(ending)[2].contains("2 of 3"))
    let alone = try await kb("ingest", documents.appending(path: "b.md").path)
    #expect(alone.status == 65 && errors(alone).count == 1 && alone.output.isEmpty)
  }

  @Test("Every document that cannot be used is told in one line, ends with 65 and leaves nothing")
  func unusable() async throws {
    func criterion(_ name: String, _ weight: Int) -> String {
      "## \(name)\nWeight: \(weight)\nAsks.\n### Good\n- a\n### Fair\n- b\n### Poor\n- c\n"
    }
    let front = "---\nrole: r\nlevel: l\nbucket: rubric\nversion: 1\n---\n# T\n"
    try write(front + criterion("One", 60) + criterion("Two", 50), "weights.md")
    try write(front + criterion("One", 60) + criterion("one", 40), "twice.md")
    try write("\u{FEFF} \n", "empty.txt")
    try Data([0x61, 0x62, 0xFF]).write(to: documents.appending(path: "broken.txt"))
    try Data(repeating: 0x61, count: 50_000_000).write(
      to: documents.appending(path: "large.txt"))
    var cases = [
      ("weights.md", "weights.md:8: the weights add up to 110, not to 100 (One 60, Two 50)"),
      ("twice.md", "twice.md:17: the criterion \"one\" stands 9 lines above already"),
      ("empty.txt", "empty.txt: there is no text in it"),
      ("broken.txt", "broken.txt: the byte at offset 2 is no UTF-8"),
      ("large.txt", "large.txt: it has 50000000 bytes or more"),
    ]
    if Availability.tool("pdftotext") != nil {
      try PDFFixture.picture.write(to: documents.appending(path: "scan.pdf"))
      cases.append(("scan.pdf", "OCR"))
    }
    for (name, said) in cases {
      let ending = try await kb("ingest", documents.appending(path: name).path)
      #expect(ending.status == 65 && ending.output.isEmpty && !ending.wasSignalled, "\(ending.errors)")
      #expect(errors(ending).count == 1 && ending.errors.contains(said), "\(ending.errors)")
    }
    #expect(try await kb("list", "--format", "json").output == "[\n\n]\n")
  }

  @Test("Another rubric of a version that is there is refused; a new version is taken")
  func rubrics() async throws {
    let rubric = "# T\n## One\nWeight: 100\nAsks.\n### Good\n- a\n### Fair\n- b\n### Poor\n- c\n"
    let file = try write(rubric, "r.md")
    func ingest(_ version: String) async throws -> ChildProcess.Ending {
      try await kb("ingest", file, "--role", "r", "--level", "l", "--version", version)
    }
    #expect(try await ingest("1").output.contains("(r l rubric 1, "))
    try write(rubric.replacing("- a", with: "- A"), "r.md")
    let refused = try await ingest("1")
    #expect(refused.status == 65 && refused.errors.contains("give this one a new version"))
    #expect(try await ingest("2").status == 0)
  }

  @Test("What is wrong ends in its own exit code and one line")
  func failures() async throws {
    let text = try write("text", "note.txt")
    _ = try await kb("ingest", text)
    let cases: [([String], Int32, String)] = [
      (["ingest", "missing.md"], 66, "missing.md"),
      (["ingest", folder.file("kb.sqlite").path], 65, "--format"),
      (["list", "--database", text], 65, "not a database"),
      (["search", "x", "--database", "no.db"], 66, "kb seed"),
      (["seed", "--database", "/proc/none/kb.sqlite"], 73, "/proc/none"),
      (["search", "x", "--vectors-only"], 69, "embedding model"),
      (["ingest", "/dev/zero", "--format", "text"], 65, "-"),
      (["ingest", text, "--format", "jsonl"], 65, "note.txt:1"), (["embed"], 69, "embedding model"),
    ]
    for (arguments, code, said) in cases {
      let needsModel = arguments[0] != "list"
      let ending = try await ProctorRun.run(
        ["kb"] + arguments + (needsModel ? ["--no-fetch"] : []),
        environment: [
          "PROCTOR_DATABASE": folder.file("kb.sqlite").path, "PROCTOR_MODELS": folder.file("no-models").path,
        ], in: folder.url)
      #expect(ending.status == code && !ending.wasSignalled, "\(arguments): \(ending.errors)")
      #expect(errors(ending).count == 1 && ending.errors.contains(said), "\(arguments): \(ending.errors)")
    }
  }

  @Test(
    "A command line that is wrong ends with 64",
    arguments: [
      ["search", " "], ["search", "x", "--limit", "0"], ["search", "x", "--words-only", "--vectors-only"],
      ["search", "x", "--bucket", "none"], ["ingest"], ["ingest", "-"], ["ingest", "x", "--role", ""],
      ["ingest", "-", "-", "--format", "text"], ["ingest", "x", "--format", "doc"], ["remove"],
    ])
  func usage(arguments: [String]) async throws {
    let ending = try await ProctorRun.run(["kb"] + arguments, in: folder.url)
    #expect(ending.status == 64 && ending.output.isEmpty)
    #expect(TemporaryFolder.contents(of: folder.url) == ["docs"])
  }

  @Test(
    "PDF: one with text is taken, one without and one without its tool are told",
    .enabled(if: Availability.tool("pdftotext") != nil, "pdftotext is not installed"))
  func pdf() async throws {
    let file = try write("%PDF-1.4\nnothing", "a.pdf")
    #expect(try await kb("ingest", file).status == 65)
    let without = try await kb("ingest", file, environment: ["PATH": folder.url.path])
    #expect(without.status == 69 && without.errors.contains("poppler-utils"))
  }

  @Test("The default database follows the environment")
  func defaultPath() {
    func path(_ environment: [String: String]) -> String {
      DatabaseOptions.defaultPath(environment: environment)
    }
    #expect(path(["PROCTOR_DATABASE": "/a/b"]) == "/a/b")
    #expect(path(["HOME": "/h"]) == "/h/.local/share/interview-proctor/proctor.sqlite")
    #expect(path(["HOME": "/h", "XDG_DATA_HOME": "/d"]) == "/d/interview-proctor/proctor.sqlite")
    #expect(path(["HOME": "/h", "XDG_DATA_HOME": "relative"]).hasPrefix("/h/.local"))
  }

  @Test(
    "A read-only place ends with 73, a full disk with 74",
    .enabled(if: Availability.canMount, "a file system cannot be mounted here: that takes the superuser"))
  func disks() async throws {
    let place = folder.file("place")
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: false)
    let unshare = try #require(Availability.tool("unshare"))
    for (mount, code) in [("-o ro", Int32(73)), ("-o size=64k", 74)] {
      let script = """
        mount -t tmpfs \(mount) tmpfs "$1"; "$2" kb seed --no-fetch --models "$1/none" --database "$1/kb.sqlite"
        """
      let ending = try await ChildProcess.run(
        unshare, ["--mount", "sh", "-c", script, "sh", place.path, ProctorRun.program.path])
      #expect(
        ending.status == code && errors(ending).count == 1, "\(mount): \(ending.status) \(ending.errors)")
    }
  }

  @Test("An interrupt ends with 75, and what was done before it stays")
  func interrupted() async throws {
    for number in 0..<3 { try write("Text \(number).", "\(number).txt") }
    try write("%PDF-1.4", "z.pdf")
    // A tool that goes on until it is ended, and says that it has begun.
    let tool = try folder.write("#!/bin/sh\ntouch \"$STARTED\"\nexec sleep 600\n", to: "pdftotext")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: tool.path)
    let started = folder.file("started").path
    let child = try ChildProcess.start(
      ProctorRun.program, ["kb", "ingest", documents.path, "--no-fetch"],
      environment: [
        "PROCTOR_DATABASE": folder.file("kb.sqlite").path, "STARTED": started,
        "PROCTOR_MODELS": folder.file("no-models").path,
        "PATH": "\(folder.url.path):/usr/bin:/bin",
      ])
    let hasStarted = await Eventually.holds { FileManager.default.fileExists(atPath: started) }
    #expect(hasStarted)
    child.send(SIGINT)
    let ending = try await child.end()
    #expect(ending.status == 75 && !ending.wasSignalled && errors(ending).count == 1, "\(ending.errors)")
    #expect(ending.errors.contains("what was done before stays"))
    #expect(ending.output.components(separatedBy: "\n").count { $0.hasPrefix("added") } == 3)
    let list = try await kb("list", "--format", "json").output
    #expect((try JSONSerialization.jsonObject(with: Data(list.utf8)) as? [Any])?.count == 3)
  }
}
