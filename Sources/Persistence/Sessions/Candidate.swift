/// Who is interviewed, as the hiring system knows them. Goes when the session is erased.
public struct Candidate: Hashable, Sendable {
  /// The hiring system's name of the candidate, 1 to 200 bytes.
  public let externalID: String
  /// The candidate's name, 1 to 400 bytes.
  public let name: String
  /// Where mail goes, 3 to 254 bytes; nil where it is not known.
  public let email: String?

  /// Creates a candidate; texts beyond their bounds, and an address without an `@` inside, are refused.
  public init(externalID: String, name: String, email: String? = nil) throws(FieldFault) {
    try TextBound.check(externalID, "candidate.external_id", upTo: 200)
    try TextBound.check(name, "candidate.name", upTo: 400)
    if let email {
      // RFC 5321, section 4.5.3.1.3: a path of 256 bytes with its two brackets.
      try TextBound.check(email, "candidate.email", upTo: 254)
      let parts = email.split(separator: "@", omittingEmptySubsequences: false)
      guard parts.count >= 2, parts.allSatisfy({ !$0.isEmpty }), !email.contains(" ") else {
        throw FieldFault(field: "candidate.email", problem: "is no mail address")
      }
    }
    self.externalID = externalID
    self.name = name
    self.email = email
  }
}
