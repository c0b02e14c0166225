/// Bytes as they come, in chunks of any size; the next chunk is asked for when the one before is dealt with.
public typealias ByteChunks = AsyncThrowingStream<[UInt8], any Error>

/// Keeps large things whole: clips, recordings, reports.
///
/// A blob is there whole or not at all: whoever reads while it is replaced gets the old one or the new one. All throw
/// ``StoreError``, what the chunks throw, or `CancellationError`; then nothing has changed.
public protocol BlobStore: Sendable {
  /// Keeps a blob, in place of one of this name. When it returns, a power cut does not lose it.
  ///
  /// - Parameter most: The most bytes that it may have.
  func put(_ key: BlobKey, _ chunks: ByteChunks, atMost most: Int) async throws -> BlobPutOutcome

  /// How many bytes a blob has; nil where there is none.
  func byteCount(of key: BlobKey) async throws -> Int?

  /// Reads a blob, or a part of it; nil where there is none.
  ///
  /// - Parameter range: Which bytes; what lies beyond the end is left out. Nil for all.
  func read(_ key: BlobKey, _ range: Range<Int>?) async throws -> BlobReading?

  /// Names of blobs in a folder, at any depth, in order.
  ///
  /// - Parameters:
  ///   - key: The last one of the page before; nil for the first page.
  ///   - limit: The most that are given, at least 1.
  func keys(in folder: BlobFolder, after key: BlobKey?, limit: Int) async throws -> [BlobKey]

  /// Removes a blob.
  ///
  /// - Returns: False where there was none.
  func remove(_ key: BlobKey) async throws -> Bool

  /// Removes all blobs of a folder, one after the other: where it fails, some are gone, and it can be called again.
  ///
  /// - Returns: How many there were.
  func removeAll(in folder: BlobFolder) async throws -> Int
}

/// What became of a blob that was to be kept.
public enum BlobPutOutcome: Hashable, Sendable {
  /// It is kept.
  case kept(BlobFacts)
  /// It has more bytes than it may; nothing has changed.
  case tooLarge
}

/// What a blob is known by.
public struct BlobFacts: Hashable, Sendable {
  /// How many bytes it has.
  public let byteCount: Int
  /// The SHA-256 of its bytes.
  public let digest: ContentDigest

  /// Creates facts.
  public init(byteCount: Int, digest: ContentDigest) {
    self.byteCount = byteCount
    self.digest = digest
  }
}

/// A blob that is being read.
public struct BlobReading: Sendable {
  /// How many bytes the whole blob has.
  public let byteCount: Int
  /// Which of them are read.
  public let range: Range<Int>
  /// These bytes; to be read once.
  public let chunks: ByteChunks

  /// Begins to read.
  public init(byteCount: Int, range: Range<Int>, chunks: ByteChunks) {
    self.byteCount = byteCount
    self.range = range
    self.chunks = chunks
  }

  /// Hands the bytes over, chunk by chunk, to the last one.
  ///
  /// - Throws: ``StoreError``, what `take` throws, and `CancellationError`: a stream that is cancelled ends as if it were
  ///   complete.
  public func forEachChunk(_ take: ([UInt8]) throws -> Void) async throws {
    for try await chunk in chunks { try take(chunk) }
    try Task.checkCancellation()
  }

  /// The part of a range that a blob of so many bytes has; all of it for nil.
  public static func part(of range: Range<Int>?, byteCount: Int) -> Range<Int> {
    (range ?? 0..<byteCount).clamped(to: 0..<byteCount)
  }
}
