import Foundation
import Persistence
import Synchronization
import TestSupport
import Testing

@testable import Blobs

@Suite("Blobs in a folder")
struct FolderBlobStoreTests {
  private let folder: TemporaryFolder
  private let root: URL

  init() throws {
    folder = try TemporaryFolder()
    root = folder.file("deep/blobs")
  }

  @Test("It does what every store of blobs does", arguments: BlobStoreConformance.allCases)
  func conforms(promise: BlobStoreConformance) async throws {
    try await promise.exercise(try FolderBlobStore(root))
    #expect(TemporaryFolder.contents(of: root.appending(path: ".incoming")).isEmpty)
  }

  @Test("A blob is a file of its name, its owner's alone, with its folders")
  func files() async throws {
    let store = try FolderBlobStore(root)
    _ = try await store.put(try BlobKey("sessions/1/a.mp4"), .of([[1, 2, 3]]), atMost: 3)
    let file = root.appending(path: "sessions/1/a.mp4")
    #expect(try Data(contentsOf: file) == Data([1, 2, 3]))
    func mode(_ url: URL) throws -> Int? {
      try FileManager.default.attributesOfItem(atPath: url.path)[.posixPermissions] as? Int
    }
    #expect(try mode(file) == 0o600)
    #expect(try mode(root) == 0o700)
    #expect(try mode(root.appending(path: "sessions")) == 0o700)
    let again = try FolderBlobStore(root)
    #expect(try await again.byteCount(of: try BlobKey("sessions/1/a.mp4")) == 3)
  }

  @Test("What a killed program left is removed when another opens the folder, what is being written is not")
  func leftovers() async throws {
    let store = try FolderBlobStore(root)
    let left = root.appending(path: ".incoming/left")
    try Data([1]).write(to: left)
    let step = Mutex(0)
    let chunks = ByteChunks { [root] in
      let number = step.withLock { step in
        step += 1
        return step
      }
      // Another program starts in the middle.
      if number == 2 { _ = try FolderBlobStore(root) }
      return number < 4 ? [UInt8(number)] : nil
    }
    let key = try BlobKey("a.bin")
    _ = try await store.put(key, chunks, atMost: 99)
    #expect(try Data(contentsOf: root.appending(path: "a.bin")) == Data([1, 2, 3]))
    #expect(TemporaryFolder.contents(of: root.appending(path: ".incoming")).isEmpty)
  }

  @Test("A link in place of a blob leads nowhere")
  func link() async throws {
    let store = try FolderBlobStore(root)
    let secret = try folder.write("secret", to: "secret.txt")
    try FileManager.default.createSymbolicLink(
      at: root.appending(path: "a.txt"), withDestinationURL: secret)
    await #expect(throws: StoreError.self) { try await store.read(try BlobKey("a.txt"), nil) }
    _ = try await store.put(try BlobKey("a.txt"), .of([[1]]), atMost: 1)
    #expect(try String(contentsOf: secret, encoding: .utf8) == "secret")
    #expect(try await store.byteCount(of: try BlobKey("a.txt")) == 1)
  }

  @Test("A file in place of the folder is told")
  func noFolder() throws {
    let file = try folder.empty("file")
    #expect(throws: StoreError.self) { try FolderBlobStore(file) }
    #expect(throws: StoreError.self) { try FolderBlobStore(file.appending(path: "x")) }
  }

  @Test("A full disk is told, and what was there stays")
  func fullDisk() async throws {
    let store = try FolderBlobStore(root, mostBytesWritten: 5)
    let key = try BlobKey("a.bin")
    _ = try await store.put(key, .of([[1, 2, 3]]), atMost: 99)
    let error = await #expect(throws: StoreError.self) {
      try await store.put(key, .of([[1, 2, 3], [4, 5, 6]]), atMost: 99)
    }
    guard case .diskFull = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(try await store.byteCount(of: key) == 3)
    #expect(TemporaryFolder.contents(of: root.appending(path: ".incoming")).isEmpty)
  }
}
