import Foundation
import Persistence
import TestSupport
import Testing

@testable import RunFiles

@Suite("Runs of workers")
struct RunFolderTests {
  private let folder: TemporaryFolder
  private let runs: RunFolder
  private let machine = MachineFacts(boot: "b1", outOfMemoryKills: 7)

  init() throws {
    folder = try TemporaryFolder()
    runs = try RunFolder(folder.file("runs"))
  }

  /// What lies in the folder beside its lock.
  private var files: [String] { TemporaryFolder.contents(of: folder.file("runs")).filter { $0 != "lock" } }

  private func leave(_ note: String, as name: String = "x.run") throws {
    try folder.write(note, to: "runs/\(name)")
  }

  private func note(_ worker: String = "host/1/x") throws -> RunNote {
    RunNote(worker: try WorkerID(worker), machine: machine)
  }

  @Test("One that goes on is not gone; one that ended in order left nothing")
  func inOrder() throws {
    let run = try runs.begin()
    #expect(try runs.gone().isEmpty)
    #expect(files.count == 1)
    run.end()
    #expect(files.isEmpty)
  }

  @Test("Each has a name of its own")
  func names() throws {
    let (first, second) = (try runs.begin(), try runs.begin())
    defer { [first, second].forEach { $0.end() } }
    #expect(first.worker != second.worker)
  }

  @Test("One that is gone is listed until it is forgotten, and to one program at a time")
  func gone() throws {
    try leave(try note().text)
    var found = try runs.gone()
    #expect(found.map(\.worker.rawValue) == ["host/1/x"])
    #expect(try runs.gone().isEmpty)
    found = []
    found = try runs.gone()
    #expect(found.count == 1)
    found.first?.forget()
    found = []
    #expect(try runs.gone().isEmpty)
  }

  @Test("What it came to follows from the mark and the machine")
  func ends() throws {
    let note = try note()
    #expect(note.end(seenFrom: machine) == .killed)
    #expect(note.end(seenFrom: MachineFacts(boot: "b2", outOfMemoryKills: 9)) == .killed)
    #expect(note.end(seenFrom: MachineFacts(boot: "b1", outOfMemoryKills: 8)) == .crashed)
    let marked = try #require(RunNote(text: note.text + "!"))
    #expect(marked.end(seenFrom: machine) == .crashed)
    #expect(marked.end(seenFrom: MachineFacts(boot: "b2", outOfMemoryKills: 0)) == .crashed)
    #expect(RunNote(text: note.text) == note)
  }

  @Test(
    "A file that tells nothing is removed",
    arguments: ["", "host/1/x\n", "host/1/x\nb\n", "host/1/x\nb\nx\n", "a b\nc\n1\n"])
  func torn(text: String) throws {
    try leave(text)
    #expect(try runs.gone().isEmpty)
    #expect(files.isEmpty)
  }

  @Test("What is no run's file is left alone")
  func others() throws {
    try leave(try note().text, as: "x.txt")
    #expect(try runs.gone().isEmpty)
    #expect(files == ["x.txt"])
  }

  @Test("A folder that cannot be made is told")
  func noFolder() throws {
    let file = try folder.empty("file")
    #expect(throws: StoreError.self) { try RunFolder(file.appending(path: "runs")) }
  }
}
