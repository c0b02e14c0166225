/// Another's speech within a strand, as it explains best how the likeness to the candidate falls and rises again.
///
/// A stretch that lies in it by some share is by that share less alike. How alike the other is where it fills a whole
/// stretch is fitted too, but not far from what others usually are: a short voice, which never fills one, would pass
/// for a longer and more alike one.
struct VoiceStep {
  /// Where it begins and ends, in seconds of speech; at most a step of the grid behind the end of the strand.
  let places: ClosedRange<Double>

  /// The standard deviation of likenesses of one voice.
  private static let noise = 0.09
  /// The standard deviation of how alike others are to a candidate.
  private static let spread = 0.08
  /// How exactly its ends are found, in seconds.
  private static let grid = 0.05
  /// So far from where the likeness crosses a limit an end may lie, in seconds.
  private static let reach = 0.9
  /// So far away likenesses count, in seconds.
  private static let sight = 1.2

  /// Fits it by least squares.
  ///
  /// - Parameters:
  ///   - likenesses: Of stretches, by the places of their middles.
  ///   - width: How much speech a stretch has, in seconds.
  ///   - usual: How alike the candidate's own speech is.
  ///   - expected: How alike another's usually is; less than `usual`.
  ///   - run: Where the likeness is low.
  ///   - length: Where the strand ends; it begins at 0.
  init(
    to likenesses: [(place: Double, value: Double)], ofWidth width: Double, usual: Double, expected: Double,
    around run: ClosedRange<Double>, until length: Double
  ) {
    let near = likenesses.filter { abs($0.place - run.clamping($0.place)) <= Self.sight }
    let from = max(run.lowerBound - Self.reach, 0)
    let count = Int(((min(run.upperBound + Self.reach, length) - from) / Self.grid).rounded(.up))
    // Of a given beginning and end the best depth, and with it what is left unexplained, are known in closed form.
    let certainty = (Self.noise / Self.spread) * (Self.noise / Self.spread)
    var best = (score: -Double.infinity, places: run)
    for start in 0..<max(count, 0) {
      for end in (start + 1)...count {
        let places = (from + Double(start) * Self.grid)...(from + Double(end) * Self.grid)
        var explained = certainty * (usual - expected)
        var weight = certainty
        for (place, value) in near {
          let share = places.overlap(with: (place - width / 2)...(place + width / 2)) / width
          explained += share * (usual - value)
          weight += share * share
        }
        let score = explained * abs(explained) / weight
        if score > best.score { best = (score, places) }
      }
    }
    places = best.places
  }
}

extension ClosedRange<Double> {
  fileprivate func clamping(_ value: Double) -> Double { Swift.min(Swift.max(value, lowerBound), upperBound) }

  fileprivate func overlap(with other: ClosedRange<Double>) -> Double {
    Swift.max(0, Swift.min(upperBound, other.upperBound) - Swift.max(lowerBound, other.lowerBound))
  }
}
