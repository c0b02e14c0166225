import Crypto
import SessionModel
import Synchronization
import Testing

@testable import Tokens

/// A company's sign-on in tests: gives scripted answers in order, and fails loudly when it is asked once more.
final class SignOn: Sendable {
  static let issuer = "https://login.example"
  static let audience = "proctor-app"

  private struct State {
    var answers: [Result<[UInt8], any Error>]
    var asked = 0
  }

  private let state: Mutex<State>
  /// Where an answer waits until the test lets it go; nil where none does.
  private let gate: Gate?

  init(_ answers: [Result<[UInt8], any Error>], gate: Gate? = nil) {
    state = Mutex(State(answers: answers))
    self.gate = gate
  }

  /// How often it was asked.
  var asked: Int { state.withLock { $0.asked } }

  private func answer() async throws -> [UInt8] {
    let answer: Result<[UInt8], any Error>? = state.withLock { state in
      state.asked += 1
      return state.answers.isEmpty ? nil : state.answers.removeFirst()
    }
    guard let answer else {
      Issue.record("the sign-on was asked once more than told")
      throw Refused()
    }
    await gate?.pass()
    return try answer.get()
  }

  func issuer(
    rolePath: [String] = ["realm_access", "roles"], roles: [String: Role] = SignOn.roles,
    subjectClaim: String = "sub"
  ) throws(TokenError) -> OutsideIssuer {
    try OutsideIssuer(
      issuer: Self.issuer, audience: Self.audience, rolePath: rolePath, roles: roles,
      subjectClaim: subjectClaim,
      keySet: { try await self.answer() })
  }

  func authority() throws -> TokenAuthority { try Sample.authority(outside: issuer()) }

  static let roles: [String: Role] = ["proctor-reviewers": .hr, "proctor-admins": .admin]

  struct Refused: Error {}
}

/// Something that waits until it is let go; tells when somebody came.
final class Gate: Sendable {
  private let arrivals = AsyncStream<Void>.makeStream()
  private let leave = AsyncStream<Void>.makeStream()

  func pass() async {
    arrivals.continuation.yield()
    for await _ in leave.stream { return }
  }

  /// Until one more has come.
  func arrived() async { for await _ in arrivals.stream { return } }

  /// Lets one go.
  func open() { leave.continuation.yield() }
}

/// Keys and tokens of the sign-on that a test makes by itself.
enum SignOnForge {
  static func key(_ id: String, _ changes: [String: String?] = [:]) throws -> String {
    let point = try #require(Sample.otherSecret).publicKey.rawRepresentation
    let base = [
      "kty": #""EC""#, "crv": #""P-256""#, "kid": "\"\(id)\"",
      "x": "\"\(Forge.encoded(Array(point.prefix(32))))\"",
      "y": "\"\(Forge.encoded(Array(point.suffix(32))))\"",
    ]
    return Forge.object(base, changes)
  }

  static func keySet(_ keys: [String]) -> [UInt8] {
    Array("{\"keys\":[\(keys.joined(separator: ","))]}".utf8)
  }

  static func claims(_ changes: [String: String?] = [:]) -> String {
    let base: [String: String?] = [
      "iss": "\"\(SignOn.issuer)\"", "aud": "\"\(SignOn.audience)\"", "sub": #""ada""#, "role": nil,
      "session": nil,
      "realm_access": #"{"roles":["proctor-reviewers"]}"#,
    ]
    return Forge.claims(base.merging(changes) { $1 })
  }

  static func token(key id: String = "k", _ changes: [String: String?] = [:]) throws -> String {
    try Forge.token(
      header: Forge.header(["kid": "\"\(id)\""]), claims: claims(changes), by: Sample.otherSecret)
  }
}
