import SessionModel
import TestSupport
import Testing

@testable import HTTPAPI

@Suite("Listing sessions")
struct ListingTests {
  private static let path = "/api/ai-interview/sessions"

  @Test("page by page gives each once, the last started first, also while others are started")
  func pages() async throws {
    let world = try await World()
    for number in 1...25 { try await world.session(number) }
    var found: [String] = []
    var next: String? = ""
    var started = 100
    while let before = next {
      let query = "?limit=10" + (before.isEmpty ? "" : "&before=\(before)")
      let page = try await world.ask(Ask(.get, Self.path + query, by: .hr), expecting: 200).json
      found += page["sessions"]?.array?.compactMap { $0["id"]?.string } ?? []
      next = page["next"]?.string
      try await world.session(started)
      started += 1
    }
    #expect(found == (1...25).reversed().map { RecordSamples.session($0).description })
  }

  @Test("tells of a next page only where there is one")
  func last() async throws {
    let world = try await World()
    for number in 1...4 { try await world.session(number) }
    for (limit, hasNext) in [(3, true), (4, false), (200, false)] {
      let page = try await world.ask(Ask(.get, "\(Self.path)?limit=\(limit)", by: .hr), expecting: 200).json
      #expect(page["next"]?.isNull == !hasNext, "\(limit)")
    }
  }

  @Test("by state, by words, and by the time of their start")
  func filters() async throws {
    let world = try await World()
    try await world.session(1, reaching: .scored)
    try await world.session(2, name: "Ödön Quillon")
    try await world.session(3)
    let second = RecordSamples.time(2)
    let expectations: [(String, [Int])] = [
      ("state=scored", [1]), ("state=created", [3, 2]), ("state=erased", []), ("search=Quillon", [2]),
      ("search=%C3%96d%C3%B6n", [2]), ("search=EXT-quill-3", [3]), ("search=zo%C3%AB+quill", [3, 1]),
      ("search=%25", []), ("from=\(second.rfc3339)", [3, 2]), ("until=\(second.rfc3339)", [1]),
      ("from=2023-11-14T23:13:22%2B01:00&until=2023-11-14t22:13:23z", [2]),
      ("before=\(RecordSamples.session(2))", [1]),
    ]
    for (query, numbers) in expectations {
      let page = try await world.ask(Ask(.get, "\(Self.path)?\(query)", by: .hr), expecting: 200).json
      let ids = page["sessions"]?.array?.compactMap { $0["id"]?.string } ?? []
      #expect(ids == numbers.map { RecordSamples.session($0).description }, "\(query)")
    }
  }

  @Test(
    "never leaves out a filter that it does not understand",
    arguments: [
      ("before", "019acf00-0000-4000-8000-000000000000"), ("before", "019ACF00-0000-7000-8000-00000000000A"),
      ("from", "2016-12-31T23:59:60Z"), ("until", "2026-01-31T12:00:00.1234567Z"), ("search", "%07"),
    ])
  func notUnderstood(name: String, value: String) async throws {
    let world = try await World()
    try await world.session(1)
    let reply = try await world.ask(Ask(.get, "\(Self.path)?\(name)=\(value)", by: .hr), expecting: 422)
    #expect(reply.pointers == [name])
  }
}
