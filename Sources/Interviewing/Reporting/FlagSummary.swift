import Proctoring

/// One flag with everything that it rests on.
public struct FlagSummary: Codable, Hashable, Sendable {
  /// Names it within the report.
  public var id: String
  /// What it is about.
  public var kind: FlagKind
  /// The gravest severity reached.
  public var severity: Severity
  /// The first positive sample.
  public var startS: Double
  /// The last positive sample.
  public var endS: Double
  /// The sample at which the severity was reached.
  public var raisedAtS: Double
  /// The sample of greatest magnitude.
  public var peak: PeakSummary
  /// The positive samples, at most 240.
  public var trace: [TracePointSummary]
  /// The thresholds in force, adjustments included.
  public var thresholds: ThresholdsSummary
  /// The adjustments that were in force.
  public var accommodations: [AccommodationSummary]
  /// The policy that the thresholds come from.
  public var policyVersion: String
  /// The models that it rests on.
  public var models: [ModelSummary]
  /// Shows the flag from its start; nil when it could not be cut, see `clipError`, or is yet to be.
  public var clip: ClipSummary?
  /// Shows the peak, where it lies after the end of `clip`.
  public var peakClip: ClipSummary?
  /// Why there is no clip; nil as well while it is yet to be cut.
  public var clipError: String?
  /// Who marked it as false, and why; nil where it counts.
  public var overruled: NoteSummary?

  /// Whether it counts in the recommendation.
  public var counts: Bool { overruled == nil }
}

/// The strongest sample.
public struct PeakSummary: Codable, Hashable, Sendable {
  /// Its value.
  public var value: Double
  /// What it is measured in.
  public var unit: String
  /// When.
  public var timeS: Double
}

/// One point of a signal.
public struct TracePointSummary: Codable, Hashable, Sendable {
  /// When.
  public var timeS: Double
  /// Its value, in the unit of the peak.
  public var value: Double
}

/// One border and how long it must be met.
public struct ThresholdSummary: Codable, Hashable, Sendable {
  /// `above`, `at_least`, `magnitude_above` or `magnitude_at_least`.
  public var comparison: String
  /// The number at the border.
  public var limit: Double
  /// The accrued time that raises the severity.
  public var forS: Double
}

/// The borders of both severities; one that is nil is never raised.
public struct ThresholdsSummary: Codable, Hashable, Sendable {
  /// What raises MODERATE.
  public var moderate: ThresholdSummary?
  /// What raises HIGH.
  public var high: ThresholdSummary?
}

/// An adjustment granted to the candidate.
public struct AccommodationSummary: Codable, Hashable, Sendable {
  /// Its name.
  public var name: String
  /// How much, in degrees or seconds.
  public var amount: Double
}

/// A clip on disk.
public struct ClipSummary: Codable, Hashable, Sendable {
  /// The file, relative to the report.
  public var file: String
  /// Lower-case hexadecimal SHA-256 of the file.
  public var sha256: String
  /// The file's length.
  public var bytes: Int
  /// Where in the recording it begins.
  public var startS: Double
  /// Where in the recording it ends.
  public var endS: Double

  /// Creates a clip's facts.
  public init(file: String, sha256: String, bytes: Int, startS: Double, endS: Double) {
    self.file = file
    self.sha256 = sha256
    self.bytes = bytes
    self.startS = startS
    self.endS = endS
  }
}
