import Persistence

/// What every ``Persistence/BlobStore`` does. A case is one promise; ``exercise(_:)`` keeps it or throws.
public enum BlobStoreConformance: String, CaseIterable, StorePromise {
  case givesBackWhatItTook, keepsAnEmptyBlob, keepsALargeBlob, readsRanges, replacesWhole,
    refusesWhatIsTooLarge
  case keepsNothingOfAFailedStream, keepsNothingOfACancelledStream, knowsWhatIsNotThere, removes,
    removesAFolder
  case lists, readsOnWhileItIsReplaced, takesManyAtOnce

  private struct Torn: Error {}

  /// Puts an empty store to the test.
  ///
  /// - Throws: ``Breach``, or what the store throws where it should not.
  public func exercise(_ store: any BlobStore) async throws {
    switch self {
    case .givesBackWhatItTook: try await givesBack(store)
    case .keepsAnEmptyBlob: try await empty(store)
    case .keepsALargeBlob: try await large(store)
    case .readsRanges: try await ranges(store)
    case .replacesWhole: try await replaces(store)
    case .refusesWhatIsTooLarge: try await tooLarge(store)
    case .keepsNothingOfAFailedStream: try await failedStream(store)
    case .keepsNothingOfACancelledStream: try await cancelledStream(store)
    case .knowsWhatIsNotThere: try await notThere(store)
    case .removes: try await removes(store)
    case .removesAFolder: try await removesFolder(store)
    case .lists: try await list(store)
    case .readsOnWhileItIsReplaced: try await readsOn(store)
    case .takesManyAtOnce: try await manyAtOnce(store)
    }
  }

  @discardableResult
  private func put(
    _ store: any BlobStore, _ key: String, _ text: String, atMost most: Int = 1_000_000
  ) async throws -> BlobPutOutcome {
    try await store.put(try BlobKey(key), .of([Array(text.utf8)]), atMost: most)
  }

  private func read(_ store: any BlobStore, _ key: String, _ range: Range<Int>? = nil) async throws -> String?
  {
    guard let reading = try await store.read(try BlobKey(key), range) else { return nil }
    let bytes = try await reading.chunks.reduce(into: [UInt8]()) { $0 += $1 }
    try check(bytes.count, is: reading.range.count, "as many bytes as it says")
    return String(decoding: bytes, as: UTF8.self)
  }

  private func givesBack(_ store: any BlobStore) async throws {
    let chunks: [[UInt8]] = [Array("ab".utf8), [], Array("c".utf8)]
    let outcome = try await store.put(try BlobKey("a/b.mp4"), .of(chunks), atMost: 3)
    // FIPS 180-2, appendix B.1.
    let digest = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    guard case .kept(let facts) = outcome else { throw Breach(description: "\(rawValue): not kept") }
    try check(facts.byteCount, is: 3, "the bytes are counted")
    try check(facts.digest.description, is: digest, "the hash is told")
    try check(try await read(store, "a/b.mp4"), is: "abc", "the bytes are the same")
    try check(try await store.byteCount(of: try BlobKey("a/b.mp4")), is: 3, "its size is known")
  }

  private func empty(_ store: any BlobStore) async throws {
    _ = try await store.put(try BlobKey("empty.bin"), .of([]), atMost: 0)
    try check(try await read(store, "empty.bin"), is: "", "it is there and empty")
    try check(try await store.byteCount(of: try BlobKey("empty.bin")), is: 0, "its size is known")
  }

  private func large(_ store: any BlobStore) async throws {
    var numbers = SeededGenerator(seed: 7)
    let chunks = (0..<40).map { _ in (0..<25_013).map { _ in UInt8(truncatingIfNeeded: numbers.next()) } }
    let key = try BlobKey("large.bin")
    _ = try await store.put(key, .of(chunks), atMost: 40 * 25_013)
    let reading = try require(try await store.read(key, nil), "it is there")
    try await check(
      try await reading.chunks.reduce(into: [UInt8]()) { $0 += $1 } == chunks.flatMap { $0 }, "byte for byte")
    let range = 24_000..<700_001
    let part = try require(try await store.read(key, range), "it is there")
    try await check(
      try await part.chunks.reduce(into: [UInt8]()) { $0 += $1 } == Array(chunks.flatMap { $0 }[range]),
      "a part, byte for byte")
  }

