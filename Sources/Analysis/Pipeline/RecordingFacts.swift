import Perception
import Proctoring
import SessionModel

/// Everything that the analysis of one recording found out; the report is made from nothing else.
public struct RecordingFacts: Sendable {
  /// What the recording says of itself.
  public let info: RecordingInfo
  /// The policy in force, adjustments included.
  public let policy: Policy
  /// The frames a second that were asked for.
  public let framesPerSecond: Double
  /// From the beginning to the declared or the actual end, whichever is later.
  public let span: SessionSpan
  /// The flags, in order of their raising; all closed.
  public let flags: [Flag]
  /// For how much of it the face detectors could tell.
  public let coverage: CoverageMeter
  /// For how much of it could be told whose voices are heard.
  public let hearing: CoverageMeter
  /// The gaps and the leaps of its clock.
  public let stream: StreamMonitor
  /// What was heard; nil where there is no sound track.
  public let heard: HeardFacts?
  /// The models that faces were judged with.
  public let faceModels: [ModelIdentity]
  /// The models that phones were judged with.
  public let phoneModels: [ModelIdentity]
  /// What the decoders complained of.
  public let complaints: [String]

  /// The share of the recording in which the face detectors could tell, 0…1.
  public var faceCoverage: Double { coverage.share(of: span) }

  /// The share of the recording in which it could be told whose voices are heard, 0…1; nil where there is no sound
  /// track.
  public var voiceCoverage: Double? { heard == nil ? nil : hearing.share(of: span) }

  /// Whether the picture ended before the recording did.
  public var endedEarly: Bool { stream.gaps.last?.end == span.end && stream.sampleCount > 0 }

  /// The models that a flag of this kind rests on.
  public func models(for kind: FlagKind) -> [ModelIdentity] {
    switch kind {
    case .headTurn, .faceAbsent, .multiFace: faceModels
    case .phone: phoneModels
    case .multiSpeaker: heard?.speakerModels ?? []
    }
  }
}
