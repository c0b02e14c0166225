import Persistence
import SessionModel
import TestSupport
import Testing

@Suite("The chain of the audit log")
struct AuditChainTests {
  private static let salt = [UInt8](repeating: 7, count: 16)

  private static func entries(_ count: Int = 5) throws -> [AuditEntry] {
    var chain = AuditChain(sha256: .tested)
    return try (1...count).map {
      chain.append(try RecordSamples.audit($0, details: $0 == 2 ? nil : "reason \($0)"), salt: salt)
    }
  }

  private func verdict(_ entries: [AuditEntry], noted: AuditHead? = nil) throws -> AuditVerdict {
    var examination = AuditExamination(known: nil, sha256: .tested)
    for entry in entries where !examination.take(entry) { break }
    let last = try #require(Self.entries().last)
    return examination.verdict(noted: noted ?? AuditHead(count: last.sequence, digest: last.digest))
  }

  /// A copy in which one thing is another.
  private static func changed(
    _ entry: AuditEntry, session: SessionID?? = nil, action: AuditAction? = nil, actor: Principal? = nil,
    time: WallTime? = nil, details: AuditDetails? = nil, detailsDigest: ContentDigest?? = nil,
    digest: ContentDigest? = nil
  ) -> AuditEntry {
    AuditEntry(
      sequence: entry.sequence, session: session ?? entry.session, action: action ?? entry.action,
      actor: actor ?? entry.actor, time: time ?? entry.time, details: details ?? entry.details,
      detailsDigest: detailsDigest ?? entry.detailsDigest, digest: digest ?? entry.digest)
  }

  @Test("The first link is what the documents say: SHA-256 over each part with its length before it")
  func vector() throws {
    var chain = AuditChain(sha256: .tested)
    let new = try NewAuditEntry(
      .start, session: nil, by: Principal(.hr, "ada"), at: WallTime(microseconds: 5), details: nil)
    // printf '15:proctor-audit-164:%064d1:11:5-1:5:start2:hr3:ada-1:' 0 | sha256sum
    #expect(
      chain.append(new, salt: Self.salt).digest.description
        == "fcf030313d67bd364d1d18f4d226692bb8872e473f68130fb276a887379ba308")
  }

  @Test("Untouched it holds, with details erased too")
  func sound() throws {
    let entries = try Self.entries()
    let head = AuditHead(count: 5, digest: entries[4].digest)
    #expect(try verdict(entries) == .sound(head))
    #expect(try verdict(entries.map { $0.withoutDetails() }) == .sound(head))
  }

  @Test("Whatever is changed in an entry shows at it, whichever it is", arguments: 0..<5)
  func altered(index: Int) throws {
    let entries = try Self.entries()
    let entry = entries[index]
    let changes = [
      Self.changed(entry, session: .some(nil)), Self.changed(entry, session: RecordSamples.session(9)),
      Self.changed(entry, action: .start),
      Self.changed(entry, actor: try Principal(.admin, "hr-\(index + 1)")),
      Self.changed(entry, actor: try Principal(.hr, "other")),
      Self.changed(entry, time: entry.time + .microseconds(1)), Self.changed(entry, digest: .zero),
      Self.changed(entry, detailsDigest: .some(.zero)),
    ]
    for change in changes {
      var tampered = entries
      tampered[index] = change
      #expect(try verdict(tampered) == .broken(AuditFault(sequence: index + 1, .altered)), "\(change)")
    }
  }

  @Test("Other details, or another salt, show")
  func details() throws {
    var entries = try Self.entries()
    let expected = AuditVerdict.broken(AuditFault(sequence: 3, .detailsAltered))
    let entry = entries[2]
    entries[2] = Self.changed(entry, details: AuditDetails("another reason", salt: Self.salt))
    #expect(try verdict(entries) == expected)
    entries[2] = Self.changed(
      entry, details: AuditDetails("reason 3", salt: [UInt8](repeating: 8, count: 16)))
    #expect(try verdict(entries) == expected)
    var bare = try Self.entries()
    bare[1] = Self.changed(bare[1], details: AuditDetails("put in later", salt: Self.salt))
    #expect(try verdict(bare) == .broken(AuditFault(sequence: 2, .detailsAltered)))
  }

  @Test("An entry taken out, put in, moved or cut off shows")
  func structure() throws {
    let entries = try Self.entries()
    func without(_ index: Int) -> [AuditEntry] {
      entries.enumerated().filter { $0.offset != index }.map(\.element)
    }
    for index in 0..<4 {
      #expect(try verdict(without(index)) == .broken(AuditFault(sequence: index + 1, .missing)))
    }
    #expect(try verdict(without(4)) == .broken(AuditFault(sequence: 5, .otherEnd)))
    #expect(try verdict([]) == .broken(AuditFault(sequence: 1, .otherEnd)))
    var moved = entries
    moved.swapAt(1, 2)
    #expect(try verdict(moved) == .broken(AuditFault(sequence: 2, .missing)))
    var more = AuditChain(from: AuditHead(count: 5, digest: entries[4].digest), sha256: .tested)
    let sixth = more.append(try RecordSamples.audit(6), salt: Self.salt)
    #expect(try verdict(entries + [sixth]) == .broken(AuditFault(sequence: 6, .otherEnd)))
  }

  @Test("A chain that was forged whole is known by an earlier end")
  func forged() throws {
    let known = AuditHead(count: 2, digest: try Self.entries()[1].digest)
    var chain = AuditChain(sha256: .tested)
    let forged = try (1...5).map {
      chain.append(try RecordSamples.audit($0, details: "nicer reason \($0)"), salt: Self.salt)
    }
    var examination = AuditExamination(known: known, sha256: .tested)
    for entry in forged where !examination.take(entry) { break }
    #expect(examination.verdict(noted: chain.head) == .broken(AuditFault(sequence: 2, .altered)))
  }
}
