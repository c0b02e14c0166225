import Foundation
import Logging
import Telemetry
import TestSupport
import Testing

@Suite("A log as JSON")
struct JSONLogTests {
  private let sink = RecordingSink()
  private var logger: Logger { sink.logger(JSONLogFormat.self) }

  @Test("An event is one object a line, its metadata nested and sorted")
  func line() {
    logger.warning(
      "the queue is full",
      metadata: [
        "jobs": "12", "kinds": ["clip", "score"], "limits": ["most": "10", "by": ["kind": "clip"]],
        "count": .stringConvertible(3),
      ], source: "Workers")
    logger.info("started", source: "Workers")
    #expect(
      sink.lines == [
        #"{"time":"2026-01-02T03:04:05.000006Z","level":"warning","label":"api","source":"Workers","#
          + #""message":"the queue is full","metadata":{"count":"3","jobs":"12","kinds":["clip","score"],"#
          + #""limits":{"by":{"kind":"clip"},"most":"10"}}}"# + "\n",
        #"{"time":"2026-01-02T03:04:05.000006Z","level":"info","label":"api","source":"Workers","#
          + #""message":"started"}"# + "\n",
      ])
  }

  @Test("Metadata of the logger, of its provider and of the event are put together, the nearest counts")
  func merging() throws {
    var logger = Logger(label: "api") { label in
      JSONLogHandler(
        label: label, sink: sink,
        metadataProvider: Logger.MetadataProvider { ["b": "provider", "c": "provider", "d": "provider"] })
    }
    logger[metadataKey: "a"] = "logger"
    logger[metadataKey: "b"] = "logger"
    logger[metadataKey: "gone"] = "logger"
    logger[metadataKey: "gone"] = nil
    logger.info("m", metadata: ["c": "event"])
    let metadata = try #require(try sink.objects().first?["metadata"] as? [String: String])
    #expect(metadata == ["a": "logger", "b": "provider", "c": "event", "d": "provider"])
    #expect(logger[metadataKey: "a"] == "logger")
  }

  @Test("An error is written with its type")
  func error() throws {
    logger.error("it failed", error: TelemetryError.unknownLogLevel("loud"))
    let metadata = try #require(try sink.objects().first?["metadata"] as? [String: String])
    #expect(metadata["error.type"] == "Telemetry.TelemetryError")
    #expect(metadata["error.message"]?.hasPrefix("\"loud\" is no log level") == true)
  }

  @Test("Only what is grave enough is written, and a copy's level is its own")
  func levels() {
    let quiet = sink.logger(JSONLogFormat.self, level: .error)
    var loud = quiet
    loud.logLevel = .trace
    quiet.warning("no")
    loud.trace("yes")
    quiet.critical("yes")
    #expect(sink.lines.count == 2)
    #expect(sink.lines.allSatisfy { $0.contains(#""message":"yes""#) })
  }

  @Test("Every character comes through, and no control character stands in a line")
  func characters() throws {
    for value in Array(UInt32(0)...0x3000) + [0xD7FF, 0xE000, 0xFEFF, 0xFFFD, 0x1F600, 0x10FFFF] {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let text = "a\(scalar)b\"\\"
      let sink = RecordingSink()
      sink.logger(JSONLogFormat.self).info("\(text)", metadata: ["\(text)": "\(text)"])
      let line = try #require(sink.lines.first)
      let object = try #require(try sink.objects().first)
      #expect(Array((object["message"] as? String ?? "").unicodeScalars) == Array(text.unicodeScalars))
      let metadata = try #require(object["metadata"] as? [String: String])
      #expect(metadata.first?.value.unicodeScalars.elementsEqual(text.unicodeScalars) == true)
      let controls = line.dropLast().unicodeScalars.filter { $0.properties.generalCategory == .control }
      #expect(controls.isEmpty, "U+\(String(value, radix: 16))")
    }
  }

  @Test("What could fool a reader is escaped: lines, terminals, the direction of writing")
  func escapes() {
    logger.info("a\n{\"level\":\"info\"}\t\u{1B}[31m\u{9B}\u{7F}\u{2028}\u{202E}\u{2066}é")
    #expect(
      sink.lines.first?.contains(
        #""message":"a\n{\"level\":\"info\"}\t\u001b[31m\u009b\u007f\u2028\u202e\u2066é""#) == true)
  }

  @Test("Any text in any place gives sound JSON", arguments: [UInt64(11), 12, 13, 14])
  func anything(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<20 {
      let value = MetadataSample.value(depth: 0, &random)
      logger.info(
        "\(MetadataSample.text(&random))", metadata: ["value": value, MetadataSample.text(&random): value])
    }
    let objects = try sink.objects()
    #expect(objects.count == 20, "seed \(seed)")
    #expect(sink.lines.allSatisfy { $0.utf8.count <= 16_384 }, "seed \(seed)")
    #expect(sink.lines.allSatisfy { $0.count { $0.isNewline } == 1 }, "seed \(seed)")
  }
}

/// Metadata as nobody should write it.
enum MetadataSample {
  static func text(_ random: inout SeededGenerator) -> String {
    let most = [3, 3, 3, 40, 40, 40, 40, 6_000].randomElement(using: &random) ?? 0
    var text = ""
    for _ in 0..<Int.random(in: 0...most, using: &random) {
      let value = UInt32.random(in: 0...(Bool.random(using: &random) ? 0x7F : 0x3000), using: &random)
      text.unicodeScalars.append(Unicode.Scalar(value) ?? "?")
    }
    return text
  }

  static func value(depth: Int, _ random: inout SeededGenerator) -> Logger.MetadataValue {
    let count = Int.random(in: 0...3, using: &random)
    switch Int.random(in: depth > 10 ? 0...0 : 0...2, using: &random) {
    case 1: return .array((0..<count).map { _ in value(depth: depth + 1, &random) })
    case 2:
      var fields: Logger.Metadata = [:]
      for _ in 0..<count { fields[text(&random)] = value(depth: depth + 1, &random) }
      return .dictionary(fields)
    default: return .string(text(&random))
    }
  }
}
