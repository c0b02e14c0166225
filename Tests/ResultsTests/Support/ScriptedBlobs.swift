import Persistence

/// A store of blobs that gives what it was told; whatever else is asked of it is a fault of the test.
struct ScriptedBlobs: BlobStore {
  /// What reading gives.
  var reading: @Sendable (BlobKey) throws -> BlobReading? = { throw Unscripted(call: "read \($0)") }
  /// What keeping gives.
  var putting: @Sendable (BlobKey, Int) throws -> BlobPutOutcome = { key, _ in
    throw Unscripted(call: "put \(key)")
  }

  /// Something was asked that nobody scripted.
  struct Unscripted: Error { let call: String }

  func put(_ key: BlobKey, _ chunks: ByteChunks, atMost most: Int) async throws -> BlobPutOutcome {
    try putting(key, most)
  }

  func read(_ key: BlobKey, _ range: Range<Int>?) async throws -> BlobReading? { try reading(key) }

  func byteCount(of key: BlobKey) async throws -> Int? { throw Unscripted(call: "byteCount") }

  func keys(in folder: BlobFolder, after key: BlobKey?, limit: Int) async throws -> [BlobKey] {
    throw Unscripted(call: "keys")
  }

  func remove(_ key: BlobKey) async throws -> Bool { throw Unscripted(call: "remove") }

  func removeAll(in folder: BlobFolder) async throws -> Int { throw Unscripted(call: "removeAll") }
}
