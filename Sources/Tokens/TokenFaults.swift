/// Why a text is no token.
public enum TokenFlaw: String, Hashable, Sendable {
  /// There are more or fewer dots.
  case notThreeParts = "it is not three parts with dots between"
  /// A part holds other characters, padding, or bits that no encoder leaves.
  case notBase64URL = "a part of it is not base64url without padding"
  /// A part is not JSON, not UTF-8, no object, or holds a number larger than a double can be.
  case notAnObject = "a part of it is no JSON object"
  /// A name stands twice in an object, so that two readers could read two things.
  case repeatedName = "a name stands twice in it"
  /// Objects stand in objects beyond any use.
  case tooDeep = "it is nested too deeply"
}

/// Why a header is not taken (RFC 7515, RFC 8725).
public enum HeaderFault: String, Hashable, Sendable {
  /// `alg` is missing, `none`, symmetric, or not one that the key is for.
  case algorithm = "alg is not one that its key is for"
  /// `kid` is missing or no name.
  case keyName = "kid must name a key, in 1 to 200 visible ASCII characters"
  /// `crit` demands what this server does not know.
  case critical = "crit demands an extension, and none is known here"
  /// `typ` says that this is something else than a token for access.
  case type = "typ is neither JWT nor at+jwt"
}

/// Why a session and a role do not go together.
public enum SessionFault: String, Hashable, Sendable {
  /// A candidate has exactly one.
  case missing = "a candidate's token must name one"
  /// Others have none.
  case unwanted = "only a candidate's token may name one"
  /// It is no id of a session.
  case notAnID = "it must be a UUID of version 7 in lower case"
  /// A candidate is known by the session alone.
  case notTheSubject = "a candidate's subject must be the session's id"
}

/// Why the keys of an outside issuer cannot be had.
public enum KeySetFault: String, Error, Hashable, Sendable {
  /// Fetching failed.
  case notFetched = "they could not be fetched"
  /// The answer is longer than any key set may be.
  case tooLong = "the key set has more than 262144 bytes"
  /// The answer is something else.
  case notAKeySet = "the answer is no JSON Web Key Set"
  /// There are more keys than any issuer needs.
  case tooManyKeys = "the key set has more than 64 keys"
  /// There is no key among them that can check a signature as this server wants it.
  case noUsableKey = "the key set holds no key for signatures that is taken here"
}
