import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization
import Testing

/// What a scripted server does with one request.
struct ScriptedReply: Sendable {
  enum Step: Sendable {
    /// Sends a piece of its own.
    case send([UInt8])
    /// Sends the same piece for as long as anybody listens.
    case sendForever([UInt8])
    /// Says nothing more until the client hangs up.
    case hang
    /// Hangs up.
    case hangUp
  }

  /// Nil sends no head.
  var status: HTTPResponseStatus? = .ok
  var headers: [(String, String)] = []
  var steps: [Step] = []

  static func json(_ text: String, status: HTTPResponseStatus = .ok, headers: [(String, String)] = [])
    -> ScriptedReply
  {
    ScriptedReply(status: status, headers: headers, steps: [.send(Array(text.utf8))])
  }

  static func pieces(_ pieces: [[UInt8]], then last: [Step] = []) -> ScriptedReply {
    ScriptedReply(steps: pieces.map { .send($0) } + last)
  }

  static func status(_ status: HTTPResponseStatus, headers: [(String, String)] = []) -> ScriptedReply {
    ScriptedReply(status: status, headers: headers)
  }

  static let silence = ScriptedReply(status: nil, steps: [.hang])
  static let hangUp = ScriptedReply(status: nil, steps: [.hangUp])
}

/// A request as it came.
struct ScriptedRequest: Sendable {
  let method: HTTPMethod
  let path: String
  let headers: HTTPHeaders
  let body: String
}

/// An HTTP server on 127.0.0.1 that answers the first, second, … request as a script says. A request beyond the
/// script, or a reply that nobody asked for, is a failure of the test.
final class ScriptedServer: Sendable {
  private typealias Connection = NIOAsyncChannel<HTTPServerRequestPart, HTTPServerResponsePart>

  let port: Int
  /// Counts requests.
  let arrivals = Tally()
  /// Counts replies that the client did not wait for.
  let departures = Tally()
  private let script: Mutex<[ScriptedReply]>
  private let seen = Mutex<[ScriptedRequest]>([])
  private let unscripted = Tally()

  private init(port: Int, script: [ScriptedReply]) {
    self.port = port
    self.script = Mutex(script)
  }

  var url: String { "http://127.0.0.1:\(port)" }
  var requests: [ScriptedRequest] { seen.withLock { $0 } }

  /// Runs a server for as long as a test uses it.
  static func with(_ script: [ScriptedReply], _ use: (ScriptedServer) async throws -> Void) async throws {
    let listener = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .bind(host: "127.0.0.1", port: 0) { channel in
        channel.eventLoop.makeCompletedFuture {
          // The assistance would not notice that a client hangs up while it waits.
          try channel.pipeline.syncOperations.configureHTTPServerPipeline(withPipeliningAssistance: false)
          return try Connection(wrappingChannelSynchronously: channel)
        }
      }
    let server = ScriptedServer(port: listener.channel.localAddress?.port ?? 0, script: script)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        try await listener.executeThenClose { connections in
          await withDiscardingTaskGroup { group in
            do {
              for try await connection in connections {
                group.addTask { await server.serve(connection) }
              }
            } catch {}  // The test is over.
          }
        }
      }
      defer { group.cancelAll() }
      try await use(server)
    }
    #expect(server.unscripted.count == 0, "more requests than the script has")
    #expect(server.script.withLock { $0.count } == 0, "fewer requests than the script has")
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
    let reply = script.withLock { $0.isEmpty ? nil : $0.removeFirst() }
    if reply == nil { unscripted.add() }
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
        while true { try await channel.writeAndFlush(Self.body(bytes)) }
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
