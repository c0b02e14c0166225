import Foundation
import Persistence

/// Tells what became of the workers that ran on this machine before.
///
/// A worker holds a file locked for as long as it runs. What it died of is written into the file by its last breath
/// (``FatalEnds``), or is not: then it was ended from outside.
public struct RunFolder: Sendable {
  private let path: String

  /// Uses a folder, and makes it where there is none, for its owner alone (0700).
  ///
  /// - Throws: ``StoreError``.
  public init(_ folder: URL) throws(StoreError) {
    path = folder.standardizedFileURL.path
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw .notOpened(path: path, why: "its folder cannot be made")
    }
  }

  /// Begins a run of this process. Its name is unlike that of any other run on any machine.
  ///
  /// - Throws: ``StoreError``.
  public func begin() throws(StoreError) -> Run {
    let name = UUID().uuidString.lowercased()
    let worker = WorkerID(rawValue: "\(MachineFacts.hostName)/\(getpid())/\(name)")
    let place = "\(path)/\(name).run"
    let folder = try locked()
    defer { folder.unlock() }
    let file = try RunFile(path: place, O_RDWR | O_CREAT | O_EXCL)
    guard file.lock() else { throw .busy(path: place) }
    try file.write(RunNote(worker: worker, machine: .now()).text)
    FatalEnds.note(in: file.descriptor)
    return Run(worker: worker, file: file, path: place)
  }

  /// Keeps other programs from beginning and looking, which takes them milliseconds: so a file that is not locked is
  /// that of a worker which is gone, and not of one that is about to lock it.
  private func locked() throws(StoreError) -> RunFile {
    let file = try RunFile(path: "\(path)/lock", O_RDWR | O_CREAT)
    let deadline = ContinuousClock.now + .seconds(10)
    while !file.lock() {
      guard ContinuousClock.now < deadline else { throw .busy(path: path) }
      usleep(5_000)
    }
    return file
  }

  /// Workers that are gone and did not end in order. Each stays listed until it is forgotten.
  ///
  /// - Throws: ``StoreError``.
  public func gone() throws(StoreError) -> [GoneRun] {
    let folder = try locked()
    defer { folder.unlock() }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    var gone: [GoneRun] = []
    for name in names.sorted() where name.hasSuffix(".run") {
      let place = "\(path)/\(name)"
      // It may be forgotten by another program since we looked; locked, it still runs.
      guard let file = try? RunFile(path: place, O_RDWR), file.lock() else { continue }
      guard let note = RunNote(text: try file.text()) else {
        // It was killed while it began, or the power was cut: if it held jobs, their leases run out by themselves.
        unlink(place)
        continue
      }
      gone.append(GoneRun(worker: note.worker, end: note.end(seenFrom: .now()), file: file, path: place))
    }
    return gone
  }
}

/// A worker of this process.
public final class Run: Sendable {
  /// Its name.
  public let worker: WorkerID
  private let file: RunFile
  private let path: String

  init(worker: WorkerID, file: RunFile, path: String) {
    self.worker = worker
    self.file = file
    self.path = path
  }

  /// It ended in order and has given its jobs back; nothing is to be told of it.
  public func end() {
    FatalEnds.noteNoMore()
    unlink(path)
  }
}

/// A worker that is gone.
public struct GoneRun: Sendable {
  /// Its name.
  public let worker: WorkerID
  /// What it came to.
  public let end: WorkerEnd
  /// Locked, so that no other program tells the queue of it at the same time.
  let file: RunFile
  let path: String

  /// The queue has been told.
  public func forget() { unlink(path) }
}
