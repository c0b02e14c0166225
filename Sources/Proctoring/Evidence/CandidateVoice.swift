import SessionModel

/// The candidate's voice, as it was enrolled.
public struct CandidateVoice: Hashable, Sendable {
  /// What identifies it.
  public let print: Voiceprint
  /// How alike to it 1.6 s of the candidate's own speech usually are; less in noise, and for lively voices.
  public let usualLikeness: Double

  /// The usual likeness of the voices of the calibration.
  public static let typicalLikeness = 0.7

  /// Takes a voice that was enrolled.
  ///
  /// - Parameter usualLikeness: The typical one where it was not measured.
  public init(_ print: Voiceprint, usualLikeness: Double = Self.typicalLikeness) {
    self.print = print
    self.usualLikeness = usualLikeness
  }

  /// Finds the voice that speaks most in a recording.
  ///
  /// - Parameters:
  ///   - windows: The windows of the whole recording.
  ///   - excluded: Stretches in which others speak.
  /// - Returns: nil where nobody speaks long enough to be known.
  public static func dominant(in windows: [SpeakerWindow], excluding excluded: [SessionSpan])
    -> CandidateVoice?
  {
    let heard = windows.flatMap(\.voices).compactMap { voice -> (print: Voiceprint, weight: Double)? in
      let turns = voice.turns.reduce(SessionDuration.zero) { $0 + $1.duration }
      let others = voice.turns.reduce(SessionDuration.zero) { $0 + $1.covered(by: excluded) }
      guard let print = voice.print, others.seconds < turns.seconds / 2 else { return nil }
      return (print, voice.alone.seconds)
    }
    let sample = thinned(heard)
    guard let seed = sample.max(by: { support($0.print, sample) < support($1.print, sample) }) else {
      return nil
    }
    var center = seed.print
    for _ in 0..<3 {
      let near = heard.filter { $0.print.similarity(to: center) >= alike }
      center = Voiceprint.mean(near) ?? center
    }
    let likenesses = sample.map { $0.print.similarity(to: center) }.sorted()
    return CandidateVoice(center, usualLikeness: likenesses[likenesses.count / 2])
  }

  /// Voiceprints this alike are taken for the same voice's.
  private static let alike = 0.5
  /// More voiceprints than this are not needed to find the voice that speaks most.
  private static let mostCompared = 400

  private static func support(
    _ center: Voiceprint, _ heard: [(print: Voiceprint, weight: Double)]
  ) -> Double {
    heard.reduce(0) { $0 + ($1.print.similarity(to: center) >= alike ? $1.weight : 0) }
  }

  private static func thinned(
    _ heard: [(print: Voiceprint, weight: Double)]
  ) -> [(print: Voiceprint, weight: Double)] {
    let step = max(1, (heard.count + mostCompared - 1) / mostCompared)
    return stride(from: 0, to: heard.count, by: step).map { heard[$0] }
  }
}
