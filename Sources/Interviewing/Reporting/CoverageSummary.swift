/// A stretch of time.
public struct SpanSummary: Codable, Hashable, Sendable {
  /// Its beginning.
  public var startS: Double
  /// Its end.
  public var endS: Double
}

/// A stretch in which could not be told, and why.
public struct UntoldSummary: Codable, Hashable, Sendable {
  /// What was looked or listened for.
  public enum Sense: String, Codable, Hashable, Sendable {
    /// The candidate's face.
    case face
    /// Other voices.
    case voice
  }

  /// What could not be told of.
  public var sense: Sense
  /// Why.
  public var reason: String
  /// Its beginning.
  public var startS: Double
  /// Its end.
  public var endS: Double
}

/// How much could be judged.
public struct CoverageSummary: Codable, Hashable, Sendable {
  /// The share of the time in which faces could be judged, 0…1; nil when they were not looked for.
  @WrittenAsNull public var face: Double?
  /// The share of the time in which voices could be judged, 0…1; nil when they were not listened for.
  @WrittenAsNull public var audio: Double?
  /// The least share of faces that the policy asks for.
  public var faceMinimum: Double
  /// The least share of voices that the policy asks for.
  public var audioMinimum: Double
  /// Where faces or voices could not be judged, and why; in order of time.
  public var cannotTell: [UntoldSummary]
  /// Where no picture arrived.
  public var streamGaps: [SpanSummary]
  /// Where the recording's clock went back: from the claimed to the latest time.
  public var clockSuspect: [SpanSummary]
  /// How many such stretches are not listed, because they were too many.
  public var omittedSpans: Int
}
