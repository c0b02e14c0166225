import WireJSON

/// Reads a JSON Web Key Set (RFC 7517, section 5).
enum JSONWebKeySet {
  /// The most bytes of a set.
  static let mostBytes = 262_144
  /// The most keys of a set.
  static let mostKeys = 64

  /// The keys that an issuer gives, by their names.
  static func fetched(
    by fetch: @Sendable () async throws -> [UInt8]
  ) async throws(KeySetFault) -> [String: VerifyingKey] {
    let bytes: [UInt8]
    do {
      bytes = try await fetch()
    } catch {
      throw .notFetched
    }
    return try await keys(in: bytes)
  }

  /// The keys of a set by their names. Those that cannot check a signature as it is wanted here are passed over
  /// (RFC 7517, section 5); of several with one name the first stands.
  static func keys(in bytes: [UInt8]) async throws(KeySetFault) -> [String: VerifyingKey] {
    guard bytes.count <= mostBytes else { throw .tooLong }
    let set = try? JSONValue(parsing: bytes, limits: .keySet)
    guard let members = set?["keys"]?.array else { throw .notAKeySet }
    guard members.count <= mostKeys else { throw .tooManyKeys }
    var keys: [String: VerifyingKey] = [:]
    for member in members {
      guard let key = member.object.flatMap(JSONWebKey.init), keys[key.id] == nil else { continue }
      keys[key.id] = await key.verifying()
    }
    guard !keys.isEmpty else { throw .noUsableKey }
    return keys
  }
}
