import KnowledgeBase
import Logging
import Persistence
import SessionModel
import Tokens
import WireJSON
import Workers

/// The interface described without serving it.
public enum APIDescription {
  /// The OpenAPI 3.1 document, byte for byte as a server of these settings gives it under `/openapi.json`.
  ///
  /// - Throws: Nothing that settings could bring about.
  public static func openAPI(_ settings: APISettings) throws -> [UInt8] {
    let endpoints = APIContract.endpoints(try .described(by: settings))
    return OpenAPIDocument(endpoints, APIContract.definitions, settings).json
  }
}

extension APIServices {
  /// Services over nothing: endpoints are made of them and described, and never called.
  fileprivate static func described(by settings: APISettings) throws -> APIServices {
    let records = MemoryRecords(sha256: .none)
    let knowledge = MemoryKnowledgeStore()
    return APIServices(
      sessions: records, flags: records, events: records, jobs: records, audit: records,
      blobs: MemoryBlobStore(sha256: .none),
      knowledge: knowledge, search: try KnowledgeIndex(store: knowledge, embedding: nil), embedding: nil,
      tokens: try TokenAuthority(keys: TokenKeys(newest: TokenKey()), issuer: "none", audience: "none"),
      policy: { _ in nil }, recordings: NoRecordings(), work: WorkSignal(),
      clock: { WallTime(microseconds: 0) }, readiness: [], metrics: { [] }, settings: settings,
      log: Logger(label: "none") { _ in SwiftLogNoOpLogHandler() })
  }
}

extension SHA256Function {
  /// For stores that nothing is put into.
  fileprivate static let none = SHA256Function { _ in .zero }
}

/// Checks no recording, since none comes.
private struct NoRecordings: RecordingChecking {
  func fault(of key: BlobKey) async throws -> String? { nil }
}
