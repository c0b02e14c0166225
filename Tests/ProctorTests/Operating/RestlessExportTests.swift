import Foundation
import Persistence
import SessionModel
import TestSupport
import Testing

@testable import proctor

@Suite("An export while something happens")
struct RestlessExportTests {
  private let folder: ServerFolder
  private let session: StoredSession

  init() async throws {
    folder = try ServerFolder()
    session = try await StoredSession(in: folder)
  }

  private func export(while change: SessionChange?, into copy: ExportFolder) async throws -> ExportManifest? {
    try await export(into: copy) { [session] in
      if let change { try await session.apply(change) }
    }
  }

  private func export(
    into copy: ExportFolder, while happens: @escaping @Sendable () async throws -> Void
  ) async throws -> ExportManifest? {
    let stores = folder.stores
    let blobs = WatchedBlobs(blobs: stores.blobs, happens: happens)
    let watched = Stores(
      sessions: stores.sessions, flags: stores.flags, events: stores.events, jobs: stores.jobs,
      audit: stores.audit, knowledge: stores.knowledge, blobs: blobs)
    return try await SessionExport(session.id, watched, by: .atCommandLine()).write(into: copy)
  }

  private var exports: Int {
    get async throws { try await folder.audit().count { $0.action.rawValue == "export" } }
  }

  @Test("Of a session that changes meanwhile there is no copy, and none is noted")
  func changed() async throws {
    let copy = try ExportFolder(folder.beside.file("copy").path)
    let decision = try SessionChange.decision(.pass, reason: "good")
    #expect(try await export(while: decision, into: copy) == nil)
    #expect(try await exports == 0)
    copy.discard()
    let quiet = try ExportFolder(folder.beside.file("copy").path)
    #expect(try await export(while: nil, into: quiet) != nil)
    #expect(try await exports == 1)
    quiet.discard()
    #expect(!TemporaryFolder.contents(of: folder.beside.url).contains { $0.hasPrefix(".copy") })
  }

  @Test("Of a session that is erased meanwhile there is no copy")
  func erased() async throws {
    let copy = try ExportFolder(folder.beside.file("copy").path)
    let erasure = try SessionChange(.erase, reason: "asked for")
    await #expect(throws: (any Error).self) { try await export(while: erasure, into: copy) }
    #expect(try await exports == 0)
    copy.discard()
  }

  @Test("An interrupt ends it, also between two files")
  func interrupted() async throws {
    let copy = try ExportFolder(folder.beside.file("copy").path)
    await #expect(throws: CancellationError.self) {
      try await export(into: copy) { withUnsafeCurrentTask { $0?.cancel() } }
    }
    #expect(try await exports == 0)
    copy.discard()
  }

  @Test("A folder that somebody fills meanwhile is left to them")
  func filled() throws {
    let place = folder.beside.file("copy")
    let copy = try ExportFolder(place.path)
    try copy.write(Data("ours".utf8), as: "deep/file.txt")
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: false)
    try folder.beside.write("mine", to: "copy/letter.txt")
    #expect(throws: OutputError.self) { try copy.commit() }
    copy.discard()
    #expect(TemporaryFolder.contents(of: place) == ["letter.txt"])
    #expect(!TemporaryFolder.contents(of: folder.beside.url).contains { $0.hasPrefix(".copy") })
  }
}

/// Blobs that let something happen whenever one is read.
private struct WatchedBlobs: BlobStore {
  let blobs: any BlobStore
  let happens: @Sendable () async throws -> Void

  func read(_ key: BlobKey, _ range: Range<Int>?) async throws -> BlobReading? {
    try await happens()
    return try await blobs.read(key, range)
  }

  func put(_ key: BlobKey, _ chunks: ByteChunks, atMost most: Int) async throws -> BlobPutOutcome {
    try await blobs.put(key, chunks, atMost: most)
  }

  func byteCount(of key: BlobKey) async throws -> Int? { try await blobs.byteCount(of: key) }

  func keys(in folder: BlobFolder, after key: BlobKey?, limit: Int) async throws -> [BlobKey] {
    try await blobs.keys(in: folder, after: key, limit: limit)
  }

  func remove(_ key: BlobKey) async throws -> Bool { try await blobs.remove(key) }

  func removeAll(in folder: BlobFolder) async throws -> Int { try await blobs.removeAll(in: folder) }
}
