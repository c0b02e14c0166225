import SessionModel

/// Keeps an outside issuer's keys and knows when to ask for them again.
///
/// On this actor run look-ups and the exchange of one set for another. Fetching and reading a set do not: they run in a
/// task of their own, one at a time, which goes on where whoever waited for it gave up.
actor KeySetCache {
  private let fetch: @Sendable () async throws -> [UInt8]
  private var keys: [String: VerifyingKey] = [:]
  private var refresh: Task<Void, Never>?
  private var askedAt: WallTime?
  /// When the keys that are held were asked for.
  private var heldSince: WallTime?
  private var lastFault: KeySetFault?

  init(fetch: @escaping @Sendable () async throws -> [UInt8]) { self.fetch = fetch }

  /// The key of a name; nil where the issuer has none.
  ///
  /// A key that is known is given at once, though the set may be old; then it is asked for beside that.
  ///
  /// - Throws: ``TokenError/keySetUnavailable(_:)`` where the key is unknown and the last try to get keys failed.
  func key(_ id: String, at now: WallTime) async throws(TokenError) -> VerifyingKey? {
    if let key = keys[id] {
      if Self.isPast(OutsideIssuer.secondsUntilStale, since: heldSince, at: now) { begin(at: now) }
      return key
    }
    begin(at: now)
    await refresh?.value
    if let key = keys[id] { return key }
    if let lastFault { throw .keySetUnavailable(lastFault) }
    return nil
  }

  /// Whether so many seconds have gone by, or the clock was set back as far.
  private static func isPast(_ seconds: Int64, since start: WallTime?, at now: WallTime) -> Bool {
    guard let start else { return true }
    let length = Duration.seconds(seconds)
    return now >= start + length || now <= start - length
  }

  /// Asks for the keys, unless that is going on or was done just now.
  private func begin(at now: WallTime) {
    guard refresh == nil else { return }
    guard Self.isPast(OutsideIssuer.secondsBetweenRefreshes, since: askedAt, at: now) else { return }
    askedAt = now
    refresh = Task { [fetch] in
      do throws(KeySetFault) {
        hold(try await JSONWebKeySet.fetched(by: fetch), since: now)
      } catch {
        // What is held stays: an issuer that is down for an hour is no reason to refuse everybody.
        lastFault = error
      }
      refresh = nil
    }
  }

  private func hold(_ keys: [String: VerifyingKey], since time: WallTime) {
    self.keys = keys
    heldSince = time
    lastFault = nil
  }
}
