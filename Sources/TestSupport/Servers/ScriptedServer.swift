import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization

/// A request as it came.
public struct ScriptedRequest: Sendable {
  /// GET, POST and so on.
  public let method: HTTPMethod
  /// The path, with what stands behind it.
  public let path: String
  /// Its headers.
  public let headers: HTTPHeaders
  /// Its body.
  public let body: String
}

/// An HTTP server on 127.0.0.1 that answers as a script says. A request beyond the script, or a reply that nobody asked
/// for, is a failure of the test.
public final class ScriptedServer: Sendable {
  private typealias Connection = NIOAsyncChannel<HTTPServerRequestPart, HTTPServerResponsePart>

  /// Where it listens.
  public let port: Int
  /// Counts requests.
  public let arrivals = Tally()
  /// Counts replies that the client did not wait for.
  public let departures = Tally()
  private let script: @Sendable (ScriptedRequest) -> ScriptedReply?
  private let seen = Mutex<[ScriptedRequest]>([])
  private let unscripted = Mutex<[String]>([])

  private init(port: Int, script: @escaping @Sendable (ScriptedRequest) -> ScriptedReply?) {
    self.port = port
    self.script = script
  }

  /// Its address.
  public var url: String { "http://127.0.0.1:\(port)" }
  /// What it was asked, in order.
  public var requests: [ScriptedRequest] { seen.withLock { $0 } }

  /// Runs a server that answers the first, second, … request with the first, second, … reply, for as long as a test
  /// uses it.
  ///
  /// - Throws: ``Unscripted`` when more or less was asked; what `use` throws.
  public static func with(
    _ replies: [ScriptedReply], _ use: (ScriptedServer) async throws -> Void
  ) async throws {
    let left = Left(replies)
    try await with(answering: { _ in left.next() }, use)
    if left.count > 0 { throw Unscripted(what: "too little: \(left.count) replies were not asked for") }
  }

  /// Runs a server that answers each request by itself, for as long as a test uses it.
  ///
  /// - Parameter script: nil for what must not be asked.
  /// - Throws: ``Unscripted`` when that was asked; what `use` throws.
  public static func with(
    answering script: @escaping @Sendable (ScriptedRequest) -> ScriptedReply?,
    _ use: (ScriptedServer) async throws -> Void
  ) async throws {
    let (connections, inlet) = AsyncStream.makeStream(of: Connection.self)
    let listener = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture { try accept(channel, into: inlet) }
      }
      .bind(host: "127.0.0.1", port: 0).get()
    let server = ScriptedServer(port: listener.localAddress?.port ?? 0, script: script)
    // A task of its own, for a connection that was accepted must be ended even where the test is cancelled.
    let serving = Task {
      await withDiscardingTaskGroup { group in
        for await connection in connections { group.addTask { await server.serve(connection) } }
        group.cancelAll()
      }
    }
    let used: Result<Void, any Error>
    do { used = .success(try await use(server)) } catch { used = .failure(error) }
    inlet.finish()
    try? await listener.close()
    await serving.value
    try used.get()
    let unscripted = server.unscripted.withLock { $0 }
    if !unscripted.isEmpty { throw Unscripted(what: unscripted.joined(separator: ", ")) }
  }

  /// Sets a connection up and hands it over to be served.
  private static func accept(
    _ channel: any Channel, into inlet: AsyncStream<Connection>.Continuation
  ) throws {
    // The assistance would not notice that a client hangs up while it waits.
    try channel.pipeline.syncOperations.configureHTTPServerPipeline(withPipeliningAssistance: false)
    let connection = try Connection(wrappingChannelSynchronously: channel)
    guard case .terminated = inlet.yield(connection) else { return }
    // It came when the test was over. NIO stops the process for a connection that is dropped and not ended.
    Task { try? await connection.executeThenClose { _, _ in } }
  }

  private func serve(_ connection: Connection) async {
    do {
      try await connection.executeThenClose { parts, _ in
        var parts = parts.makeAsyncIterator()
        while let request = try await Self.request(&parts) {
          guard let reply = take(request) else { return }
          guard try await play(reply, &parts, connection.channel) else { return }
        }
      }
    } catch {}  // The client's own business; what it means is asserted at the client.
  }

  private static func request(
    _ parts: inout NIOAsyncChannelInboundStream<HTTPServerRequestPart>.AsyncIterator
  ) async throws -> ScriptedRequest? {
    guard case .head(let head)? = try await parts.next() else { return nil }
    var body = ByteBuffer()
    while case .body(var piece)? = try await parts.next() { body.writeBuffer(&piece) }
    return ScriptedRequest(
      method: head.method, path: head.uri, headers: head.headers, body: String(buffer: body))
  }

  private func take(_ request: ScriptedRequest) -> ScriptedReply? {
    seen.withLock { $0.append(request) }
    let reply = script(request)
    if reply == nil { unscripted.withLock { $0.append(request.path) } }
    arrivals.add()
    return reply
  }

  /// False when the connection is over.
  ///
  /// Each part waits until it has left, so that an endless reply is no faster than its reader.
  private func play(
    _ reply: ScriptedReply,
    _ parts: inout NIOAsyncChannelInboundStream<HTTPServerRequestPart>.AsyncIterator,
    _ channel: any Channel
  ) async throws -> Bool {
    if let status = reply.status {
      var head = HTTPResponseHead(version: .http1_1, status: status)
      for (name, value) in reply.headers { head.headers.add(name: name, value: value) }
      try await channel.writeAndFlush(HTTPServerResponsePart.head(head))
    }
    for step in reply.steps {
      switch step {
      case .send(let bytes): try await channel.writeAndFlush(Self.body(bytes))
      case .sendForever(let bytes):
        defer { departures.add() }
        while !Task.isCancelled { try await channel.writeAndFlush(Self.body(bytes)) }
        return false
      case .hang:
        defer { departures.add() }
        while try await parts.next() != nil {}
        return false
      case .hangUp: return false
      }
    }
    try await channel.writeAndFlush(HTTPServerResponsePart.end(nil))
    return true
  }

  private static func body(_ bytes: [UInt8]) -> HTTPServerResponsePart {
    .body(.byteBuffer(ByteBuffer(bytes: bytes)))
  }
}

/// The replies that were not asked for yet.
private final class Left: Sendable {
  private let replies: Mutex<[ScriptedReply]>

  init(_ replies: [ScriptedReply]) { self.replies = Mutex(replies) }

  var count: Int { replies.withLock { $0.count } }

  func next() -> ScriptedReply? { replies.withLock { $0.isEmpty ? nil : $0.removeFirst() } }
}
