import AsyncHTTPClient
import Foundation
import NIOCore
import NIOPosix

/// Why a try failed, and what that means for the next.
struct CallFault: Error {
  let error: ModelClientError
  /// How long the server wants to be left alone.
  var retryAfter: Duration?

  /// Whether the same call may go better in a moment: nothing of an answer has come yet, and the server did not say
  /// that it never will.
  var isRetryable: Bool {
    switch error {
    case .notReachable(_, let why): why != .insecure
    case .overloaded: true
    default: false
    }
  }

  /// What it says of the server.
  var outcome: CircuitBreaker.Outcome {
    switch error {
    case .overloaded(_, status: 429): .abandoned
    case .notReachable, .tookTooLong, .silent, .brokenOff, .tooLong, .overloaded, .failed, .notJSON,
      .reported:
      .failure
    default: .success
    }
  }

  init(_ error: ModelClientError, retryAfter: Duration? = nil) {
    self.error = error
    self.retryAfter = retryAfter
  }

  /// What kept an answer from beginning.
  init(beforeAnswer error: any Error, server: ModelServer) {
    self.init(.notReachable(server: server.name, why: Self.why(error, server)))
  }

  private static func why(_ error: any Error, _ server: ModelServer) -> ConnectionFault {
    switch error {
    case let error as HTTPClientError: why(error)
    case ChannelError.connectTimeout: .timedOut
    case let error as IOError: why(code: error.errnoCode)
    case let error as NIOConnectionError:
      if let inner = error.connectionErrors.first?.error {
        why(inner, server)
      } else {
        error.dnsAError != nil || error.dnsAAAAError != nil ? .unknownHost : .other
      }
    default: server.url.hasPrefix("https:") ? .insecure : .other
    }
  }

  private static func why(_ error: HTTPClientError) -> ConnectionFault {
    switch error {
    case .connectTimeout, .getConnectionFromPoolTimeout: .timedOut
    case .remoteConnectionClosed: .closed
    case .tlsHandshakeTimeout: .insecure
    default: .other
    }
  }

  private static func why(code: CInt) -> ConnectionFault {
    switch code {
    case ECONNREFUSED: .refused
    case ECONNRESET, EPIPE: .closed
    case ETIMEDOUT: .timedOut
    default: .other
    }
  }
}
