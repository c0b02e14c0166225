import Crypto
import Persistence
import SessionModel

extension SHA256Function {
  /// The function itself.
  public static let tested = SHA256Function { bytes in
    guard let digest = ContentDigest(bytes: SHA256.hash(data: bytes)) else {
      preconditionFailure("a SHA-256 has 32 bytes")
    }
    return digest
  }
}

/// Records for stores to keep.
public enum RecordSamples {
  /// A moment, so many seconds after a beginning.
  public static func time(_ seconds: Int64) -> WallTime {
    WallTime(microseconds: 1_700_000_000_000_001) + .seconds(seconds)
  }

  /// The name of the `number`th session, started as many seconds after the beginning.
  public static func session(_ number: Int) -> SessionID {
    SessionID(at: time(Int64(number)), random: UInt64(number) &* 0x9E37_79B9_7F4A_7C15)
  }

  /// An entry of an audit log, so many seconds after the beginning.
  public static func audit(
    _ number: Int, session: SessionID? = session(1), details: String? = nil
  ) throws(FieldFault) -> NewAuditEntry {
    try NewAuditEntry(
      .overruleFlag, session: session, by: Principal(.hr, "hr-\(number)"), at: time(Int64(number)),
      details: details)
  }
}

extension RecordSamples {
  /// The `number`th job, asked for at the beginning.
  public static func job(
    _ number: Int, _ kind: JobKind = .clip, session: SessionID? = nil, payload: String = "",
    notBefore: WallTime = time(0), mostAttempts: Int = 3
  ) throws(FieldFault) -> NewJob {
    // Filled with zeros, so that keys are in the order of numbers.
    let digits = String(number)
    let key = "job-" + String(repeating: "0", count: max(0, 6 - digits.count)) + digits
    return try NewJob(
      kind, key: key, session: session, payload: payload, notBefore: notBefore, mostAttempts: mostAttempts)
  }

  /// The `number`th worker.
  public static func worker(_ number: Int) throws(FieldFault) -> WorkerID { try WorkerID("worker-\(number)") }
}

extension RecordSamples {
  /// Somebody of HR.
  public static func hr() throws(FieldFault) -> Principal { try Principal(.hr, "hr@example.org") }

  /// A key with the digest of one of several bodies.
  public static func key(_ key: String, body: Int) throws(FieldFault) -> IdempotencyKey {
    let digest = ContentDigest(bytes: [UInt8](repeating: UInt8(body), count: ContentDigest.size))
    return try IdempotencyKey(key, body: digest ?? .zero)
  }

  /// The `number`th session, with everything that there can be.
  public static func newSession(
    _ number: Int, name: String = "Ada Lovelace", accommodations: [Accommodation] = []
  ) throws(FieldFault) -> NewSession {
    try NewSession(
      id: session(number),
      candidate: Candidate(externalID: "Ext-\(number)", name: name, email: "ada@example.org"),
      terms: InterviewTerms(
        role: "software_engineer", level: "senior", language: "en-GB", timeZone: "Europe/London",
        jurisdiction: "GB", accommodations: accommodations, rubricVersion: "1.0", policyVersion: "1.0"),
      webhookURL: "https://hiring.example.org/hook?a=1")
  }
}
