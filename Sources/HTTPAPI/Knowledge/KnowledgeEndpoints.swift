import HTTPTypes
import KnowledgeBase
import Retrieval
import WireJSON

/// Taking documents into the knowledge base, and finding them.
struct KnowledgeEndpoints: Sendable {
  let services: APIServices

  var all: [Endpoint] { [ingest, search] }

  private var ingest: Endpoint {
    Endpoint(
      method: .post, path: "\(SessionEndpoints.base)/kb/ingest", operation: "ingestDocument",
      chapter: .knowledge,
      summary: "Take a document into the knowledge base.",
      details: "The same document again changes nothing. JSON Lines bring several documents, all or none.",
      access: .roles([.admin]), body: .json("NewDocument", atMost: services.settings.mostDocumentBytes),
      answers: [AnswerContract(.created, "What became of each document.", .json("IngestedList"))],
      problems: [.conflict, .noSpace], handle: { try await ingested($0) })
  }

  private var search: Endpoint {
    Endpoint(
      method: .get, path: "\(SessionEndpoints.base)/kb/search", operation: "searchKnowledge",
      chapter: .knowledge,
      summary: "Search the knowledge base by words and by meaning.",
      details: "Each hit has its rank and score in both rankings, which reciprocal rank fusion joins.",
      access: .people,
      parameters: [
        Parameter(
          name: "q", place: .query, schema: .string(length: 1...2_000), about: "What to look for.",
          isRequired: true),
        .query("role", KnowledgeSchemas.name, "Only documents for this role, and those for every role."),
        .query("level", KnowledgeSchemas.name, "Only documents for this level, and those for every level."),
        .query("bucket", KnowledgeSchemas.bucket, "Only documents of this kind."),
        .query("version", .string(length: 1...50), "Only documents of this version."),
        .query(
          "by", .enumeration(["both", "words", "vectors"]), "Which rankings take part; both where not said."),
        .query("limit", in: 1...100, "The most hits; 10 where not said."),
      ], answers: [AnswerContract(.ok, "The best first.", .json("SearchAnswer"))],
      handle: { try await found($0) })
  }

  private func ingested(_ call: Call) async throws -> Answer {
    let form = call.text("form").flatMap { KnowledgeWire.forms[$0] } ?? .markdown
    let source = KnowledgeSource(
      name: call.text("name") ?? "document", form: form, content: Array((call.text("text") ?? "").utf8))
    let options = DocumentOptions(
      bucket: call.text("bucket").flatMap(KnowledgeBucket.init(rawValue:)), role: call.text("role"),
      level: call.text("level"), topic: call.text("topic"), version: call.text("version"),
      title: call.text("title"))
    let now = call.now
    let ingest = KnowledgeIngest(store: services.knowledge, embedding: services.embedding, now: { now })
    let documents = try await ingest.ingest(source, options)
    return Answer(.created) { writer in
      writer.object { writer in
        writer.array("documents", of: documents) { KnowledgeWire.write($1, to: &$0) }
      }
    }
  }

  private func found(_ call: Call) async throws -> Answer {
    let query = call.query["q"] ?? ""
    guard query.contains(where: { !$0.isWhitespace }) else {
      throw Problem(.invalid, "the query is empty", faults: [SchemaFault(pointer: "q", problem: "is empty")])
    }
    let filter = KnowledgeFilter(
      role: call.query["role"], level: call.query["level"],
      buckets: call.query["bucket"].flatMap(KnowledgeBucket.init(rawValue:)).map { [$0] },
      version: call.query["version"])
    let by = call.query["by"] ?? "both"
    let settings = try SearchSettings(
      limit: call.query["limit"].flatMap { Int($0) } ?? 10, wordWeight: by == "vectors" ? 0 : 1,
      vectorWeight: by == "words" ? 0 : 1)
    let answer = try await services.search.search(query, filter: filter, settings: settings)
    return Answer { KnowledgeWire.write(answer, to: &$0) }
  }
}
