import SessionModel
import Testing

@testable import HTTPAPI

@Suite("Ranges of a clip")
struct RangeTests {
  private static let clip = ResultSamples.clip(.flag)

  @Test(
    "are given as asked, and no more than there is",
    arguments: [
      ("bytes=0-9", 0..<10), ("bytes=40-49", 40..<50), ("bytes=90-", 90..<100), ("bytes=-10", 90..<100),
      ("bytes=-1000", 0..<100), ("bytes=95-1000", 95..<100), ("bytes=0-0", 0..<1), ("bytes=99-99", 99..<100),
    ])
  func some(field: String, range: Range<Int>) async throws {
    let (world, path) = try await clip()
    let reply = try await world.ask(Ask(.get, path, by: .hr).header("Range", field), expecting: 206)
    #expect(reply.bytes == Array(Self.clip[range]))
    #expect(reply.header("Content-Range") == "bytes \(range.lowerBound)-\(range.upperBound - 1)/100")
    #expect(reply.header("Content-Length") == "\(range.count)")
    #expect(reply.header("Accept-Ranges") == "bytes")
  }

  @Test(
    "beyond the end or written wrongly are refused with the length",
    arguments: [
      "bytes=100-", "bytes=100-200", "bytes=-0", "bytes=5-4", "bytes=x-y", "bytes=", "bytes=-", "bytes=+1-2",
    ])
  func none(field: String) async throws {
    let (world, path) = try await clip()
    let reply = try await world.ask(Ask(.get, path, by: .hr).header("Range", field), expecting: 416)
    #expect(reply.header("Content-Range") == "bytes */100")
  }

  @Test(
    "several at once, or of another unit, give the whole", arguments: ["bytes=0-1,5-6", "items=0-1", "0-1"])
  func whole(field: String) async throws {
    let (world, path) = try await clip()
    let reply = try await world.ask(Ask(.get, path, by: .hr).header("Range", field), expecting: 200)
    #expect(reply.bytes == Self.clip)
    #expect(reply.header("Content-Type") == "video/mp4")
  }

  @Test("of another version of the clip give the whole")
  func condition() async throws {
    let (world, path) = try await clip()
    let ask = Ask(.get, path, by: .hr).header("Range", "bytes=0-9")
    let tag = try #require(try await world.ask(ask, expecting: 206).header("ETag"))
    try await world.ask(ask.header("If-Range", tag), expecting: 206)
    try await world.ask(ask.header("If-Range", "\"another\""), expecting: 200)
    let beyond = Ask(.get, path, by: .hr).header("Range", "bytes=100-").header("If-Range", "\"another\"")
    try await world.ask(beyond, expecting: 200)
  }

  @Test("of the peak's clip are of that one")
  func peak() async throws {
    let (world, path) = try await clip("peak-clip")
    let reply = try await world.ask(Ask(.get, path, by: .hr).header("Range", "bytes=0-1"), expecting: 206)
    #expect(reply.bytes == [100, 101])
  }

  private func clip(_ name: String = "clip") async throws -> (World, path: String) {
    let world = try await World()
    let id = try await world.session(1, reaching: .ended)
    try await world.analyse(id)
    return (world, "/api/ai-interview/\(id)/flags/flag-1/\(name)")
  }
}
