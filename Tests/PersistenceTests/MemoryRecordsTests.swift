import Persistence
import TestSupport
import Testing

@Suite("Records in memory")
struct MemoryRecordsTests {
  private let records = MemoryRecords(sha256: .tested)

  @Test("They do what every audit log does", arguments: AuditLogConformance.allCases)
  func audit(promise: AuditLogConformance) async throws { try await promise.exercise(records) }

  @Test("They do what every queue does", arguments: JobQueueConformance.allCases)
  func jobs(promise: JobQueueConformance) async throws { try await promise.exercise(records) }

  @Test("They do what every store of sessions does", arguments: SessionStoreConformance.allCases)
  func sessions(promise: SessionStoreConformance) async throws {
    try await promise.exercise(stores)
  }

  @Test("They do what every store of flags does", arguments: FlagStoreConformance.allCases)
  func flags(promise: FlagStoreConformance) async throws { try await promise.exercise(stores) }

  @Test("They do what every store of events does", arguments: EventStoreConformance.allCases)
  func events(promise: EventStoreConformance) async throws { try await promise.exercise(stores) }

  private var stores: RecordStores {
    RecordStores(sessions: records, flags: records, events: records, jobs: records, audit: records)
  }
}
