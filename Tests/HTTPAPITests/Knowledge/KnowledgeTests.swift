import Persistence
import TestSupport
import Testing
import WireJSON

@testable import HTTPAPI

@Suite("The knowledge base")
struct KnowledgeTests {
  private static let ingest = Ask(.post, "/api/ai-interview/kb/ingest", by: .admin)

  @Test("takes a document once, finds it, and lets an interview rest on it")
  func taken() async throws {
    let world = try await World(knowledge: MemoryKnowledgeStore())
    let start = StartingTests.body {
      $0["role"] = "cook"
      $0["level"] = "junior"
    }
    let ask = Ask(.post, StartingTests.path, by: .hr).json(start)
    try await world.ask(ask, expecting: 422)
    let document = Self.ingest.json(["text": .string(CookRubric.markdown)])
    for outcome in ["added", "unchanged"] {
      let reply = try await world.ask(document, expecting: 201)
      #expect(reply.json["documents"]?.array?.first?["outcome"] == .string(outcome))
      #expect(reply.json["documents"]?.array?.first?["bucket"] == "rubric")
    }
    let found = try await search(world, "q=wash+rice")
    #expect(found["hits"]?.array?.first?["text"]?.string?.contains("rice") == true)
    #expect(found["hits"]?.array?.first?["words"]?["rank"] == 1)
    #expect(found["used_vectors"] == false)
    try await world.ask(ask, expecting: 201)
  }

  @Test("refuses another rubric under the same version, and one that is none")
  func refused() async throws {
    let world = try await World(knowledge: MemoryKnowledgeStore())
    try await world.ask(Self.ingest.json(["text": .string(CookRubric.markdown)]), expecting: 201)
    let other = CookRubric.markdown.replacing("cold water", with: "warm water")
    try await world.ask(Self.ingest.json(["text": .string(other)]), expecting: 409)
    let broken = CookRubric.markdown.replacing("Weight: 60", with: "Weight: heavy")
    let reply = try await world.ask(
      Self.ingest.json(["text": .string(broken), "name": "cook.md"]), expecting: 422)
    #expect(reply.json["detail"]?.string?.hasPrefix("cook.md:") == true)
    #expect(try await world.services.knowledge.entries(.everything).count == 1)
  }

  @Test("takes all documents of JSON Lines or none")
  func lines() async throws {
    let world = try await World(knowledge: MemoryKnowledgeStore())
    let good = ##"{"text":"# Where we work\n\nIn a kitchen.","bucket":"company"}"##
    let lines = Self.ingest.json(["text": .string(good + "\nnonsense"), "form": "json_lines"])
    try await world.ask(lines, expecting: 422)
    #expect(try await world.services.knowledge.entries(.everything).isEmpty)
    let two = good + "\n" + good.replacing("kitchen", with: "garden")
    let reply = try await world.ask(
      Self.ingest.json(["text": .string(two), "form": "json_lines"]), expecting: 201)
    #expect(reply.json["documents"]?.array?.count == 2)
  }

  @Test("is searched by what was asked for and no more")
  func filters() async throws {
    let world = try await World()
    let all = try await search(world, "q=testing&limit=100")
    let hits = try #require(all["hits"]?.array)
    #expect(hits.count > 3)
    #expect(Set(hits.compactMap { $0["role"]?.string }).count > 1)
    let some = try await search(
      world, "q=testing&role=data_analyst&bucket=rubric&level=mid&version=1.0&limit=2")
    let few = try #require(some["hits"]?.array)
    #expect((1...2).contains(few.count))
    for hit in few {
      #expect(hit["role"] == "data_analyst")
      #expect(hit["bucket"] == "rubric")
    }
    #expect(try await search(world, "q=testing&version=9")["hits"]?.array?.isEmpty == true)
  }

  @Test("by meaning alone needs a model, and blanks find nothing")
  func unsearchable() async throws {
    let world = try await World()
    let path = "/api/ai-interview/kb/search"
    try await world.ask(Ask(.get, "\(path)?q=rice&by=vectors", by: .hr), expecting: 422)
    for blank in ["", "+++", "%E2%80%89"] {
      let reply = try await world.ask(Ask(.get, "\(path)?q=\(blank)", by: .hr), expecting: 422)
      #expect(reply.pointers == ["q"])
    }
  }

  private func search(_ world: World, _ query: String) async throws -> JSONValue {
    try await world.ask(Ask(.get, "/api/ai-interview/kb/search?\(query)", by: .hr), expecting: 200).json
  }
}
