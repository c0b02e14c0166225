import Proctoring
import SessionModel

/// What became of a flag's clips.
public enum ClipOutcome: Hashable, Sendable {
  /// They were cut: the flag's own, and the peak's where it has one.
  case cut(clip: ClipSummary, peak: ClipSummary?)
  /// They could not be cut.
  case failed(why: String)
  /// They are yet to be cut.
  case awaited
}

extension SessionTime {
  /// Seconds as reports show them, rounded to milliseconds.
  public var reportSeconds: Double { (seconds * 1_000).rounded() / 1_000 }
}

extension FlagSummary {
  /// Makes the report's entry of one flag.
  ///
  /// - Parameter overruled: Who marked it as false, and why; nil where it counts.
  public init(
    _ flag: Flag, policyVersion: String, models: [ModelSummary], clips: ClipOutcome,
    overruled: NoteSummary? = nil
  ) {
    self.init(
      id: flag.id.rawValue, kind: flag.kind, severity: flag.severity, startS: flag.start.reportSeconds,
      endS: flag.end.reportSeconds, raisedAtS: flag.raisedAt.reportSeconds,
      peak: PeakSummary(
        value: flag.peak.value.rounded(toPlaces: 3), unit: flag.kind.unit, timeS: flag.peak.time.reportSeconds
      ),
      trace: flag.trace.points.map {
        TracePointSummary(timeS: $0.time.reportSeconds, value: $0.value.rounded(toPlaces: 3))
      },
      thresholds: ThresholdsSummary(
        moderate: flag.rule.moderate.map(ThresholdSummary.init),
        high: flag.rule.high.map(ThresholdSummary.init)),
      accommodations: flag.accommodations.map { AccommodationSummary(name: $0.name, amount: $0.amount) },
      policyVersion: policyVersion, models: models, clip: nil, peakClip: nil, clipError: nil,
      overruled: overruled)
    switch clips {
    case .cut(let clip, let peak):
      self.clip = clip
      peakClip = peak
    case .failed(let why): clipError = why
    case .awaited: break
    }
  }
}

extension ThresholdSummary {
  init(_ criterion: Criterion) {
    let comparison =
      switch criterion.threshold {
      case .above: "above"
      case .atLeast: "at_least"
      case .magnitudeAbove: "magnitude_above"
      case .magnitudeAtLeast: "magnitude_at_least"
      }
    self.init(
      comparison: comparison, limit: criterion.threshold.limit, forS: criterion.duration.seconds)
  }
}

extension CoverageSummary {
  /// Makes the report's account of coverage.
  public init(
    shares: CoverageShares, rule: CoverageRule, faces: CoverageMeter, voices: CoverageMeter,
    stream: StreamMonitor
  ) {
    func untold(_ meter: CoverageMeter, _ sense: UntoldSummary.Sense) -> [UntoldSummary] {
      meter.untoldSpans.map {
        UntoldSummary(
          sense: sense, reason: $0.reason.rawValue, startS: $0.span.start.reportSeconds,
          endS: $0.span.end.reportSeconds)
      }
    }
    self.init(
      // Down, so that no share looks as if it reached the minimum that it was found to miss.
      face: shares.face?.roundedDown(toPlaces: 4), audio: shares.audio?.roundedDown(toPlaces: 4),
      faceMinimum: rule.faceMinimum, audioMinimum: rule.audioMinimum,
      cannotTell: (untold(faces, .face) + untold(voices, .voice)).sorted {
        ($0.startS, $0.endS) < ($1.startS, $1.endS)
      },
      streamGaps: stream.gaps.map(SpanSummary.init), clockSuspect: stream.suspectClock.map(SpanSummary.init),
      omittedSpans: faces.omittedSpans + voices.omittedSpans + stream.omittedSpans)
  }
}

extension SpanSummary {
  init(_ span: SessionSpan) {
    self.init(startS: span.start.reportSeconds, endS: span.end.reportSeconds)
  }
}

extension RecommendationSummary {
  /// Makes the report's account of a recommendation.
  public init(_ recommendation: Recommendation) {
    self.init(
      outcome: recommendation.outcome, rule: recommendation.rule, explanation: recommendation.explanation,
      flags: recommendation.flags.map(\.rawValue))
  }
}

extension Double {
  /// The nearest value with so many decimal places.
  func rounded(toPlaces places: Int) -> Double {
    let scale = (0..<places).reduce(1.0) { scale, _ in scale * 10 }
    return (self * scale).rounded() / scale
  }

  /// The greatest value with so many decimal places that is not above this one, but for what binary cannot show.
  func roundedDown(toPlaces places: Int) -> Double {
    let scale = (0..<places).reduce(1.0) { scale, _ in scale * 10 }
    return (self * scale + 1e-9).rounded(.down) / scale
  }
}
