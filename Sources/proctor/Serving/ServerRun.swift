import Embeddings
import Foundation
import HTTPAPI
import Hummingbird
import HummingbirdCore
import HummingbirdTLS
import KnowledgeBase
import LanguageModels
import Logging
import ModelCatalog
import NIOSSL
import Persistence
import Results
import ServiceLifecycle
import SessionModel
import Tokens

/// The server: wires stores, models, workers and the interface, and runs them until it is told to stop.
struct ServerRun {
  private let settings: ServeSettings
  private let observability: Observability
  private let services: APIServices
  private let workshop: Workshop?
  private let room: EngineRoom
  private var log: Logger { observability.log }

  /// Opens everything.
  ///
  /// - Throws: `StoreError`, `TokenError`, `ModelError`, ``SettingError``.
  init(_ settings: ServeSettings, models: ModelStore) async throws {
    self.settings = settings
    observability = try Observability(settings)
    let log = observability.log
    let stores = try Stores(settings.data)
    room = try EngineRoom(models, fetches: true, environment: settings.environment, log: log)
    let scratch = try ScratchArea(in: settings.data.scratch)
    let workshop =
      settings.hasWorkers ? try await Workshop(settings, stores, room, models, scratch, log: log) : nil
    self.workshop = workshop
    let embedding = try await Self.embedding(models, room, log)
    services = APIServices(
      sessions: stores.sessions, flags: stores.flags, events: stores.events, jobs: stores.jobs,
      audit: stores.audit,
      blobs: stores.blobs,
      knowledge: stores.knowledge, search: try KnowledgeIndex(store: stores.knowledge, embedding: embedding),
      embedding: embedding, tokens: try Self.tokens(settings), policy: ServeSettings.policy,
      recordings: RecordingProbe(blobs: stores.blobs, scratch: scratch),
      work: workshop?.signal ?? .init(), clock: { .now },
      readiness: Self.readiness(stores, room, usesModels: workshop != nil),
      metrics: { [registry = observability.registry] in registry.text() }, settings: settings.api, log: log)
  }

  /// Serves until its task is cancelled; then requests that are being answered are answered, and jobs given back.
  ///
  /// - Throws: What keeps the server from listening.
  func run() async throws {
    var listening: [any Service] = [try application()]
    if let workshop { listening.append(WorkshopService(workshop: workshop)) }
    let group = ServiceGroup(configuration: .init(services: listening, logger: log))
    if workshop != nil { warmUp() }
    // A task of its own: the cancellation asks it to end in order.
    let running = Task { try await group.run() }
    try await withTaskCancellationHandler {
      try await running.value
    } onCancel: {
      Task { await group.triggerGracefulShutdown() }
    }
    log.notice("stopped")
  }

  private func application() throws -> some ApplicationProtocol {
    let log = log
    let address = settings.tls == nil ? "http" : "https"
    let host = settings.host
    return Application(
      responder: APIResponder(services), server: try server(),
      configuration: ApplicationConfiguration(address: .hostname(host, port: settings.port)),
      onServerRunning: { channel in
        let port = channel.localAddress?.port ?? 0
        log.notice("listening", metadata: ["address": "\(address)://\(host):\(port)"])
      }, logger: log)
  }

  private func server() throws -> HTTPServerBuilder {
    let plain = HTTPServerBuilder.http1(configuration: .init(idleTimeout: .seconds(75)))
    guard let tls = settings.tls else { return plain }
    do {
      let chain = try NIOSSLCertificate.fromPEMFile(tls.certificate).map {
        NIOSSLCertificateSource.certificate($0)
      }
      let key = try NIOSSLPrivateKey(file: tls.key, format: .pem)
      var configuration = TLSConfiguration.makeServerConfiguration(
        certificateChain: chain, privateKey: .privateKey(key))
      configuration.minimumTLSVersion = .tlsv12
      return try .tls(plain, tlsConfiguration: configuration)
    } catch {
      throw SettingError(
        name: SettingName.tlsCertificate.rawValue,
        problem: "or its key cannot be used: both must be PEM files of one pair")
    }
  }

  /// Loads the models while requests are already answered.
  private func warmUp() {
    Task { [room, log] in
      do {
        _ = try await room.engines(language: "en")
        log.notice("the models are loaded")
      } catch {
        log.error(
          "the models cannot be loaded",
          metadata: ["error": "\(Failure(error)?.message ?? "\(type(of: error))")"])
      }
    }
  }

  private static func embedding(
    _ models: ModelStore, _ room: EngineRoom, _ log: Logger
  ) async throws -> (any TextEmbedding)? {
    switch try await EmbeddingChoice.load(models, fetches: false, engine: room.engine) {
    case .model(let model): return model
    case .none(let why):
      log.warning("documents are found by words only", metadata: ["why": "\(why)"])
      return nil
    }
  }

  private static func tokens(_ settings: ServeSettings) throws -> TokenAuthority {
    try TokenAuthority(settings.data, outside: try settings.signOn.map { try OutsideIssuer($0) })
  }

  private static func readiness(_ stores: Stores, _ room: EngineRoom, usesModels: Bool) -> [ReadinessCheck] {
    let database = ReadinessCheck("database") {
      _ = try await stores.sessions.sessions(.everything, before: nil, limit: 1)
    }
    let blobs = ReadinessCheck("blobs") {
      let key = try BlobKey("health/\(UUID().uuidString).probe")
      _ = try await stores.blobs.put(key, ByteChunks { $0.finish() }, atMost: 0)
      _ = try await stores.blobs.remove(key)
    }
    // While they are loading, requests are taken: what needs them waits in the queue.
    let models = ReadinessCheck("models") { try await room.check() }
    return [database, blobs] + (usesModels ? [models] : [])
  }
}

/// A worker within a server.
private struct WorkshopService: Service {
  let workshop: Workshop

  func run() async throws {
    await cancelWhenGracefulShutdown { await workshop.run() }
  }
}
