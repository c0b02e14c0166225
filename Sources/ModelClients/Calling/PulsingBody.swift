import AsyncHTTPClient
import NIOCore

/// A body whose every piece is noted.
struct PulsingBody: AsyncSequence {
  typealias Element = ByteBuffer

  private let body: HTTPClientResponse.Body
  private let beat: @Sendable () -> Void

  init(_ body: HTTPClientResponse.Body, beat: @escaping @Sendable () -> Void) {
    self.body = body
    self.beat = beat
  }

  func makeAsyncIterator() -> Iterator { Iterator(pieces: body.makeAsyncIterator(), beat: beat) }

  struct Iterator: AsyncIteratorProtocol {
    fileprivate var pieces: HTTPClientResponse.Body.AsyncIterator
    fileprivate let beat: @Sendable () -> Void

    mutating func next() async throws -> ByteBuffer? {
      let piece = try await pieces.next()
      beat()
      return piece
    }
  }
}
