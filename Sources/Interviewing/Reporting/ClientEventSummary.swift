import SessionModel

/// What a browser told of one occasion, as a report shows it.
public struct ClientEventSummary: Codable, Hashable, Sendable {
  /// What it told of.
  public var kind: ClientEventKind
  /// Of which sort of device; nil for a kind that is told of none.
  @WrittenAsNull public var device: ClientDevice?
  /// When it began, or happened, as the browser claims; nil where only its end was told.
  @WrittenAsNull public var startS: Double?
  /// When it ended, ``startS`` where it does not last; nil where that was not told.
  @WrittenAsNull public var endS: Double?

  /// Makes the report's entry of an episode.
  public init(_ episode: ClientEpisode) {
    kind = episode.kind
    device = episode.device
    startS = episode.start?.reportSeconds
    endS = episode.end?.reportSeconds
  }

  /// How many events it was told by: a beginning and an end are two.
  public var eventCount: Int { kind.lasts && startS != nil && endS != nil ? 2 : 1 }
}