  private func ranges(_ store: any BlobStore) async throws {
    try await put(store, "a.txt", "0123456789")
    let expected: [(Range<Int>, String, Range<Int>)] = [
      (0..<10, "0123456789", 0..<10), (0..<1, "0", 0..<1), (3..<7, "3456", 3..<7), (9..<10, "9", 9..<10),
      (5..<99, "56789", 5..<10), (4..<4, "", 4..<4), (10..<20, "", 10..<10), (99..<Int.max, "", 10..<10),
      (-5..<2, "01", 0..<2),
    ]
    for (range, text, part) in expected {
      try check(try await read(store, "a.txt", range), is: text, "\(range)")
      let reading = try require(try await store.read(try BlobKey("a.txt"), range), "it is there")
      try check(reading.range, is: part, "what is given of \(range)")
      try check(reading.byteCount, is: 10, "the whole size")
    }
  }

  private func replaces(_ store: any BlobStore) async throws {
    try await put(store, "a.txt", "a longer one")
    try await put(store, "a.txt", "short")
    try check(try await read(store, "a.txt"), is: "short", "the new one, whole")
    try check(try await store.byteCount(of: try BlobKey("a.txt")), is: 5, "with its size")
  }

  private func tooLarge(_ store: any BlobStore) async throws {
    try await put(store, "a.txt", "old")
    try check(try await put(store, "a.txt", "0123456789", atMost: 9), is: .tooLarge, "it is told")
    try check(try await read(store, "a.txt"), is: "old", "the old one stays")
    try check(try await put(store, "b.txt", "1", atMost: 0), is: .tooLarge, "it is told")
    try check(try await read(store, "b.txt"), is: nil, "nothing is kept")
  }

  private func failedStream(_ store: any BlobStore) async throws {
    try await put(store, "a.txt", "old")
    let torn = ByteChunks { continuation in
      continuation.yield(Array("new".utf8))
      continuation.finish(throwing: Torn())
    }
    do {
      _ = try await store.put(try BlobKey("a.txt"), torn, atMost: 99)
      throw Breach(description: "\(rawValue): a torn stream was kept")
    } catch is Torn {}
    try check(try await read(store, "a.txt"), is: "old", "the old one stays")
  }

  private func cancelledStream(_ store: any BlobStore) async throws {
    try await put(store, "a.txt", "old")
    let (asked, ask) = AsyncStream<Void>.makeStream()
    let chunks = ByteChunks {
      ask.yield()
      // The rest never comes.
      try await Task.sleep(for: .seconds(3_600))
      return nil
    }
    let putting = Task { try await store.put(try BlobKey("a.txt"), chunks, atMost: 99) }
    for await _ in asked { break }
    putting.cancel()
    guard case .failure(let error) = await putting.result, error is CancellationError else {
      throw Breach(description: "\(rawValue): a cancelled stream did not end in CancellationError")
    }
    try await isCancelled { try await self.put(store, "a.txt", "new") }
    try check(try await read(store, "a.txt"), is: "old", "the old one stays")
  }

  private func notThere(_ store: any BlobStore) async throws {
    try await put(store, "a/b.txt", "x")
    for name in ["b.txt", "a/c.txt", "a/b/c.txt", "b/b.txt"] {
      let key = try BlobKey(name)
      try check(try await store.byteCount(of: key), is: nil, "\(name) is not there")
      try await check(try await store.read(key, nil) == nil, "nor can it be read")
      try await check(try await !store.remove(key), "nor removed")
    }
    try check(try await store.removeAll(in: try BlobFolder("z")), is: 0, "nor is a folder")
    try check(try await store.keys(in: try BlobFolder("z"), after: nil, limit: 9), is: [], "nor its names")
  }
}

extension ByteChunks {
  /// These chunks.
  public static func of(_ chunks: [[UInt8]]) -> ByteChunks {
    ByteChunks { continuation in
      for chunk in chunks { continuation.yield(chunk) }
      continuation.finish()
    }
  }
}
