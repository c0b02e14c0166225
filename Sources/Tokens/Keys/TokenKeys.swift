/// Our own keys: the newest signs, and older ones still verify what they signed.
public struct TokenKeys: Sendable {
  /// The key that signs.
  public let newest: TokenKey
  private let verifying: [String: VerifyingKey]

  /// Takes keys.
  ///
  /// - Parameter older: Keys whose tokens are still taken, in any order.
  public init(newest: TokenKey, older: [TokenKey] = []) {
    self.newest = newest
    let pairs = ([newest] + older).map { ($0.id, $0.verifying) }
    // Keys of one thumbprint are the same key.
    verifying = Dictionary(pairs) { first, _ in first }
  }

  /// The names (`kid`) of all keys.
  public var ids: Set<String> { Set(verifying.keys) }

  func verifyingKey(_ id: String) -> VerifyingKey? { verifying[id] }
}
