/// Which chunk of which document stands in which slot.
struct DocumentShelf: Sendable {
  private struct Document: Sendable {
    let id: DocumentID
    /// The place of its facts.
    let facts: Int
    var slots: [Int: Int] = [:]
  }

  private struct Holding: Sendable {
    /// The document's place; -1 in an empty slot.
    var document: Int32
    var ordinal: Int
  }

  private var places: [DocumentID: Int] = [:]
  private var documents: [Document?] = []
  private var freePlaces: [Int] = []
  /// The facts that documents have, each once: a filter judges a few dozen and not a hundred thousand.
  private var facts: [KnowledgeFacts] = []
  private var factPlaces: [KnowledgeFacts: Int] = [:]
  private var holdings: [Holding] = []

  func contains(_ document: DocumentID) -> Bool { places[document] != nil }

  /// Checks whether a chunk may be put.
  func check(_ chunk: ChunkID, _ facts: KnowledgeFacts) throws(RetrievalError) {
    guard let place = places[chunk.document], let document = documents[place] else { return }
    guard document.slots[chunk.ordinal] == nil else { throw .duplicateChunk(chunk) }
    guard self.facts[document.facts] == facts else { throw .differingFacts(chunk.document) }
  }

  /// Puts a chunk that was checked into the next slot.
  mutating func put(_ chunk: ChunkID, _ facts: KnowledgeFacts, slot: Int) {
    let place = places[chunk.document] ?? open(chunk.document, facts)
    documents[place]?.slots[chunk.ordinal] = slot
    holdings.append(Holding(document: Int32(place), ordinal: chunk.ordinal))
  }

  private mutating func open(_ id: DocumentID, _ facts: KnowledgeFacts) -> Int {
    let document = Document(id: id, facts: intern(facts))
    let place: Int
    if let free = freePlaces.popLast() {
      place = free
      documents[place] = document
    } else {
      place = documents.count
      documents.append(document)
    }
    places[id] = place
    return place
  }

  private mutating func intern(_ new: KnowledgeFacts) -> Int {
    if let place = factPlaces[new] { return place }
    factPlaces[new] = facts.count
    facts.append(new)
    return facts.count - 1
  }

  /// Takes a document away and returns the slots that its chunks leave.
  mutating func take(_ id: DocumentID) -> [Int] {
    guard let place = places.removeValue(forKey: id), let document = documents[place] else { return [] }
    documents[place] = nil
    freePlaces.append(place)
    for slot in document.slots.values { holdings[slot].document = -1 }
    return Array(document.slots.values)
  }

  /// Renumbers the slots, of which `count` are left: `moved` has the new number of each old one.
  mutating func renumber(_ moved: [Int?], count: Int) {
    var kept: [Holding] = []
    kept.reserveCapacity(count)
    for (slot, holding) in holdings.enumerated() {
      guard let new = moved[slot] else { continue }
      kept.append(holding)
      documents[Int(holding.document)]?.slots[holding.ordinal] = new
    }
    holdings = kept
  }

  /// The chunk in a slot that is not empty.
  func name(of slot: Int) -> ChunkID {
    let holding = holdings[slot]
    guard holding.document >= 0, let document = documents[Int(holding.document)] else {
      preconditionFailure("slot \(slot) is empty")
    }
    return ChunkID(document: document.id, ordinal: holding.ordinal)
  }

  /// For each slot whether a filter lets its document through; nil where it lets all through.
  func admitted(by filter: KnowledgeFilter) -> [Bool]? {
    guard filter != .everything else { return nil }
    let admitsFacts = facts.map(filter.admits)
    let admits = documents.map { document in document.map { admitsFacts[$0.facts] } ?? false }
    return holdings.map { $0.document >= 0 && admits[Int($0.document)] }
  }
}
