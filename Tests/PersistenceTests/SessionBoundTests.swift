import Persistence
import SessionModel
import TestSupport
import Testing

@Suite("What no session may hold")
struct SessionBoundTests {
  private static let million = String(repeating: "x", count: 1_000_000)

  private func fault(_ make: () throws(FieldFault) -> Void) -> String? {
    do {
      try make()
      return nil
    } catch {
      return "\(error)"
    }
  }

  private func candidate(_ id: String = "1", _ name: String = "Ada", email: String? = nil) -> String? {
    fault { () throws(FieldFault) in _ = try Candidate(externalID: id, name: name, email: email) }
  }

  @Test("A candidate's texts have bounds, told without the text")
  func candidate() {
    #expect(candidate("1", String(repeating: "🙂", count: 100), email: "a@b") == nil)
    #expect(candidate("1", Self.million) == "candidate.name has 1000000 bytes; at most 400 are kept")
    #expect(candidate(Self.million) == "candidate.external_id has 1000000 bytes; at most 200 are kept")
    #expect(candidate("1", "") == "candidate.name is empty")
    #expect(candidate("1", "Ada\u{0}") == "candidate.name holds a control character")
    #expect(candidate("1", "Ada\nBcc: x") == "candidate.name holds a control character")
    for address in ["ada", "@", "a@", "@b", "a b@c", "a@b@"] {
      #expect(candidate(email: address) == "candidate.email is no mail address", "\(address)")
    }
    #expect(candidate(email: "a@b\r\nBcc: c@d") == "candidate.email holds a control character")
    #expect(candidate(email: Self.million) == "candidate.email has 1000000 bytes; at most 254 are kept")
  }

  private func terms(
    role: String = "r", language: String = "en", timeZone: String? = nil, rubric: String = "1.0",
    _ accommodations: [Accommodation] = []
  ) -> String? {
    fault { () throws(FieldFault) in
      _ = try InterviewTerms(
        role: role, level: "l", language: language, timeZone: timeZone, accommodations: accommodations,
        rubricVersion: rubric, policyVersion: "1.0")
    }
  }

  @Test("So have the terms, and adjustments their ranges")
  func terms() {
    #expect(terms(timeZone: "America/Argentina/Buenos_Aires", [.widerYaw(degrees: 45)]) == nil)
    #expect(terms(role: Self.million) == "role has 1000000 bytes; at most 100 are kept")
    #expect(terms(language: "en GB") == "language holds something else than visible ASCII characters")
    #expect(terms(timeZone: "") == "time_zone is empty")
    #expect(terms(rubric: "") == "rubric_version is empty")
    #expect(terms([.widerYaw(degrees: 1), .widerYaw(degrees: 2)]) == "accommodations names one twice")
    for amount in [0, -1, 45.5, .nan, .infinity] {
      #expect(terms([.widerYaw(degrees: amount)]) == "accommodations grants more than may be, or nothing")
    }
  }

  @Test("So have keys, reasons and searches; a decision has an outcome")
  func others() {
    #expect(
      fault { () throws(FieldFault) in _ = try IdempotencyKey("", body: .zero) } == "idempotency_key is empty"
    )
    #expect(
      fault { () throws(FieldFault) in _ = try SessionFilter(search: Self.million) }
        == "search has 1000000 bytes; at most 200 are kept")
    #expect(fault { () throws(FieldFault) in _ = try SessionChange(.decide) } == "outcome is missing")
    #expect(
      fault { () throws(FieldFault) in _ = try SessionChange.decision(.pass, reason: "") }
        == "reason is empty")
    #expect(
      fault { () throws(FieldFault) in _ = try SessionChange(.erase, reason: Self.million) }
        == "reason has 1000000 bytes; at most 1800 are kept")
  }
}
