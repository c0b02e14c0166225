import Foundation
import Persistence

extension ResultStore {
  /// Keeps a document whole.
  func write(_ value: some Encodable, _ key: BlobKey, atMost most: Int) async throws(ResultError) {
    let document: Data
    do { document = try value.json() } catch {
      // Nothing is there to be restored: what was to be kept has a number that is none.
      throw .unfit(FieldFault(field: key.description, problem: "holds a value that is no number"))
    }
    let outcome = try await ResultError.converting(key) {
      try await blobs.put(key, Self.chunks(of: document), atMost: most)
    }
    if outcome == .tooLarge { throw .tooLarge(key, most: most) }
  }

  /// Reads a document whole; nil where there is none.
  func read<Value: Decodable>(_ key: BlobKey, atMost most: Int) async throws(ResultError) -> Value? {
    guard let bytes = try await bytes(of: key, atMost: most) else { return nil }
    do { return try Value(json: bytes) } catch {
      throw .damaged(key, why: (error as? DecodingError)?.place ?? "it is no JSON")
    }
  }

  private func bytes(of key: BlobKey, atMost most: Int) async throws(ResultError) -> Data? {
    try await ResultError.converting(key) {
      guard let reading = try await blobs.read(key, nil) else { return nil }
      guard reading.byteCount <= most else { throw ResultError.tooLarge(key, most: most) }
      var bytes = Data(capacity: reading.byteCount)
      try await reading.forEachChunk { bytes += $0 }
      guard bytes.count == reading.byteCount else {
        throw ResultError.damaged(key, why: "it is shorter or longer than it was said to be")
      }
      return bytes
    }
  }

  /// The names of all blobs in a folder.
  func keys(in folder: BlobFolder) async throws(ResultError) -> [BlobKey] {
    let page = 1_000
    var all: [BlobKey] = []
    repeat {
      let last = all.last
      let next = try await ResultError.converting {
        try await blobs.keys(in: folder, after: last, limit: page)
      }
      all += next
      if next.count < page { return all }
    } while true
  }

  /// In pieces, so that a store that writes them one by one need not hold two copies.
  private static func chunks(of document: Data) -> ByteChunks {
    let size = 256 << 10
    return ByteChunks { continuation in
      for start in stride(from: 0, to: document.count, by: size) {
        continuation.yield(Array(document[start..<min(start + size, document.count)]))
      }
      continuation.finish()
    }
  }
}
