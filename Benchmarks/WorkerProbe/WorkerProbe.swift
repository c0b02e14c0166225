import Blobs
import Foundation
import Logging
import Persistence
import RunFiles
import SessionModel
import StorageSQLite
import Workers

/// A worker to be killed: does the clip jobs of a database until none is left, each by writing a blob of its name.
///
///     worker-probe work DATABASE FOLDER
///
/// Prints a line when a job begins and when its blob is kept. A job's payload says how else it may go: `abort`, `exit`
/// and `trap` end the program, a key asks for a job of that key to follow.
@main
struct WorkerProbe {
  static func main() async throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    guard arguments.count == 3, arguments[0] == "work" else {
      FileHandle.standardError.write(Data("worker-probe work DATABASE FOLDER\n".utf8))
      exit(64)
    }
    let folder = URL(fileURLWithPath: arguments[2])
    let queue = SQLiteJobQueue(try SQLiteDatabase(path: arguments[1]))
    let runs = try RunFolder(folder.appending(path: "runs"))
    for gone in try runs.gone() {
      _ = try await queue.takeBack(from: gone.worker, gone.end, at: now())
      gone.forget()
    }
    let run = try runs.begin()
    try await work(queue, FolderBlobStore(folder.appending(path: "blobs")), as: run.worker)
    run.end()
  }

  private static func work(_ queue: SQLiteJobQueue, _ blobs: FolderBlobStore, as id: WorkerID) async throws {
    let (emptied, isEmpty) = AsyncStream<Void>.makeStream()
    let look = Round("look", every: .milliseconds(50)) {
      let isLeft = try await queue.counts().contains { [.waiting, .running].contains($0.state) }
      if !isLeft { isEmpty.finish() }
    }
    let worker = try Worker(
      id, queue: queue, handlers: [BlobHandler(blobs: blobs)],
      lanes: [Lane([.clip], width: 4, timeLimit: .seconds(60))], rounds: [look],
      clock: .machine(now: { now() }),
      log: Logger(label: "worker-probe") { StreamLogHandler.standardError(label: $0) })
    let working = Task { await worker.run() }
    for await _ in emptied {}
    working.cancel()
    await working.value
  }

  static func now() -> WallTime {
    WallTime(microseconds: Int64((Date().timeIntervalSince1970 * 1_000_000).rounded()))
  }

  /// Unbuffered, so that the reader knows as much as was done.
  static func say(_ line: String) { FileHandle.standardOutput.write(Data("\(line)\n".utf8)) }
}

/// Writes a blob of the job's name.
private struct BlobHandler: JobHandling {
  let kinds: Set<JobKind> = [.clip]
  let blobs: FolderBlobStore

  func carryOut(_ job: Job, _ lease: LeaseGuard) async throws -> [NewJob] {
    WorkerProbe.say("began \(job.id)")
    switch job.work.payload {
    case "abort": abort()
    case "exit": exit(255)
    case "trap": preconditionFailure("as the job says")
    default: break
    }
    let bytes = Array("\(job.id)\n".utf8)
    let chunks = ByteChunks { continuation in
      continuation.yield(bytes)
      continuation.finish()
    }
    _ = try await blobs.put(BlobKey("effects/\(job.id).txt"), chunks, atMost: 300)
    WorkerProbe.say("kept \(job.id)")
    guard !job.work.payload.isEmpty else { return [] }
    return [try NewJob(.clip, key: job.work.payload, notBefore: job.work.notBefore)]
  }
}
