import SessionModel

/// The speech of a window as one strand without its pauses, and along it how alike to the candidate it sounds.
///
/// Voiceprints rest on stretches that overlap. The more speech is gathered, the more alike a voice is to itself, so
/// neighbouring stretches are judged together too; where another begins and ends, single ones tell (``VoiceStep``).
struct VoiceStrand {
  /// The borders between a candidate's speech and another's, as likenesses to the candidate.
  struct Borders {
    /// Less alike speech may be another's.
    let candidateFrom: Double
    /// A less alike stretch is another's.
    let otherBelow: Double
    /// The same of a stretch gathered with its neighbours: one on each side, two and so on.
    let gatheredBelow: [Double]
    /// How alike the candidate's own speech usually is.
    let usual: Double
    /// How alike another's speech usually is.
    let expectedOther: Double
  }

  /// What a part of the strand is.
  struct Part {
    /// When it is spoken, in order of time.
    let turns: [SessionSpan]
    /// Whether somewhere in it the likeness falls to where it can only be another's.
    let isDeep: Bool
  }

  /// A change this near to a pause happened in it, in seconds of speech.
  private static let reach = 0.3
  /// A change this near to an end of the strand cannot be told from none, in seconds.
  private static let unseen = 0.4
  /// A shorter break in speech is not a pause, in seconds.
  private static let leastPause = 0.08

  /// The speech, in order of time, with the place in the strand at which each span begins.
  private var spans: [(place: Double, span: SessionSpan)] = []
  /// Places of the stretches, and what identifies the voice of each.
  private var prints: [(place: Double, print: Voiceprint?)] = []
  /// Places of the voiceprints, and how alike each is to the candidate's.
  private var likenesses: [(place: Double, value: Double)] = []
  private let candidate: CandidateVoice
  /// How much speech a stretch has, in seconds.
  private var width = 0.0
  /// Places at which there is a pause.
  private var pauses: [Double] = []
  private var length = 0.0

  /// Lays the stretches of a window behind one another.
  ///
  /// - Parameter stretches: In order of time; the turns of each are what it stands for, `alone` is on how much
  ///   its voiceprint rests.
  init(_ stretches: [LocalVoice], candidate: CandidateVoice) {
    self.candidate = candidate
    guard let first = stretches.first else { return }
    width = first.alone.seconds
    let step = 2 * first.turns.reduce(0) { $0 + $1.duration.seconds } - width
    for (index, stretch) in stretches.enumerated() {
      prints.append((width / 2 + Double(index) * step, stretch.print))
      for turn in stretch.turns { append(turn) }
    }
    likenesses = gathered(0)
  }

  /// How alike each stretch is together with so many neighbours on each side, where all of them can be identified.
  private func gathered(_ neighbours: Int) -> [(place: Double, value: Double)] {
    prints.indices.dropFirst(neighbours).dropLast(neighbours).compactMap { index in
      let together = prints[(index - neighbours)...(index + neighbours)].compactMap(\.print)
      guard together.count == 2 * neighbours + 1,
        let mean = Voiceprint.mean(together.map { (print: $0, weight: 1) })
      else { return nil }
      return (prints[index].place, mean.similarity(to: candidate.print))
    }
  }

  private mutating func append(_ turn: SessionSpan) {
    if let last = spans.last?.span, (turn.start - last.end).seconds > Self.leastPause {
      pauses.append(length)
    }
    spans.append((length, turn))
    length += turn.duration.seconds
  }

  /// The parts that may be another's, in order. Where one is another's, it is cut down to the step that explains it
  /// best, with its ends in pauses where some are near; what lies farther from that than a stretch's half cannot be told.
  func parts(_ borders: Borders) -> [Part] {
    let scales = borders.gatheredBelow.enumerated().map { (gathered($0.offset + 1), $0.element) }
    return runs(below: borders.candidateFrom, in: 0...length).flatMap { run -> [Part] in
      let least = leastLikeness(in: run)
      let isDeep =
        least < borders.otherBelow
        || scales.contains { likenesses, border in
          likenesses.contains { run.contains($0.place) && $0.value < border }
        }
      let step = isDeep ? step(in: run, least: least, borders) : nil
      guard let step else { return [part(run.lowerBound, run.upperBound, isDeep: false)] }
      return [
        part(run.lowerBound, step.lowerBound - width / 2, isDeep: false),
        part(step.lowerBound, step.upperBound, isDeep: true),
        part(step.upperBound + width / 2, run.upperBound, isDeep: false),
      ]
    }
  }

  /// Where another speaks in a run of low likeness; nil where that is within a pause.
  private func step(
    in run: ClosedRange<Double>, least: Double, _ borders: Borders
  ) -> ClosedRange<Double>? {
    // One who is less alike than others usually are must not pass for one who speaks longer.
    let expected = min(borders.expectedOther, (borders.expectedOther + least) / 2)
    let step = VoiceStep(
      to: likenesses, ofWidth: width, usual: borders.usual, expected: expected, around: run, until: length)
    // What lies beyond the ends of the strand nobody heard.
    let atStart = run.lowerBound <= 0 && step.places.lowerBound < Self.unseen
    let atEnd = run.upperBound >= length && step.places.upperBound > length - Self.unseen
    let from = atStart ? 0 : nearPause(step.places.lowerBound)
    let to = atEnd ? length : nearPause(step.places.upperBound)
    return from < to ? from...to : nil
  }

  private func part(_ from: Double, _ to: Double, isDeep: Bool) -> Part {
    Part(turns: from < to ? turns(in: from...to) : [], isDeep: isDeep)
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
