import SessionModel

/// The report of one recording, or of a session with its recording, in the shape of the JSON document `docs/report.schema.json`.
///
/// Times are seconds since the recording began, rounded to milliseconds.
public struct Report: Codable, Hashable, Sendable {
  /// The version of the document's shape: the first number rises when a reader could break.
  public static let schemaVersion = "1.3"

  /// ``schemaVersion`` at the time of writing.
  public var schemaVersion: String
  /// The program that wrote it.
  public var program: Program
  /// What was analysed.
  public var recording: RecordingSummary
  /// How it was analysed.
  public var analysis: AnalysisSummary
  /// The policy that every threshold comes from.
  public var policyVersion: String
  /// What is recommended, and why.
  public var recommendation: RecommendationSummary
  /// How much could be judged.
  public var coverage: CoverageSummary
  /// The flags in order of their start.
  public var flags: [FlagSummary]
  /// What was said; nil where there is no sound track.
  @WrittenAsNull public var transcript: TranscriptSummary?
  /// What the answers are worth; nil where they were not scored.
  @WrittenAsNull public var score: ScoreSummary?
  /// Why there is no score, where one was asked for; nil else.
  @WrittenAsNull public var scoreError: String?
  /// Which of the session's scores that is; nil where the report is of a recording alone, or there is none yet.
  @WrittenAsNull public var scoreVersion: ScoreVersionSummary?
  /// The session; nil where the report is of a recording alone.
  @WrittenAsNull public var session: SessionSummary?
  /// What people made of the session; nil where the report is of a recording alone.
  @WrittenAsNull public var review: ReviewSummary?
  /// What the candidate's browser told of itself, in order of time; nil where the report is of a recording alone.
  @WrittenAsNull public var clientEvents: [ClientEventSummary]?

  /// Puts the report of a recording together; the flags are brought into order.
  public init(
    program: Program, recording: RecordingSummary, analysis: AnalysisSummary, policyVersion: String,
    recommendation: RecommendationSummary, coverage: CoverageSummary, flags: [FlagSummary],
    transcript: TranscriptSummary?, score: ScoreSummary? = nil, scoreError: String? = nil
  ) {
    schemaVersion = Self.schemaVersion
    self.program = program
    self.recording = recording
    self.analysis = analysis
    self.policyVersion = policyVersion
    self.recommendation = recommendation
    self.coverage = coverage
    self.flags = flags.sorted { ($0.startS, $0.id) < ($1.startS, $1.id) }
    self.transcript = transcript
    self.score = score
    self.scoreError = scoreError
    scoreVersion = nil
    session = nil
    review = nil
    clientEvents = nil
  }
}

/// A program and its version.
public struct Program: Codable, Hashable, Sendable {
  /// Its name.
  public var name: String
  /// Its version.
  public var version: String

  /// Creates a program's facts.
  public init(name: String, version: String) {
    self.name = name
    self.version = version
  }
}

/// A model and its version.
public struct ModelSummary: Codable, Hashable, Sendable {
  /// Its name in the catalogue.
  public var name: String
  /// Its version.
  public var version: String

  /// Creates a model's facts.
  public init(name: String, version: String) {
    self.name = name
    self.version = version
  }

  /// Those of an identity.
  public init(_ identity: ModelIdentity) { self.init(name: identity.name, version: identity.version) }
}

/// What was analysed.
public struct RecordingSummary: Codable, Hashable, Sendable {
  /// The file's name.
  public var name: String
  /// The container.
  public var container: String
  /// The length that was analysed, gaps included.
  public var durationS: Double
  /// Pixels across.
  public var width: Int
  /// Pixels down.
  public var height: Int
  /// Whether there is a sound track.
  public var hasAudio: Bool

  /// Creates a recording's facts.
  public init(name: String, container: String, durationS: Double, width: Int, height: Int, hasAudio: Bool) {
    self.name = name
    self.container = container
    self.durationS = durationS
    self.width = width
    self.height = height
    self.hasAudio = hasAudio
  }
}

/// How it was analysed.
public struct AnalysisSummary: Codable, Hashable, Sendable {
  /// The frames a second that were asked for.
  public var framesPerSecond: Double
  /// The frames that were looked at.
  public var frames: Int
  /// The frames that claimed a time not later than one before, and were left out.
  public var framesRefused: Int
  /// Whether the picture ended before the recording did.
  public var endedEarly: Bool
  /// What the decoder complained of, in its words.
  public var complaints: [String]
  /// The models that were used.
  public var models: [ModelSummary]

  /// Creates an analysis's facts.
  public init(
    framesPerSecond: Double, frames: Int, framesRefused: Int, endedEarly: Bool, complaints: [String],
    models: [ModelSummary]
  ) {
    self.framesPerSecond = framesPerSecond
    self.frames = frames
    self.framesRefused = framesRefused
    self.endedEarly = endedEarly
    self.complaints = complaints
    self.models = models
  }
}

/// What is recommended, and why.
public struct RecommendationSummary: Codable, Hashable, Sendable {
  /// PASS, REVIEW or FAIL.
  public var outcome: Outcome
  /// The rule that decided.
  public var rule: DecidingRule
  /// The decision in words.
  public var explanation: String
  /// The flags that it rests on.
  public var flags: [String]
}
