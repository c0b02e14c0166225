import SessionModel

/// The candidate's voice, as it was enrolled or found.
public struct CandidateVoice: Hashable, Sendable {
  /// What identifies it.
  public let print: Voiceprint
  /// How alike to it 1.6 s of the candidate's own speech usually are, −1…1; less in noise, and for lively voices.
  public let usualLikeness: Double

  /// The usual likeness of the voices of the calibration.
  public static let typicalLikeness = 0.7

  /// Takes a voice of whose speech nothing else is known.
  ///
  /// - Parameter usualLikeness: The typical one where it was not measured.
  public init(_ print: Voiceprint, usualLikeness: Double = Self.typicalLikeness) {
    self.print = print
    self.usualLikeness = usualLikeness
  }

  /// Finds the voice that speaks most in a recording.
  ///
  /// - Parameters:
  ///   - windows: The windows of the whole recording, in order of time.
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

  /// Takes a voice that was enrolled, and measures how alike its speech is to it: the speech that it was enrolled
  /// from, and whatever is alike elsewhere.
  ///
  /// - Parameters:
  ///   - print: What identifies it.
  ///   - span: The stretch in which the candidate alone speaks.
  ///   - windows: The windows of the whole recording, in order of time.
  ///   - excluded: Stretches in which others speak.
  public static func enrolled(
    _ print: Voiceprint, from span: SessionSpan, in windows: [SpeakerWindow],
    excluding excluded: [SessionSpan]
  ) -> CandidateVoice {
    let heard = HeardSpeech.all(in: windows, excluding: excluded)
    let own = heard.filter { span.contains($0.middle) || $0.print.similarity(to: print) >= alike }
    return CandidateVoice(
      print, usualLikeness: usualLikeness(of: own, to: print) ?? typicalLikeness)
  }

  /// Voiceprints this alike are taken for the same voice's.
  private static let alike = 0.5
  /// More voiceprints than this are not needed to know a voice by.
  private static let mostCompared = 400

  private static func support(
    _ center: Voiceprint, _ heard: [(print: Voiceprint, weight: Double)]
  ) -> Double {
    heard.reduce(0) { $0 + ($1.print.similarity(to: center) >= alike ? $1.weight : 0) }
  }

  /// The median over the length of the speech; nil where there is none.
  private static func usualLikeness(of heard: [HeardSpeech], to print: Voiceprint) -> Double? {
    let likenesses = heard.map { (value: $0.print.similarity(to: print), seconds: $0.seconds) }
      .sorted { $0.value < $1.value }
    let half = likenesses.reduce(0) { $0 + $1.seconds } / 2
    var sum = 0.0
    return likenesses.first {
      sum += $0.seconds
      return sum >= half
    }?.value
  }

  private static func thinned(
    _ heard: [(print: Voiceprint, weight: Double)]
  ) -> [(print: Voiceprint, weight: Double)] {
    let step = max(1, (heard.count + mostCompared - 1) / mostCompared)
    return stride(from: 0, to: heard.count, by: step).map { heard[$0] }
  }
}

/// Speech that one window judges, with what identifies its voice.
private struct HeardSpeech {
  let print: Voiceprint
  let middle: SessionTime
  /// How much of it there is.
  let seconds: Double

  /// All speech that can be identified. Windows overlap: what two of them heard counts once.
  static func all(in windows: [SpeakerWindow], excluding excluded: [SessionSpan]) -> [HeardSpeech] {
    zip(windows, SpeakerWindow.judged(in: windows)).flatMap { window, judged in
      window.voices.compactMap { HeardSpeech($0, judged: judged, excluding: excluded) }
    }
  }

  private init?(_ voice: LocalVoice, judged: SessionSpan, excluding excluded: [SessionSpan]) {
    guard let print = voice.print, let first = voice.turns.first, let last = voice.turns.last else {
      return nil
    }
    let whole = voice.turns.reduce(SessionDuration.zero) { $0 + $1.duration }
    let others = voice.turns.reduce(SessionDuration.zero) { $0 + $1.covered(by: excluded) }
    let counted = voice.turns.compactMap { $0.intersection(judged) }.reduce(SessionDuration.zero) {
      $0 + $1.duration
    }
    guard others.seconds < whole.seconds / 2, counted > .zero else { return nil }
    self.print = print
    middle = first.start + SessionDuration(seconds: (last.end - first.start).seconds / 2)
    seconds = counted.seconds
  }
}
