import Proctoring
import SessionModel

/// Names a flag wherever it is kept: of which session, and found by which analysis.
public struct FlagKey: Hashable, Sendable {
  /// The session.
  public let session: SessionID
  /// Which analysis of the session found it, from 1: the live one or the first of a recording is 1, and another
  /// analysis has flags of its own beside.
  public let analysis: Int
  /// The flag within the analysis.
  public let flag: FlagID

  /// Names a flag.
  public init(session: SessionID, analysis: Int, flag: FlagID) {
    self.session = session
    self.analysis = analysis
    self.flag = flag
  }
}

/// A flag as it was found, with what it rests on.
public struct RaisedFlag: Hashable, Sendable {
  /// Names it.
  public let key: FlagKey
  /// The flag, with its trace and the thresholds in force.
  public let flag: Flag
  /// The policy that the thresholds come from.
  public let policyVersion: String
  /// The models that it rests on, at most 32.
  public let models: [ModelIdentity]

  /// Creates a flag to be kept; what is beyond its bounds is refused.
  ///
  /// - Parameter analysis: 1 to 1,000,000.
  public init(
    _ flag: Flag, of session: SessionID, analysis: Int = 1, policyVersion: String, models: [ModelIdentity]
  ) throws(FieldFault) {
    try TextBound.checkName(flag.id.rawValue, "flag.id", upTo: 100)
    try TextBound.check(analysis, "flag.analysis", in: 1...1_000_000)
    try TextBound.checkName(policyVersion, "policy_version", upTo: 50)
    try TextBound.check(models.count, "flag.models", in: 0...32)
    for model in models {
      try TextBound.check(model.name, "model.name", upTo: 200)
      try TextBound.check(model.version, "model.version", upTo: 200)
    }
    guard flag.isFinite else { throw FieldFault(field: "flag", problem: "holds a value that is no number") }
    key = FlagKey(session: session, analysis: analysis, flag: flag.id)
    self.flag = flag
    self.policyVersion = policyVersion
    self.models = models
  }
}

extension Flag {
  fileprivate var isFinite: Bool {
    let limits = rule.criteria.map(\.criterion.threshold.limit)
    let amounts = accommodations.map(\.amount)
    return ([peak.value] + trace.points.map(\.value) + limits + amounts).allSatisfy(\.isFinite)
  }
}

/// A clip of a flag, in the store of blobs.
public struct FlagClip: Hashable, Sendable {
  /// What it shows.
  public let subject: ClipWindow.Subject
  /// Names it there.
  public let key: BlobKey
  /// The SHA-256 of its bytes.
  public let digest: ContentDigest
  /// How many bytes it has, at least 1.
  public let byteCount: Int
  /// Where in the session it begins and ends.
  public let span: SessionSpan

  /// Creates a clip's facts; an empty clip is refused.
  public init(
    _ subject: ClipWindow.Subject, key: BlobKey, digest: ContentDigest, byteCount: Int, span: SessionSpan
  ) throws(FieldFault) {
    try TextBound.check(byteCount, "clip.bytes", in: 1...Int.max)
    self.subject = subject
    self.key = key
    self.digest = digest
    self.byteCount = byteCount
    self.span = span
  }
}

/// What a reviewer says of a flag or a session: why, who, and when.
public struct ReviewNote: Hashable, Sendable {
  /// Why.
  public let reason: String
  /// Who.
  public let person: Principal
  /// When.
  public let time: WallTime

  /// Creates a note.
  ///
  /// - Parameter reason: 1 to 1,800 bytes.
  public init(_ reason: String, by person: Principal, at time: WallTime) throws(FieldFault) {
    try TextBound.check(reason, "reason", upTo: TextBound.mostReasonBytes, hasLines: true)
    self.reason = reason
    self.person = person
    self.time = time
  }
}

/// A flag as it is kept.
public struct FlagRecord: Hashable, Sendable {
  /// The flag and what it rests on.
  public let raised: RaisedFlag
  /// Its clips, that of the flag first.
  public let clips: [FlagClip]
  /// Why there is no clip; nil where there is one, or none yet.
  public let clipFailure: String?
  /// Who marked it as false, and why; nil where it counts.
  public let overruling: ReviewNote?

  /// Puts a record together.
  public init(
    _ raised: RaisedFlag, clips: [FlagClip] = [], clipFailure: String? = nil, overruling: ReviewNote? = nil
  ) {
    self.raised = raised
    self.clips = clips
    self.clipFailure = clipFailure
    self.overruling = overruling
  }

  /// Whether it counts in a recommendation.
  public var counts: Bool { overruling == nil }

  /// The order of lists: by start, then as they were raised.
  public static func isListedBefore(_ left: Self, _ right: Self) -> Bool { left.place < right.place }

  private var place: (SessionTime, Int, Int, String) {
    let key = raised.key
    return (raised.flag.start, key.analysis, key.flag.rawValue.utf8.count, key.flag.rawValue)
  }
}
