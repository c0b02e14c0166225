import Logging
import Telemetry
import Testing

@Suite("A log for a person")
struct TextLogTests {
  private let sink = RecordingSink()
  private var logger: Logger { sink.logger(TextLogFormat.self) }

  @Test("An event is one line with everything in it")
  func line() {
    logger.warning(
      "the queue is full",
      metadata: [
        "jobs": "12", "why": "too many", "empty": "", "kinds": ["clip", "a b"], "by": ["kind": "clip"],
        "odd one": "x=y",
      ], source: "Workers")
    logger.info("started", source: "Workers")
    #expect(
      sink.lines == [
        "2026-01-02T03:04:05.000006Z warning  api: the queue is full by={ kind=clip } empty=\"\" jobs=12 "
          + "kinds=[clip \"a b\"] \"odd one\"=\"x=y\" why=\"too many\" [Workers]\n",
        "2026-01-02T03:04:05.000006Z info     api: started [Workers]\n",
      ])
  }

  @Test("Nothing in it ends the line or moves the cursor")
  func controls() {
    logger.info(
      "a\nb\r\u{1B}[2J\u{202E}\"\\", metadata: ["k\n": "v\n\u{1B}", "w": "\u{9B}"], source: "S\n")
    #expect(
      sink.lines == [
        #"2026-01-02T03:04:05.000006Z info     api: a\nb\r\u001b[2J\u202e"\ "k\n"="v\n\u001b" w="\u009b" [S\n]"#
          + "\n"
      ])
  }

  @Test("Secrets do not stand in it")
  func redaction() {
    logger.info("t eyJh.eyJz.c2ln", metadata: ["token": "abc", "deep": ["email": "a@b.c"]], source: "S")
    #expect(
      sink.lines == [
        "2026-01-02T03:04:05.000006Z info     api: t redacted deep={ email=redacted } token=redacted [S]\n"
      ])
  }
}
