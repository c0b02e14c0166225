import Logging
import Telemetry
import Testing

@Suite("Words for log levels")
struct LogLevelTests {
  @Test("Every level has its word, in capitals too", arguments: Logger.Level.allCases)
  func words(level: Logger.Level) throws {
    #expect(try Logger.Level(word: level.rawValue) == level)
    #expect(try Logger.Level(word: level.rawValue.uppercased()) == level)
  }

  @Test("Another word is refused with those that there are", arguments: ["", "warn", "info ", "5", "in\nfo"])
  func others(word: String) {
    #expect(throws: TelemetryError.unknownLogLevel(word)) { try Logger.Level(word: word) }
    let shown = word.replacing("\n", with: "?")
    #expect(
      "\(TelemetryError.unknownLogLevel(word))"
        == "\"\(shown)\" is no log level; give one of trace, debug, info, notice, warning, error, critical")
  }
}
