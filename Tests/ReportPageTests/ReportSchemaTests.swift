import Foundation
import Interviewing
import Proctoring
import SessionModel
import TestSupport
import Testing

@testable import ReportPage

/// Holds a document against the part of JSON Schema that `docs/report.schema.json` uses.
private struct Schema {
  let root: [String: Any]

  init() throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "../../docs/report.schema.json")
    root = try #require(JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any])
  }

  /// The part that a path of property names leads to; `items` for those of an array.
  func part(_ path: String...) -> [String: Any] {
    path.reduce(root) { part, name in
      let next = name == "items" ? part[name] : (part["properties"] as? [String: Any])?[name]
      return next as? [String: Any] ?? [:]
    }
  }

  func faults(of value: Any) -> [String] { faults(of: value, root, at: "report") }

  private func faults(of value: Any, _ schema: [String: Any], at place: String) -> [String] {
    if let allowed = schema["enum"] as? [String], let text = value as? String, !allowed.contains(text) {
      return ["\(place): \(text) is none of \(allowed)"]
    }
    if let constant = schema["const"] as? String, value as? String != constant {
      return ["\(place): not \(constant)"]
    }
    let types = (schema["type"] as? [String]) ?? (schema["type"] as? String).map { [$0] } ?? []
    guard types.isEmpty || types.contains(where: { matches(value, $0) }) else {
      return ["\(place): not of \(types)"]
    }
    if let items = schema["items"] as? [String: Any], let values = value as? [Any] {
      return values.enumerated().flatMap { faults(of: $1, items, at: "\(place)[\($0)]") }
    }
    guard let object = value as? [String: Any] else { return [] }
    let properties = schema["properties"] as? [String: [String: Any]] ?? [:]
    let missing = (schema["required"] as? [String] ?? []).filter { object[$0] == nil }
    return missing.map { "\(place): \($0) is missing" }
      + object.flatMap { name, value in
        properties[name].map { faults(of: value, $0, at: "\(place).\(name)") } ?? [
          "\(place): \(name) is unknown"
        ]
      }
  }

  private func matches(_ value: Any, _ type: String) -> Bool {
    switch type {
    case "object": value is [String: Any]
    case "array": value is [Any]
    case "string": value is String
    case "null": value is NSNull
    case "number", "boolean": value is NSNumber
    case "integer": (value as? NSNumber).map { $0.doubleValue == $0.doubleValue.rounded() } ?? false
    default: false
    }
  }
}

@Suite("The schema of a report")
struct ReportSchemaTests {
  private func document(_ report: Report) throws -> Any {
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    return try JSONSerialization.jsonObject(with: encoder.encode(report))
  }

  @Test("describes a report with everything in it")
  func full() throws {
    var interview = LongInterview(minutes: 20)
    let report = interview.sample().report
    #expect(!report.coverage.cannotTell.isEmpty && report.transcript != nil && !report.flags.isEmpty)
    #expect(try Schema().faults(of: document(report)) == [])
  }

  @Test("describes a report with nothing in it, without sound, and one in which nothing was said")
  func bare() throws {
    var sample = PageSample(hasAudio: false)
    sample.shares = CoverageShares(face: nil, audio: nil)
    #expect(try Schema().faults(of: document(sample.report)) == [])
    sample.transcript = Transcript(language: nil, segments: [], refused: 0)
    #expect(try Schema().faults(of: document(sample.report)) == [])
  }

  @Test("describes a report with everything that people can say")
  func reviewed() throws {
    let note = ReviewedPageTests.note("why")
    let decision = DecisionSummary(.fail, reason: "so", by: "hr", at: WallTime(microseconds: 0))
    let review = ReviewSummary(breach: note, decision: decision)
    #expect(try Schema().faults(of: document(ReviewedPageTests.report(review: review))) == [])
    #expect(try Schema().faults(of: document(ReviewedPageTests.report(overruled: nil))) == [])
    var told = ReviewedPageTests.report()
    told.clientEvents = ClientEpisode.episodes(of: EventSamples.everything).map { ClientEventSummary($0) }
    #expect(try Schema().faults(of: document(told)) == [])
    told.clientEvents = ClientEpisode.episodes(of: [
      ClientEvent(1, .tabHidden, .ended, at: .zero), ClientEvent(2, .tabHidden, .began, at: .zero),
    ]).map { ClientEventSummary($0) }
    #expect(try Schema().faults(of: document(told)) == [])
  }

  @Test("refuses what is not a report")
  func foreign() throws {
    var sample = PageSample.turned()
    sample.faces.observe(.cannotTell(.tooDark), at: .zero)
    sample.faces.finish(at: SessionTime(seconds: 1))
    var report = sample.report
    report.schemaVersion = "0.9"
    report.coverage.cannotTell[0].reason = "too_dull"
    #expect(try Schema().faults(of: document(report)).count == 2)
  }

  @Test("names every kind, unit, reason, speaker, rule and state that there is")
  func names() throws {
    let schema = try Schema()
    func names(_ part: [String: Any]) -> Set<String> {
      Set((part["enum"] as? [Any] ?? []).compactMap { $0 as? String })
    }
    #expect(
      names(schema.part("client_events", "items", "kind"))
        == Set(ClientEventKind.allCases.map(\.rawValue)))
    #expect(
      names(schema.part("client_events", "items", "device"))
        == Set(ClientDevice.allCases.map(\.rawValue)))
    #expect(names(schema.part("flags", "items", "kind")) == Set(FlagKind.allCases.map(\.rawValue)))
    #expect(
      names(schema.part("coverage", "cannot_tell", "items", "reason"))
        == Set(CannotTellReason.allCases.map(\.rawValue)))
    #expect(
      names(schema.part("transcript", "segments", "items", "speaker"))
        == Set(Speaker.allCases.map(\.rawValue)))
    #expect(names(schema.part("recommendation", "rule")) == Set(DecidingRule.allCases.map(\.rawValue)))
    #expect(
      names(schema.part("session", "state"))
        == Set(SessionState.allCases.filter { $0 != .erased }.map(\.rawValue)))
    #expect(
      names(schema.part("flags", "items", "peak", "unit")) == Set(FlagKind.allCases.map(\.unit)))
  }
}
