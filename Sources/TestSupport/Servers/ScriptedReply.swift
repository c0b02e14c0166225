import NIOHTTP1

/// What a scripted server does with one request.
public struct ScriptedReply: Sendable {
  /// One thing that it does.
  public enum Step: Sendable {
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
  public var status: HTTPResponseStatus?
  /// What stands in the head.
  public var headers: [(String, String)]
  /// What follows it.
  public var steps: [Step]

  /// Creates a reply.
  public init(
    status: HTTPResponseStatus? = .ok, headers: [(String, String)] = [], steps: [Step] = []
  ) {
    self.status = status
    self.headers = headers
    self.steps = steps
  }

  /// A text, which need not be JSON.
  public static func json(
    _ text: String, status: HTTPResponseStatus = .ok, headers: [(String, String)] = []
  ) -> ScriptedReply {
    ScriptedReply(status: status, headers: headers, steps: [.send(Array(text.utf8))])
  }

  /// Pieces, and what comes behind them.
  public static func pieces(_ pieces: [[UInt8]], then last: [Step] = []) -> ScriptedReply {
    ScriptedReply(steps: pieces.map { .send($0) } + last)
  }

  /// A head alone.
  public static func status(_ status: HTTPResponseStatus, headers: [(String, String)] = []) -> ScriptedReply {
    ScriptedReply(status: status, headers: headers)
  }

  /// Nothing, until the client hangs up.
  public static let silence = ScriptedReply(status: nil, steps: [.hang])
  /// Hangs up.
  public static let hangUp = ScriptedReply(status: nil, steps: [.hangUp])
}
