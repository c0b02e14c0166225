import Testing
import WireJSON

@Suite("Forms of texts that have a name")
struct FormatTests {
  private func fits(_ text: String, _ format: StringFormat) -> Bool {
    JSONSchema.string(length: 0...100, format: format).faults(in: JSONValue(text)).isEmpty
  }

  @Test(
    "Dates and times of RFC 3339",
    arguments: [
      "2026-03-01T09:30:00Z", "2026-03-01t09:30:00z", "2026-03-01T09:30:00.5+01:00",
      "0000-01-01T00:00:00-23:59",
      "2024-02-29T00:00:00Z", "2000-02-29T00:00:00Z", "2026-12-31T23:59:59.123456789012345678-00:00",
      "1990-12-31T23:59:60Z", "1990-12-31T15:59:60-08:00", "1991-01-01T00:29:60+00:30",
      "9999-12-31T23:59:59+23:59",
    ])
  func dateTime(text: String) { #expect(fits(text, .dateTime)) }

  @Test(
    "What is none",
    arguments: [
      "", "2026-03-01", "2026-03-01T09:30:00", "2026-03-01 09:30:00Z", "2026-3-01T09:30:00Z",
      "26-03-01T09:30:00Z",
      "2026-00-01T00:00:00Z", "2026-13-01T00:00:00Z", "2026-01-00T00:00:00Z", "2026-01-32T00:00:00Z",
      "2026-04-31T00:00:00Z", "2023-02-29T00:00:00Z", "1900-02-29T00:00:00Z", "2026-01-01T24:00:00Z",
      "2026-01-01T00:60:00Z", "2026-01-01T00:00:61Z", "2026-01-01T12:00:60Z", "1990-12-31T23:59:60+01:00",
      "2026-01-01T00:00:00.Z", "2026-01-01T00:00:00,5Z", "2026-01-01T00:00:00+1:00",
      "2026-01-01T00:00:00+0100",
      "2026-01-01T00:00:00+24:00", "2026-01-01T00:00:00+00:60", "2026-01-01T00:00:00Z ",
      " 2026-01-01T00:00:00Z",
      "2026-01-01T00:00Z", "20260101T000000Z", "２026-01-01T00:00:00Z", "2026-01-01T00:00:00ZZ",
      "+2026-01-01T00:00:00Z",
      "2026-01-01T00:00:00Z\n", "2026-01-01T-1:00:00Z",
    ])
  func noDateTime(text: String) { #expect(!fits(text, .dateTime)) }

  @Test("UUIDs, in letters of either case")
  func uuid() {
    for text in ["018f3d2e-7b1c-7f00-8000-0123456789ab", "FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF"] {
      #expect(fits(text, .uuid))
    }
    for text in [
      "018f3d2e-7b1c-7f00-8000-0123456789a", "018f3d2e-7b1c-7f00-8000-0123456789abc",
      "018f3d2e7b1c-7f00-8000-00123456789ab", "018f3d2g-7b1c-7f00-8000-0123456789ab",
      "{018f3d2e-7b1c-7f00-8000-0123456789}",
      "018f3d2e7b1c7f0080000123456789ab", "018f3d2e-7b1c-7f00-8000-01234567é9a", "",
    ] {
      #expect(!fits(text, .uuid), "\(text)")
    }
  }

  @Test("A format of another name has its own check")
  func other() {
    let digits = StringFormat("digits") { $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
    #expect(fits("123", digits))
    #expect(!fits("12a", digits))
    #expect(JSONSchema.string(length: 0...9, format: digits).document["format"] == "digits")
  }
}
