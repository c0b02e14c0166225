import SessionModel

/// What a browser sends at once.
public struct ClientEventBatch: Hashable, Sendable {
  /// The most events of a batch.
  public static let mostEvents = 200

  /// The events in the order of their numbers, each number once.
  public let events: [ClientEvent]

  /// Takes events, none too; those that contradict themselves or have one number are refused.
  public init(_ events: [ClientEvent]) throws(FieldFault) {
    try TextBound.check(events.count, "events", in: 0...Self.mostEvents)
    var seen: Set<Int> = []
    for (index, event) in events.enumerated() {
      let field = "events.\(index)"
      try TextBound.check(event.sequence, "\(field).sequence", in: 1...ClientEvent.mostSequence)
      guard seen.insert(event.sequence).inserted else {
        throw FieldFault(field: "\(field).sequence", problem: "is given twice")
      }
      try Self.check(event, field)
    }
    self.events = events.sorted { $0.sequence < $1.sequence }
  }

  private static func check(_ event: ClientEvent, _ field: String) throws(FieldFault) {
    guard event.isBounded else {
      throw FieldFault(field: "\(field).time_s", problem: "is outside the day that a session may last")
    }
    guard event.hasFittingPhase else {
      let known = event.kind.lasts ? "began and ended" : "point"
      throw FieldFault(field: "\(field).phase", problem: "is none of this kind's, which are: \(known)")
    }
    guard event.hasFittingDevice else {
      let problem = event.kind.namesDevice ? "is missing" : "is given for a kind that has none"
      throw FieldFault(field: "\(field).device", problem: problem)
    }
  }
}

/// An event as it is kept.
public struct ClientEventRecord: Hashable, Sendable {
  /// What the browser told.
  public let event: ClientEvent
  /// When it arrived, by the server's clock: what a browser cannot make up.
  public let receivedAt: WallTime

  /// Puts a record together.
  public init(_ event: ClientEvent, receivedAt: WallTime) {
    self.event = event
    self.receivedAt = receivedAt
  }
}
