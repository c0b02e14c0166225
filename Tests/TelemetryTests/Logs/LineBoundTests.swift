import Foundation
import Logging
import Telemetry
import Testing

@Suite("How long a line may be")
struct LineBoundTests {
  private let sink = RecordingSink()
  private var json: Logger { sink.logger(JSONLogFormat.self) }
  private var text: Logger { sink.logger(TextLogFormat.self) }

  @Test("A message is cut at 8 KiB and marked, and what fits exactly is not")
  func message() throws {
    json.info("\(String(repeating: "x", count: 8_192))")
    json.info("\(String(repeating: "x", count: 8_193))")
    let objects = try sink.objects()
    #expect(objects[0]["message"] as? String == String(repeating: "x", count: 8_192))
    #expect(objects[0]["cut"] == nil)
    #expect(objects[1]["message"] as? String == String(repeating: "x", count: 8_189) + "…")
    #expect(objects[1]["cut"] as? Bool == true)
  }

  @Test("No cut goes through a character or an escape", arguments: ["é", "☃", "😀", "\u{1B}", "\"", "\n"])
  func wholeCharacters(character: Character) throws {
    for shift in 0..<6 {
      let sink = RecordingSink()
      let message = String(repeating: "x", count: shift) + String(repeating: character, count: 9_000)
      sink.logger(JSONLogFormat.self).info("\(message)")
      let cut = try #require(try sink.objects().first?["message"] as? String)
      #expect(cut.hasSuffix("…"))
      #expect(message.hasPrefix(cut.dropLast()))
      #expect(cut.count > 1_000)
    }
  }

  @Test("Fields that do not fit are left out, smaller ones stay, and the line is marked")
  func metadata() throws {
    var metadata: Logger.Metadata = ["zz": "small"]
    for place in 0..<50 { metadata["big\(place)"] = "\(String(repeating: "x", count: 10_000))" }
    json.info("m", metadata: metadata)
    let object = try #require(try sink.objects().first)
    let kept = try #require(object["metadata"] as? [String: String])
    #expect(kept["zz"] == "small")
    #expect(kept["big0"] == String(repeating: "x", count: 4_093) + "…")
    #expect((3...5).contains(kept.count))
    #expect(object["cut"] as? Bool == true)
    #expect(try #require(sink.lines.first).utf8.count <= 16_384)
  }

  @Test("A line may fill its 16 KiB to the last byte")
  func filled() throws {
    // One byte more or less a time, over the place where the last field stops fitting.
    var lengths: Set<Int> = []
    for size in 3_700..<4_096 {
      let sink = RecordingSink()
      var metadata: Logger.Metadata = [:]
      for place in 0..<3 { metadata["a\(place)"] = "\(String(repeating: "x", count: 4_096))" }
      metadata["b"] = "\(String(repeating: "x", count: size))"
      sink.logger(JSONLogFormat.self).info("m", metadata: metadata)
      _ = try sink.objects()
      lengths.insert(try #require(sink.lines.first).utf8.count)
    }
    #expect(lengths.allSatisfy { $0 <= 16_384 })
    #expect(lengths.contains(16_384 - ",\"cut\":true".utf8.count))
  }

  @Test("Values that are huge, deep or many end the line early, as JSON and as text")
  func hostile() throws {
    var deep: Logger.MetadataValue = "end"
    for _ in 0..<1_000 { deep = .array([deep]) }
    let many = Logger.MetadataValue.array(Array(repeating: "x", count: 100_000))
    let wide = Logger.MetadataValue.dictionary(
      Dictionary(uniqueKeysWithValues: (0..<10_000).map { ("k\($0)", "v") }))
    let key = String(repeating: "k", count: 1_000_000)
    for logger in [json, text] {
      logger.info("\(key)", metadata: ["many": many, "deep": deep, "wide": wide, "\(key)": "v"], source: key)
    }
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(sink.lines[0].utf8)) as? [String: Any])
    let metadata = try #require(object["metadata"] as? [String: Any])
    #expect(Set(metadata.keys) == ["deep", String(repeating: "k", count: 253) + "…"])
    #expect((metadata["deep"] as? [Any])?.count == 1)
    #expect(sink.lines.allSatisfy { $0.utf8.count <= 16_384 && $0.hasSuffix("\n") })
    #expect(sink.lines[0].contains("[[[[[[[[\"…\"]]]]]]]]"))
    #expect(sink.lines[1].contains("[[[[[[[[\"…\"]]]]]]]]"))
    #expect(sink.lines[1].hasSuffix("] (cut)\n"))
  }
}
