import SessionModel

/// A kind of work. Raw values are the names in databases and interfaces.
public enum JobKind: String, CaseIterable, Hashable, Sendable, Codable {
  /// A finished recording is analysed, or analysed again.
  case analysis
  /// A clip of a flag is cut.
  case clip
  /// A session is scored.
  case score
  /// Something leaves the house: a webhook, a mail.
  case delivery
  /// What is due by the calendar is done: expiry, abandonment, erasure.
  case retention
  /// The files of an erased session are removed.
  case erasure
}

/// Names a job, and makes it one: the same work asked for twice has the same key, and is done once.
public struct JobKey: RawRepresentable, Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The name, such as `clip/<session>/1/flag-3`.
  public let rawValue: String

  /// Takes a name as it is.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// The name.
  public var description: String { rawValue }

  /// By the bytes of their names, as every database can sort them.
  public static func < (left: Self, right: Self) -> Bool {
    left.rawValue.utf8.lexicographicallyPrecedes(right.rawValue.utf8)
  }
}

/// A job to be done.
public struct NewJob: Hashable, Sendable {
  /// The most bytes of a payload: what a job needs beyond this lies in a store and is named here.
  public static let mostPayloadBytes = 16_384

  /// What makes it one.
  public let key: JobKey
  /// What kind of work it is.
  public let kind: JobKind
  /// The session that it is for; nil where it is for none. The job goes when the session is erased.
  public let session: SessionID?
  /// What the work needs to know, in a form of its own; empty where nothing.
  public let payload: String
  /// When it may be taken first.
  public let notBefore: WallTime
  /// How often it is tried before it is given up.
  public let mostAttempts: Int

  /// Creates a job.
  ///
  /// - Parameters:
  ///   - key: 1 to 200 visible ASCII characters.
  ///   - payload: At most ``mostPayloadBytes`` bytes.
  ///   - mostAttempts: 1 to 100.
  public init(
    _ kind: JobKind, key: String, session: SessionID? = nil, payload: String = "", notBefore: WallTime,
    mostAttempts: Int = 5
  ) throws(FieldFault) {
    try TextBound.checkName(key, "job.key", upTo: 200)
    if !payload.isEmpty {
      try TextBound.check(payload, "job.payload", upTo: Self.mostPayloadBytes, hasLines: true)
    }
    try TextBound.check(mostAttempts, "job.most_attempts", in: 1...100)
    self.key = JobKey(rawValue: key)
    self.kind = kind
    self.session = session
    self.payload = payload
    self.notBefore = notBefore
    self.mostAttempts = mostAttempts
  }
}

/// Names whoever takes jobs.
public struct WorkerID: RawRepresentable, Hashable, Sendable {
  /// The name, such as host, process and a number.
  public let rawValue: String

  /// Takes a name of 1 to 200 visible ASCII characters.
  public init(_ name: String) throws(FieldFault) {
    try TextBound.checkName(name, "worker", upTo: 200)
    rawValue = name
  }

  /// Takes a name as it was kept.
  public init(rawValue: String) { self.rawValue = rawValue }
}
