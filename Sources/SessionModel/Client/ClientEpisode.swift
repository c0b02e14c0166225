/// What a browser told of one occasion: what lasts from its beginning to its end, as far as both were told.
public struct ClientEpisode: Hashable, Sendable {
  /// What it told of.
  public let kind: ClientEventKind
  /// Of which sort of device; nil for a kind that is told of none.
  public let device: ClientDevice?
  /// When it began, or happened; nil where only its end was told.
  public let start: SessionTime?
  /// When it ended; nil where that was not told, ``start`` where it does not last.
  public let end: SessionTime?

  /// Where it stands in a list: where it began, or else ended.
  public var listedAt: SessionTime { start ?? end ?? .zero }

  /// Puts beginnings and ends together: an end belongs to the beginning of its kind right before it. Nothing is
  /// guessed where one of both is missing.
  ///
  /// - Parameter events: In any order.
  /// - Returns: In order of time, then as the browser counts.
  public static func episodes(of events: [ClientEvent]) -> [ClientEpisode] {
    var open: [ClientEventKind: ClientEvent] = [:]
    var told: [(first: ClientEvent, episode: ClientEpisode)] = []
    for event in events.sorted(by: ClientEvent.isListedBefore) {
      switch event.phase {
      case .point: told.append((event, ClientEpisode(event, start: event.time, end: event.time)))
      case .began:
        guard let earlier = open.updateValue(event, forKey: event.kind) else { continue }
        told.append((earlier, ClientEpisode(earlier, start: earlier.time, end: nil)))
      case .ended:
        let start = open.removeValue(forKey: event.kind)
        told.append((start ?? event, ClientEpisode(event, start: start?.time, end: event.time)))
      }
    }
    told += open.values.map { ($0, ClientEpisode($0, start: $0.time, end: nil)) }
    return told.sorted { ClientEvent.isListedBefore($0.first, $1.first) }.map(\.episode)
  }

  private init(_ event: ClientEvent, start: SessionTime?, end: SessionTime?) {
    kind = event.kind
    device = event.device
    self.start = start
    self.end = end
  }
}
