import Hummingbird
import NIOCore

/// Keeps what arrives of a recording in parts, also where it then breaks off.
struct UploadWriter {
  private let parts: UploadParts
  private let most: Int
  /// How many bytes are kept.
  private(set) var end: Int
  private var part: [UInt8] = []

  /// - Parameters:
  ///   - offset: Where the bytes go on.
  ///   - most: The most bytes of all parts together.
  init(_ parts: UploadParts, from offset: Int, atMost most: Int) {
    self.parts = parts
    self.most = most
    end = offset
  }

  /// Takes a body to its end.
  ///
  /// - Throws: ``Problem`` where it is too large, with which all parts go: they can never become a whole. ``Problem``
  ///   where the connection breaks; what came until then is kept, so that the next request goes on from there.
  mutating func take(_ body: RequestBody) async throws {
    var pieces = body.makeAsyncIterator()
    do {
      while let piece = try await RequestReading.next(&pieces, "ask with HEAD where to go on") {
        guard end + part.count + piece.readableBytes <= most else { return try await refuse() }
        part.append(contentsOf: piece.readableBytesView)
        if part.count >= UploadParts.partBytes { try await keep() }
      }
    } catch let problem as Problem where problem.kind == .malformed {
      try await keep()
      throw problem
    }
    try await keep()
  }

  private func refuse() async throws {
    try await parts.discard()
    throw RequestReading.tooLarge(most)
  }

  private mutating func keep() async throws {
    guard !part.isEmpty else { return }
    try await parts.keep(part, at: end)
    end += part.count
    part.removeAll(keepingCapacity: true)
  }
}
