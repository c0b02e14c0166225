import Persistence
import Results
import SessionModel
import Synchronization

/// What has arrived of a recording: parts that follow one another, each a blob named by where it begins.
///
/// A part is there whole or not at all, so whatever breaks off loses at most the part that was under way.
struct UploadParts: Sendable {
  /// A part that has arrived.
  struct Part: Hashable, Sendable {
    let key: BlobKey
    let offset: Int
    let byteCount: Int

    var end: Int { offset + byteCount }
  }

  /// The bytes of a part.
  static let partBytes = 8 * 1_024 * 1_024
  private static let pageSize = 200

  private let blobs: any BlobStore
  private let files: SessionFiles

  init(_ blobs: any BlobStore, of session: SessionID) {
    self.blobs = blobs
    files = SessionFiles(session)
  }

  /// The parts from the beginning to the first gap, in order. What lies behind a gap does not count.
  func arrived() async throws -> [Part] {
    var parts: [Part] = []
    var last: BlobKey?
    while true {
      let page = try await blobs.keys(in: files.uploads, after: last, limit: Self.pageSize)
      for key in page {
        guard let offset = files.uploadNumber(of: key), offset == parts.last?.end ?? 0,
          let count = try await blobs.byteCount(of: key)
        else { continue }
        parts.append(Part(key: key, offset: offset, byteCount: count))
      }
      guard page.count == Self.pageSize else { return parts }
      last = page.last
    }
  }

  /// Keeps the bytes from `offset` on.
  func keep(_ bytes: [UInt8], at offset: Int) async throws {
    _ = try await blobs.put(
      try files.upload(offset),
      ByteChunks { continuation in
        continuation.yield(bytes)
        continuation.finish()
      }, atMost: bytes.count)
  }

  /// Makes one recording of all parts.
  func join(_ parts: [Part], atMost most: Int) async throws {
    let places = Mutex(JoinedReading(keys: parts.map(\.key)[...]))
    let blobs = blobs
    let chunks = ByteChunks {
      // One reader asks for one chunk at a time, so nothing waits for the lock.
      var place = places.withLock { $0 }
      defer { places.withLock { [place] in $0 = place } }
      return try await place.next(from: blobs)
    }
    _ = try await blobs.put(files.recording, chunks, atMost: most)
  }

  /// Removes all parts.
  func discard() async throws {
    _ = try await blobs.removeAll(in: files.uploads)
  }
}

/// How far the parts of a recording have been read, one after the other in pieces.
private struct JoinedReading: Sendable {
  private static let pieceBytes = 1 << 20

  var keys: ArraySlice<BlobKey>
  private var offset = 0

  init(keys: ArraySlice<BlobKey>) { self.keys = keys }

  /// The next piece; nil behind the last one.
  ///
  /// - Throws: A fault where a part is gone, and `StoreError`.
  mutating func next(from blobs: any BlobStore) async throws -> [UInt8]? {
    while let key = keys.first {
      guard let reading = try await blobs.read(key, offset..<offset + Self.pieceBytes) else {
        throw Problem(.conflict, "a part of the recording is gone; hand it in again")
      }
      var piece: [UInt8] = []
      try await reading.forEachChunk { piece += $0 }
      if piece.isEmpty {
        keys = keys.dropFirst()
        offset = 0
      } else {
        offset += piece.count
        return piece
      }
    }
    return nil
  }
}
