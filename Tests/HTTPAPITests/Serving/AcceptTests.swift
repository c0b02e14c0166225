import Testing

@testable import HTTPAPI

@Suite("Which form of a report is wanted")
struct AcceptTests {
  @Test(
    "follows the Accept field as RFC 9110 has it: the most specific range counts",
    arguments: [
      (nil, false), ("", false), ("*/*", false), ("application/json", false), ("text/html", true),
      ("TEXT/HTML", true),
      ("text/*", true), ("application/*", false), ("application/problem+json, text/html", true),
      ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", true),
      ("application/json, text/html", false),
      ("text/html, application/json", false), ("text/html;q=0.5, application/json;q=0.4", true),
      ("text/html ; q=0.3 , */* ; q=0.4", false), ("application/json;q=0.5, text/html;q=0.9, */*", true),
      ("text/html;q=0, */*", false), ("application/json;q=0, */*", true),
      ("text/html;q=0.8, text/*;q=0.1", true),
      ("text/html;q=nan", true), ("text/html;charset=utf-8", true),
      ("text/html;q=0.000, application/json;q=0.001", false),
    ] as [(String?, Bool)])
  func prefers(accept: String?, wantsPage: Bool) throws {
    #expect(try ReportEndpoints.wantsPage(accept) == wantsPage)
  }

  @Test(
    "and is refused where there is none that is wanted",
    arguments: ["image/png", "text/html;q=0", "*/*;q=0", "application/pdf, text/plain", "html"])
  func neither(accept: String) {
    #expect(throws: Problem.self) { try ReportEndpoints.wantsPage(accept) }
  }
}
