/// Blobs in memory, for as long as this object lasts. Nothing slow runs on this actor.
public actor MemoryBlobStore: BlobStore {
  private var blobs: [BlobKey: [UInt8]] = [:]
  private let sha256: SHA256Function

  /// Creates an empty store.
  public init(sha256: SHA256Function) { self.sha256 = sha256 }

  /// Keeps a blob.
  public func put(_ key: BlobKey, _ chunks: ByteChunks, atMost most: Int) async throws -> BlobPutOutcome {
    var bytes: [UInt8] = []
    for try await chunk in chunks {
      guard bytes.count + chunk.count <= most else { return .tooLarge }
      bytes += chunk
    }
    // A stream that is cancelled ends as if it were complete.
    try Task.checkCancellation()
    blobs[key] = bytes
    return .kept(BlobFacts(byteCount: bytes.count, digest: sha256(bytes)))
  }

  /// How many bytes a blob has.
  public func byteCount(of key: BlobKey) -> Int? { blobs[key]?.count }

  /// Reads a blob.
  public func read(_ key: BlobKey, _ range: Range<Int>?) -> BlobReading? {
    guard let bytes = blobs[key] else { return nil }
    let part = BlobReading.part(of: range, byteCount: bytes.count)
    let chunks = ByteChunks { continuation in
      if !part.isEmpty { continuation.yield(Array(bytes[part])) }
      continuation.finish()
    }
    return BlobReading(byteCount: bytes.count, range: part, chunks: chunks)
  }

  /// Names of blobs in a folder.
  public func keys(in folder: BlobFolder, after key: BlobKey?, limit: Int) -> [BlobKey] {
    let found = blobs.keys.filter { name in name.lies(in: folder) && (key.map { $0 < name } ?? true) }
    return Array(found.sorted().prefix(max(1, limit)))
  }

  /// Removes a blob.
  public func remove(_ key: BlobKey) throws -> Bool {
    try Task.checkCancellation()
    return blobs.removeValue(forKey: key) != nil
  }

  /// Removes all blobs of a folder.
  public func removeAll(in folder: BlobFolder) throws -> Int {
    try Task.checkCancellation()
    let before = blobs.count
    blobs = blobs.filter { !$0.key.lies(in: folder) }
    return before - blobs.count
  }
}
