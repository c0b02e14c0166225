import SessionModel

/// What may be set of the interface.
public struct APISettings: Hashable, Sendable {
  /// Where the server is reached from outside, without a slash at its end; nil where that is not known.
  public var publicURL: String?
  /// The documents that a session is judged by where its start does not name them.
  public var rubricVersion: String?, policyVersion: String
  /// The version of the program, as the interface shows it.
  public var programVersion: String
  /// The language of a session whose start names none.
  public var language = "en"
  /// The languages that can be written down, as ISO 639-1; nil lets every one through.
  public var languages: Set<String>?
  /// How long a candidate's token holds.
  public var candidateTokenLifetime = Duration.seconds(3 * 24 * 3_600)
  /// The most bytes of a recording.
  public var mostRecordingBytes = 4 * 1_024 * 1_024 * 1_024
  /// The most bytes of a document of the knowledge base.
  public var mostDocumentBytes = 16 * 1_024 * 1_024
  /// How many requests a subject may make.
  public var rate = RequestRate(perSecond: 50, burst: 200)

  /// Creates settings with the usual limits.
  public init(
    publicURL: String? = nil, rubricVersion: String? = nil, policyVersion: String, programVersion: String
  ) {
    self.programVersion = programVersion
    self.publicURL = publicURL
    self.rubricVersion = rubricVersion
    self.policyVersion = policyVersion
  }
}

/// Something that has to work before requests are sent here.
public struct ReadinessCheck: Sendable {
  /// What it is, as an operator calls it.
  public let name: String
  /// Finds out; throws where it does not work. Must answer within a second or two.
  public let check: @Sendable () async throws -> Void

  /// Creates a check.
  public init(_ name: String, _ check: @escaping @Sendable () async throws -> Void) {
    self.name = name
    self.check = check
  }
}
