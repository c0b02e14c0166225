import SessionModel

/// The speech of a window as one strand without its pauses, and along it how alike to the candidate it sounds.
///
/// Voiceprints rest on stretches that overlap, so where the speaker changes the likeness falls over the length
/// of a stretch, and is half-way down at the change. A voice shorter than a stretch never fills one: at half of
/// its depth it measures as long as a stretch, and no longer.
struct VoiceStrand {
  /// What a part of the strand is.
  struct Part {
    /// When it is spoken, in order of time.
    let turns: [SessionSpan]
    /// Whether somewhere in it the likeness falls to where it can only be another's.
    let isDeep: Bool
  }

  /// A change this near to a pause happened in it, in seconds of speech.
  private static let reach = 0.3
  /// A shorter break in speech is not a pause, in seconds.
  private static let leastPause = 0.08

  /// The speech, in order of time, with the place in the strand at which each span begins.
  private var spans: [(place: Double, span: SessionSpan)] = []
  /// Places of the voiceprints, and how alike each is to the candidate's.
  private var likenesses: [(place: Double, value: Double)] = []
  /// Places at which there is a pause.
  private var pauses: [Double] = []
  private var length = 0.0

  /// Lays the stretches of a window behind one another.
  ///
  /// - Parameter stretches: In order of time; the turns of each are what it stands for, `alone` is on how much
  ///   its voiceprint rests.
  init(_ stretches: [LocalVoice], candidate: CandidateVoice) {
    let shares = stretches.map { $0.turns.reduce(0) { $0 + $1.duration.seconds } }
    guard let first = stretches.first, let firstShare = shares.first else { return }
    let half = first.alone.seconds / 2
    let step = 2 * firstShare - first.alone.seconds
    for (index, stretch) in stretches.enumerated() {
      if let print = stretch.print {
        likenesses.append((half + Double(index) * step, print.similarity(to: candidate.print)))
      }
      for turn in stretch.turns { append(turn) }
    }
  }

  private mutating func append(_ turn: SessionSpan) {
    if let last = spans.last?.span, (turn.start - last.end).seconds > Self.leastPause {
      pauses.append(length)
    }
    spans.append((length, turn))
    length += turn.duration.seconds
  }

  /// The parts less alike than `level`, in order. Those whose least likeness is below `deep` are cut down to
  /// what lies below the middle between that and `usual`, and end in a pause where one is near.
  func parts(below level: Double, deep: Double, usual: Double) -> [Part] {
    runs(below: level, in: 0...length).map { run in
      let least = leastLikeness(in: run)
      guard least < deep else { return Part(turns: turns(in: run), isDeep: false) }
      let narrow = runs(below: min(level, (usual + least) / 2), in: run)
      let from = nearPause(narrow.first?.lowerBound ?? run.lowerBound)
      let to = nearPause(narrow.last?.upperBound ?? run.upperBound)
      return Part(turns: turns(in: from...max(from, to)), isDeep: true)
    }
  }

  private func nearPause(_ place: Double) -> Double {
    guard place > 0, place < length,
      let nearest = pauses.min(by: { abs($0 - place) < abs($1 - place) })
    else { return place }
    return abs(nearest - place) <= Self.reach ? nearest : place
  }

  private func turns(in places: ClosedRange<Double>) -> [SessionSpan] {
    spans.compactMap { place, span in
      let from = max(places.lowerBound - place, 0)
      let to = min(places.upperBound - place, span.duration.seconds)
      guard from < to else { return nil }
      return SessionSpan(
        span.start + SessionDuration(seconds: from), span.start + SessionDuration(seconds: to))
    }
  }

  private func leastLikeness(in places: ClosedRange<Double>) -> Double {
    let ends = [likeness(at: places.lowerBound), likeness(at: places.upperBound)]
    return (likenesses.filter { places.contains($0.place) }.map(\.value) + ends).min() ?? 1
  }

  /// Straight between voiceprints, level before the first and behind the last.
  private func likeness(at place: Double) -> Double {
    guard let next = likenesses.firstIndex(where: { $0.place >= place }) else {
      return likenesses.last?.value ?? 1
    }
    guard next > 0 else { return likenesses[0].value }
    let (a, b) = (likenesses[next - 1], likenesses[next])
    return a.value + (b.value - a.value) * (place - a.place) / (b.place - a.place)
  }

  private func runs(below level: Double, in places: ClosedRange<Double>) -> [ClosedRange<Double>] {
    let inner = likenesses.map(\.place).filter { places.contains($0) }
    let knots = [places.lowerBound] + inner + [places.upperBound]
    var runs: [ClosedRange<Double>] = []
    for (from, to) in zip(knots, knots.dropFirst()) where from < to {
      let (a, b) = (likeness(at: from), likeness(at: to))
      guard a < level || b < level else { continue }
      let crossing = from + (to - from) * (a == b ? 0 : (level - a) / (b - a))
      let low = a < level ? from : crossing
      let high = b < level ? to : crossing
      if let last = runs.last, low - last.upperBound < 1e-9 {
        runs[runs.count - 1] = last.lowerBound...max(last.upperBound, high)
      } else {
        runs.append(low...max(low, high))
      }
    }
    return runs
  }
}
