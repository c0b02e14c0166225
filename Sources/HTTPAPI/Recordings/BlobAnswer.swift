import HTTPTypes
import Persistence

/// Answers with a blob, or with the range of it that was asked for (RFC 9110, section 14).
enum BlobAnswer {
  /// - Parameter tag: What the blob's content is known by.
  static func make(
    _ key: BlobKey, type: String, tag: String, _ call: Call, from blobs: any BlobStore
  ) async throws -> Answer {
    guard let count = try await blobs.byteCount(of: key) else { throw Problem(.notFound, "the file is gone") }
    let asked = range(call, tag: tag)
    let range = asked.flatMap { resolve($0, count) }
    if asked != nil, range == nil {
      throw Problem(
        .rangeNotSatisfiable, "the file has \(count) bytes", headers: [.contentRange: "bytes */\(count)"])
    }
    guard let reading = try await blobs.read(key, range) else { throw Problem(.notFound, "the file is gone") }
    var answer = Answer(range == nil ? .ok : .partialContent)
    answer.content = .stream(reading.chunks, byteCount: reading.range.count)
    answer.headers[.contentType] = type
    answer.headers[.acceptRanges] = "bytes"
    answer.headers[.eTag] = tag
    if range != nil {
      answer.headers[.contentRange] =
        "bytes \(reading.range.lowerBound)-\(reading.range.upperBound - 1)/\(reading.byteCount)"
    }
    return answer
  }

  /// The one range that is asked for. Several at once, other units and another version of the file get it whole.
  private static func range(_ call: Call, tag: String) -> Substring? {
    guard let field = call.headers[.range], field.hasPrefix("bytes="), !field.contains(",") else {
      return nil
    }
    if let condition = call.headers[.ifRange], condition != tag { return nil }
    return field.dropFirst("bytes=".count)
  }

  private static func resolve(_ text: Substring, _ count: Int) -> Range<Int>? {
    let sides = text.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
    guard sides.count == 2 else { return nil }
    if sides[0].isEmpty {
      guard let last = Int(digits: sides[1]), last > 0, count > 0 else { return nil }
      return max(0, count - last)..<count
    }
    guard let first = Int(digits: sides[0]), first < count else { return nil }
    if sides[1].isEmpty { return first..<count }
    guard let last = Int(digits: sides[1]), last >= first else { return nil }
    return first..<(min(last, count - 1) + 1)
  }
}
