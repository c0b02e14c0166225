import Foundation
import Persistence
import Results
import SessionModel
import Workers

/// Erases a session.
struct SessionErasure {
  private static let pageSize = 500

  private let id: SessionID
  private let stores: Stores

  init(_ id: SessionID, _ stores: Stores) {
    self.id = id
    self.stores = stores
  }

  /// What is to be done; a reason beyond its bounds is refused.
  func change(_ reason: String) throws(FieldFault) -> SessionChange {
    try SessionChange(.erase, reason: reason, enqueuing: [try ErasureJob.new(for: id, at: .now)])
  }

  /// The session; nil where there is none.
  func record() async throws -> SessionRecord? { try await stores.sessions.session(id) }

  /// What would go.
  func extent() async throws -> ErasureExtent {
    var extent = ErasureExtent()
    extent.flags = try await stores.flags.flags(of: id, analysis: nil).count
    extent.jobs = try await stores.jobs.jobs(JobFilter(session: id), after: nil, limit: 10_000).count
    try await pages({ try await stores.blobs.keys(in: SessionFiles(id).folder, after: $0, limit: $1) }) {
      key in
      extent.files += 1
      extent.bytes += try await stores.blobs.byteCount(of: key) ?? 0
    }
    try await pages({ try await stores.audit.entries(of: id, after: $0?.sequence ?? 0, limit: $1) }) {
      entry in
      extent.reasons += entry.details == nil ? 0 : 1
    }
    return extent
  }

  private func pages<Item>(
    _ page: (Item?, Int) async throws -> [Item], _ take: (Item) async throws -> Void
  ) async throws {
    var last: Item?
    while true {
      let items = try await page(last, Self.pageSize)
      for item in items { try await take(item) }
      guard items.count == Self.pageSize else { return }
      last = items.last
    }
  }

  /// Erases its records, and has a worker remove its files.
  ///
  /// - Returns: The receipt; that of an earlier erasure where somebody else came first.
  /// - Throws: ``OperatingError/noSession(_:)``, `StoreError`.
  func carryOut(_ change: SessionChange, by person: Principal) async throws -> AuditEntry? {
    switch try await stores.sessions.apply(change, to: id, ifVersion: nil, by: person, at: .now) {
    case .changed(_, let receipt): return receipt
    case .unchanged: return try await receipt()
    case .refused, .stale, .missing: throw OperatingError.noSession(id)
    }
  }

  /// Removes its files now, where that is possible; the worker comes in any case.
  ///
  /// - Returns: What came of it, in words.
  func removeFiles() async -> String {
    do {
      let count = try await stores.blobs.removeAll(in: SessionFiles(id).folder)
      return "and \(count) files with it"
    } catch {
      return "but its files could not all be removed; a worker will: see \"proctor jobs --session \(id)\""
    }
  }

  /// The entry of the erasure; nil where there was none.
  func receipt() async throws -> AuditEntry? {
    var receipt: AuditEntry?
    try await pages({ try await stores.audit.entries(of: id, after: $0?.sequence ?? 0, limit: $1) }) {
      entry in
      if receipt == nil, entry.action == AuditAction(.erase) { receipt = entry }
    }
    return receipt
  }
}

/// What goes when a session is erased.
struct ErasureExtent {
  var flags = 0
  var jobs = 0
  var files = 0
  var bytes = 0
  /// Entries of the audit log that lose their reasons.
  var reasons = 0

  func words(of id: SessionID) -> String {
    """
    Of the session \(id) would go:
      the candidate's name, external id, mail, time zone and adjustments, and the decision
      flags: \(flags), jobs: \(jobs), reasons in the audit log: \(reasons)
      files: \(files) of \(bytes) bytes: recording, clips, observations, reports, scores
    """
  }
}
