import Persistence
import Retrieval
import SessionModel

/// What every ``Persistence/KnowledgeStore`` does. A case is one promise; ``exercise(_:)`` keeps it or
/// throws.
public enum KnowledgeStoreConformance: String, CaseIterable, StorePromise {
  case givesBackWhatItTook, changesNothingForTheSameContent, keepsVersionsSideBySide, keepsOneRubricAVersion
  case takesAllOrNone, refusesUnfitDocuments, replacesVectors, refusesUnfitVectors, filters, lists, removes
  case countsRevisions, leavesOutUnknownChunks, takesManyAtOnce, survivesCancellation

  private static let time = WallTime(microseconds: 1_700_000_000_000_001)

  /// Puts an empty store to the test.
  ///
  /// - Throws: ``Breach``, or what the store throws where it should not.
  public func exercise(_ store: any KnowledgeStore) async throws {
    switch self {
    case .givesBackWhatItTook: try await givesBack(store)
    case .changesNothingForTheSameContent: try await sameContent(store)
    case .keepsVersionsSideBySide: try await versions(store)
    case .keepsOneRubricAVersion: try await rubrics(store)
    case .takesAllOrNone: try await allOrNone(store)
    case .refusesUnfitDocuments: try await unfitDocuments(store)
    case .replacesVectors: try await vectors(store)
    case .refusesUnfitVectors: try await unfitVectors(store)
    case .filters: try await filter(store)
    case .lists: try await list(store)
    case .removes: try await remove(store)
    case .countsRevisions: try await revisions(store)
    case .leavesOutUnknownChunks: try await unknownChunks(store)
    case .takesManyAtOnce: try await manyAtOnce(store)
    case .survivesCancellation: try await cancellation(store)
    }
  }

  private func givesBack(_ store: any KnowledgeStore) async throws {
    let new = KnowledgeSamples.document("a", KnowledgeSamples.rubric())
    try await check(try await store.put([new], at: Self.time) == [.added], "a new document is added")
    try await check(try await store.document(new.document.id) == new.document, "the document is the same")
    try await check(
      try await store.chunks(of: new.document.id) == new.chunks, "the chunks are the same, in order")
    let wanted = [new.chunks[2], new.chunks[0]]
    let found = try await store.chunks(wanted.map(\.chunk.id))
    try await check(
      found.count == 2 && wanted.allSatisfy { found[$0.chunk.id] == $0 }, "chunks are found by name")
    let expected = KnowledgeEntry(
      id: new.document.id, facts: new.document.facts, title: "Sample", source: "a.md",
      contentHash: "hash of a",
      createdAt: Self.time, chunkCount: 3, embedding: KnowledgeSamples.stamp)
    try await check(try await store.entry(new.document.id) == expected, "the entry tells all")
    try await check(try await store.entries(.everything) == [expected], "the list has it")
    try await check(try await store.document(DocumentID(rawValue: "no")) == nil, "an unknown document is nil")
    try await check(try await store.entry(DocumentID(rawValue: "no")) == nil, "an unknown entry is nil")
    try await check(
      try await store.chunks(of: DocumentID(rawValue: "no")).isEmpty, "an unknown document has no chunks")
  }

  private func sameContent(_ store: any KnowledgeStore) async throws {
    let new = KnowledgeSamples.document("a")
    let both = try await store.put([new, new], at: Self.time)
    try await check(both == [.added, .unchanged], "the second in a batch is unchanged")
    let entry = try await store.entry(new.document.id)
    let again = try await store.put([new], at: WallTime(microseconds: 2))
    try await check(again == [.unchanged], "the same again is unchanged")
    try await check(try await store.entry(new.document.id) == entry, "its entry stays, its date too")
  }

  private func versions(_ store: any KnowledgeStore) async throws {
    let old = KnowledgeSamples.document("a", KnowledgeSamples.rubric(version: "1.0"))
    let new = KnowledgeSamples.document("b", KnowledgeSamples.rubric(version: "2.0"))
    let note = KnowledgeSamples.document("c")
    let other = KnowledgeSamples.document("d")
    _ = try await store.put([old], at: Self.time)
    try await check(
      try await store.put([new, note, other], at: Self.time).allSatisfy { $0 == .added }, "all are added")
    try await check(try await store.entries(.everything).count == 4, "all are there")
    try await check(try await store.document(old.document.id) == old.document, "the old one stays")
  }

