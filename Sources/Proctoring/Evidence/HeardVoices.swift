import SessionModel

/// Looks up, after a session, whether another voice was heard in a stretch of it.
public struct HeardVoices: Sendable {
  private let moments: [ObservedMoment]

  /// Takes the moments of the whole session, in order of time.
  public init(_ moments: [ObservedMoment]) { self.moments = moments }

  /// The shares of a stretch in which another voice was heard, and in which it could not be told, 0…1; nil where
  /// there is no moment in it.
  public func shares(of span: SessionSpan) -> (other: Double, untold: Double)? {
    var index = firstIndex(notBefore: span.start)
    var counts = (all: 0, other: 0, untold: 0)
    while index < moments.count, moments[index].time <= span.end {
      switch moments[index].sensed[.multiSpeaker] {
      case .measured: counts.other += 1
      case .cannotTell: counts.untold += 1
      case .clear, nil: break
      }
      counts.all += 1
      index += 1
    }
    guard counts.all > 0 else { return nil }
    return (Double(counts.other) / Double(counts.all), Double(counts.untold) / Double(counts.all))
  }

  private func firstIndex(notBefore time: SessionTime) -> Int {
    var low = 0
    var high = moments.count
    while low < high {
      let middle = (low + high) / 2
      if moments[middle].time < time { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
