import AsyncHTTPClient
import NIOCore
import SessionModel
import Tokens

extension OutsideIssuer {
  /// The most bytes of a key set.
  private static let mostBytes = 256 * 1_024
  private static let patience = TimeAmount.seconds(5)

  /// The single sign-on of the settings; its keys are fetched over HTTPS.
  ///
  /// - Throws: `TokenError`.
  init(_ settings: SignOnSettings) throws(TokenError) {
    let roles = Dictionary(
      settings.hr.map { ($0, Role.hr) } + settings.admin.map { ($0, .admin) },
      uniquingKeysWith: { _, last in last })
    let address = settings.keysURL
    try self.init(
      issuer: settings.issuer, audience: settings.audience, rolePath: settings.rolePath, roles: roles,
      subjectClaim: settings.subjectClaim,
      keySet: {
        let response = try await HTTPClient.shared.execute(
          HTTPClientRequest(url: address), timeout: Self.patience)
        guard response.status == .ok else { throw KeySetNotGiven() }
        let body = try await response.body.collect(upTo: Self.mostBytes)
        return Array(body.readableBytesView)
      })
  }
}

/// The issuer answered with something else than its keys.
private struct KeySetNotGiven: Error {}
