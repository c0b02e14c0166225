import SessionModel
import Testing

@testable import Tokens

@Suite("Tokens that another implementation made")
struct GoldenTokenTests {
  @Test("A candidate's token names the candidate by the session")
  func candidate() async throws {
    let caller = try await Sample.authority().verify(Golden.ownCandidate, at: Sample.time(1))
    #expect(caller.principal.role == .candidate)
    #expect(caller.principal.subject == Sample.session)
    #expect(caller.session == (try Sample.sessionID()))
    #expect(caller.expiresAt == Sample.time(3_600))
    #expect(caller.tokenID == "golden-1")
  }

  @Test("A service's token may be for several audiences, and need not have a name")
  func service() async throws {
    let caller = try await Sample.authority().verify(Golden.ownService, at: Sample.time(1))
    #expect(caller.principal.role == .service)
    #expect(caller.principal.subject == "ats")
    #expect(caller.session == nil)
    #expect(caller.tokenID == nil)
  }

  @Test("A key is named by the thumbprint that others compute")
  func thumbprint() throws { #expect(try Sample.key().id == Golden.ownKeyID) }
}