  private func rubrics(_ store: any KnowledgeStore) async throws {
    let first = KnowledgeSamples.document("a", KnowledgeSamples.rubric())
    _ = try await store.put([first], at: Self.time)
    let second = KnowledgeSamples.document("b", KnowledgeSamples.rubric())
    try await refuses(.rubricTaken(version: "1.0", by: first.document.id)) {
      _ = try await store.put([second], at: Self.time)
    }
    let everyLevel = KnowledgeSamples.document("c", KnowledgeSamples.rubric(level: nil))
    let alike = KnowledgeSamples.document("d", KnowledgeSamples.rubric(level: nil))
    _ = try await store.put([everyLevel], at: Self.time)
    try await refuses(.rubricTaken(version: "1.0", by: everyLevel.document.id)) {
      _ = try await store.put([alike], at: Self.time)
    }
    _ = try await store.remove(first.document.id)
    try await check(
      try await store.put([second], at: Self.time) == [.added], "after the removal there is room")
  }

  private func allOrNone(_ store: any KnowledgeStore) async throws {
    let good = KnowledgeSamples.document("a")
    let bad = KnowledgeSamples.document("b", paragraphs: [])
    try await refuses(.unfit(bad.document.id, why: "it has no text")) {
      _ = try await store.put([good, bad], at: Self.time)
    }
    try await check(try await store.entries(.everything).isEmpty, "nothing of the batch is kept")
    try await check(try await store.chunks(of: good.document.id).isEmpty, "no chunk of the batch is kept")
    try await check(try await store.revision() == 0, "nothing has changed")
  }

  private func filter(_ store: any KnowledgeStore) async throws {
    let facts = [
      KnowledgeSamples.rubric(), KnowledgeSamples.rubric(level: "junior"),
      KnowledgeFacts(bucket: .policy, version: "2.0"),
    ]
    for (index, item) in facts.enumerated() {
      _ = try await store.put([KnowledgeSamples.document("\(index)", item)], at: Self.time)
    }
    for filter in [
      KnowledgeFilter(role: "software_engineer", level: "senior"), KnowledgeFilter(buckets: [.rubric]),
      KnowledgeFilter(version: "2.0"), KnowledgeFilter(role: "data_analyst"), KnowledgeFilter(buckets: []),
    ] {
      let found = try await store.entries(filter).map(\.facts)
      try await check(Set(found) == Set(facts.filter(filter.admits)), "it filters as KnowledgeFilter does")
    }
  }

  private func list(_ store: any KnowledgeStore) async throws {
    let company = KnowledgeFacts(bucket: .company, version: "1.0")
    for (name, title) in [("x", "Beta"), ("b", "Alpha"), ("a", "Alpha"), ("é", "Ämter")] {
      _ = try await store.put([KnowledgeSamples.document(name, company, title: title)], at: Self.time)
    }
    _ = try await store.put([KnowledgeSamples.document("0", KnowledgeSamples.rubric())], at: Self.time)
    let names = try await store.entries(.everything).map(\.id.rawValue)
    try await check(names == ["kb_a", "kb_b", "kb_x", "kb_é", "kb_0"], "the list is sorted: \(names)")
  }

  private func unknownChunks(_ store: any KnowledgeStore) async throws {
    let new = KnowledgeSamples.document("a")
    _ = try await store.put([new], at: Self.time)
    let id = new.document.id
    let found = try await store.chunks([
      ChunkID(document: id, ordinal: 99), ChunkID(document: id, ordinal: 1),
      ChunkID(document: DocumentID(rawValue: "no"), ordinal: 0),
    ])
    try await check(Array(found.keys) == [ChunkID(document: id, ordinal: 1)], "only what is there is given")
    try await check(try await store.chunks([ChunkID]()).isEmpty, "nothing asked, nothing given")
  }
}

extension KnowledgeStoreConformance {
  /// Ends in a breach where something is not refused in just this way.
  func refuses(_ expected: StoreError, _ work: () async throws -> Void) async throws {
    do {
      try await work()
    } catch let error as StoreError where error == expected {
      return
    }
    throw Breach(description: "\(rawValue): not refused: \(expected)")
  }
}
